"""Reviews: what waits for a person, what persons decided, and how far they agree."""
