"""The ledger in the forms of others: one file a format, all written by ``exports.export``."""
