"""Programmes kept at the desk: made from the ledger, changed by persons, in versions."""
