"""Sheets of others beside the ledger: a tracker's or a register's rows matched, missing and differing."""
