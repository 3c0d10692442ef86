"""States that the vocabulary of claims has no word for, read in the words of the claim's own sentence."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from rempart.claims.claim import Claim
from rempart.claims.folding import fold
from rempart.terms.table import table

# A state, the groups of words of which each has to be met, and the words that undo it.
_Asked = tuple[str, list[re.Pattern[str]], re.Pattern[str] | None]
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
        >>> says(claim, "en", "suspended")
        False
    """
    return state in _said(claim.quote, language)


@lru_cache(maxsize=1 << 12)
def _said(quote: str, language: str) -> frozenset[str]:
    """All states that the quote has the words for: most quotes have none of the words of any."""
    any_word, asked = _words().get(language, (None, ()))
    if any_word is None:
        return frozenset()
    folded = fold(quote)
    if not any_word.search(folded):
        return frozenset()
    return frozenset(
        state
        for state, groups, unless in asked
        if all(group.search(folded) for group in groups) and not (unless and unless.search(folded))
    )


@cache
def _words() -> dict[str, tuple[re.Pattern[str], list[_Asked]]]:
    """By language: a pattern for the words of which each state needs one, and what each state asks for."""
    asked: dict[str, list[_Asked]] = defaultdict(list)
    first: dict[str, list[str]] = defaultdict(list)
    for row in table("status_words").values():
        language, unless = row.text("language"), row.text("unless")
        told = row.text("words").split("+")
        groups = [_stems(group, language) for group in told]
        asked[language].append((row.text("state"), groups, _stems(unless, language) if unless else None))
        first[language].append(told[0])
    return {language: (_stems("|".join(first[language]), language), rows) for language, rows in asked.items()}


def _stems(told: str, language: str) -> re.Pattern[str]:
    start = "" if language in _UNSPACED else r"\b"
    return re.compile(f"{start}(?:{'|'.join(re.escape(fold(stem.strip())) for stem in told.split('|'))})")
