"""The book: reports and judgements kept for good, and the ledger as it was known on any date."""
