"""Compose a briefing from a ledger, a schedule, a coverage and an outlook."""

from rempart.briefing.content import Content


class Briefing(Content):
    """A composed briefing (design, section 4.7)."""
