"""How many people and how much key infrastructure the deliveries could cover."""
