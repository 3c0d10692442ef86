"""The page, the tables and the walk back of every number."""
