"""Parties: the roles that they have in a deal, and the blocs that reports name beside states."""

# "Europe", "European allies": not the Union, whose code is EU (docs/ledger.md).
EUROPE = "EUROPE"
EU = "EU"
NATO = "NATO"
BLOCS = (EUROPE, EU, NATO)
ROLES = ("buyer", "seller", "funder", "recipient", "producer")
