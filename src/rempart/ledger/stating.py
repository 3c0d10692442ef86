"""States that the vocabulary of claims has no word for, read in the words of the claim's own sentence."""

import re
from functools import cache, lru_cache

from rempart.claims.claim import Claim
from rempart.claims.folding import fold
from rempart.terms.table import table

# Scripts that set no space between words: a stem may stand anywhere.
_UNSPACED = frozenset(("ja", "zh", "ko", "ar"))


def says(claim: Claim, language: str, state: str) -> bool:
    """True where the quote has the words that the table ``status_words`` asks for this state.

    Args:
        claim: Whose quote is read.
        language: Of the report; a language without a row says nothing.
        state: ``approved``, ``financed``, ``in_production``, ``operational`` or a side state.

    Assumes:
        stems of the table at the start of a word; every group of stems is met; no stem of ``unless`` is.

    Example:
        >>> says(claim, "en", "suspended")  # doctest: +SKIP
        True
    """
    asked = _words().get((state, language))
    if asked is None:
        return False
    quote = _folded(claim.quote)
    groups, unless = asked
    return all(group.search(quote) for group in groups) and not (unless and unless.search(quote))


@lru_cache(maxsize=256)
def _folded(quote: str) -> str:
    """Folded once for all the states that are looked for in it."""
    return fold(quote)


@cache
def _words() -> dict[tuple[str, str], tuple[list[re.Pattern[str]], re.Pattern[str] | None]]:
    found: dict[tuple[str, str], tuple[list[re.Pattern[str]], re.Pattern[str] | None]] = {}
    for row in table("status_words").values():
        language = row.text("language")
        groups = [_stems(group, language) for group in row.text("words").split("+")]
        unless = row.text("unless")
        found[row.text("state"), language] = (groups, _stems(unless, language) if unless else None)
    return found


def _stems(told: str, language: str) -> re.Pattern[str]:
    start = "" if language in _UNSPACED else r"\b"
    return re.compile("|".join(start + re.escape(fold(stem.strip())) for stem in told.split("|")))
