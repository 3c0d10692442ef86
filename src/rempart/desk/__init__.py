"""The desk: accounts and what a team does with a book; storage and rules, no pages."""
