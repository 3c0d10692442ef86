"""How the tables of a book came to be, revision by revision."""
