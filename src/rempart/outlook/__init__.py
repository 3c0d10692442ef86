"""What it means for a durable peace, under which named assumptions."""
