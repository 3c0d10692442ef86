"""What a solved plan says: accounts, who carries what, what falls short and why."""
