"""Rempart: public reports of defence-cooperation agreements, turned into an accountable programme."""

__version__ = "0.1.0"
__all__: list[str] = []
