"""Names as a briefing prints them: parties in their usual English form, quotes, statuses."""

from rempart.claims.claim import Claim

_LONGEST_QUOTE = 280


def sentence_start(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def quoted(claim: Claim) -> str:
    """Return the quote on one line, cut at a word after 280 characters: its start stands in the claim."""
    return shortened(claim.quote)


def shortened(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """Return the text on one line, cut at a word where it is longer than ``longest``."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rpartition(" ")[0] or line[:longest]
