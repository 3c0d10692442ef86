"""How the desk's tables came to be; a history of its own beside that of the book."""
