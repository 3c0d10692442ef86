"""What all documents together say: agreements, contradictions kept, origins counted."""
