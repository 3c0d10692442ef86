"""How right a reader is: its claims against gold."""
