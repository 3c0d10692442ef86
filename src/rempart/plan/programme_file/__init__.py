"""The file that a planner writes: its rows and amounts, what may be wrong with it, how it is written."""
