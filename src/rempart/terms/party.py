"""Parties that are not states: the blocs that reports name."""

# "Europe", "European allies": not the Union, whose code is EU (design, section 3).
EUROPE = "EUROPE"
EU = "EU"
NATO = "NATO"
BLOCS = (EUROPE, EU, NATO)
