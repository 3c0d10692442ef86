"""Parties that are not states: the blocs that reports name."""

# "Europe", "European allies": not the Union, whose code is EU (docs/ledger.md).
EUROPE = "EUROPE"
EU = "EU"
NATO = "NATO"
BLOCS = (EUROPE, EU, NATO)
