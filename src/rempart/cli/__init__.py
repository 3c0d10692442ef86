"""The command line: one command a verb, nothing of the domain in it."""
