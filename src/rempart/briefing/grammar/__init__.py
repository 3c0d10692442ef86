"""How names of parties and goods bend in a sentence, for languages in which they do."""
