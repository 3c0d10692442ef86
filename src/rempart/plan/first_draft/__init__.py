"""A first programme drawn from a ledger: its promises, items and money, and the judgements it rests on."""
