"""Rempart beside its rivals, on the same input in the same run."""
