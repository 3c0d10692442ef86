"""What a state has already, which is no deal of the text, unless it says of whom it got the things."""

from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.mentions import Mention
from rempart.claims.moods import is_participle
from rempart.claims.page import Page

# Letters between a word for what a state has and the count of it.
FLEET: Final = 45
# Letters behind a count in which a participle stands that tells how the things were got, and behind that whose they were.
GIVEN, FROM = 40, 50
AMOUNT: Final = ("bound", "article", "preposition", "rank", "number")
GIFTS: Final = frozenset({"give", "deliver", "buy", "sell"})


def is_owned(page: Page, anchor: Anchor) -> bool:
    """Tell what a state has already: *operates eight Mirage*, *bringing its fleet to 43*."""
    word = had_before(page, anchor.start)
    if word is None or is_got(page, anchor.end):
        return False  # "aligne 80 Leclerc donnés par Abou Dhabi"
    return not page.within((word.end, anchor.start), "frame")


def had_before(page: Page, start: int) -> Mention | None:
    """Return the word of the clause that says that a state has what is counted at ``start``."""
    words = page.within((max(0, start - FLEET), start), "background")
    owned = [b for b in words if b.says("fleet") and not _is_in_verb(page, b)]
    if not owned or any(mark in page.folded[owned[-1].end : start] for mark in (", ", "; ", ". ")):
        return None
    if owned[-1].says("near") and not page.mentions.only(page.folded, owned[-1].end, start, *AMOUNT):
        return None  # "fired more than 5,000 drones", but "launched a tender for 20"
    return owned[-1]


def is_got(page: Page, end: int) -> bool:
    """Tell things with a participle of how they were got: *Rafale jets donated by Doha*, *Rafale, bought from France*."""
    given = [f for f in page.within((end, end + GIVEN), "frame") if f.value in GIFTS]
    for verb in given[:1]:
        gap = page.folded[end : verb.start]
        whose = any(a.led_by == "from" for a in page.actors_in((end, verb.end + FROM)))
        apposed = gap.startswith(", ") and gap.count(",") == 1 and not set(gap) & set(";:.")
        if is_participle(page, verb) and (len(gap) <= 1 or (apposed and whose)):
            return True
    return False


def _is_in_verb(page: Page, word: Mention) -> bool:
    """Tell a word that a verb holds: *put into service* is no *in service*."""
    verbs = page.within((max(0, word.start - FLEET), word.end + 1), "frame")
    return any(f.start < word.start and word.end <= f.end for f in verbs)
