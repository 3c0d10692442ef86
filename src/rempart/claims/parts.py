"""A number of all and the numbers of some: *Of these 36, eight have come; the other 28 will follow*."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.claim import is_less
from rempart.claims.draft import Draft
from rempart.claims.mentions import Mention
from rempart.claims.moods import is_participle
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Letters of small words before the number of all that opens its clause.
OPENS: Final = 24
# Sentences back in which all were told, and in which the others were.
ALL, SOME = 4, 1
# Sentences behind all in which some of them are told, and letters before a count in which *the first* stands.
NEXT, FIRST = 4, 12
OUT_OF: Final = frozenset({"of", "from"})
HELD: Final = 40  # letters between things and what they hold
# Letters between a word such as *included* and the price that holds a sum.
INTO: Final = 8
PRICE: Final = 5  # letters of a word for a price, other than *for* and *at*
SMALL: Final = ("article", "preposition", "pronoun", "part", "anaphor")
# What becomes of some of the things only.
COME: Final = frozenset({"receive", "deliver", "reach"})


def verb_of_all(page: Page, sentence: Sentence, anchor: Anchor, frame: Mention | None) -> Mention | None:
    """Return the verb of the number of all, which is not what is told of some: *Of these 36, eight have come*.

    It may have one of its own beside it: *Of the 36 that Armenia ordered, eight have come*.
    """
    if (
        frame is None
        or anchor.money
        or frame.value not in COME
        or not _opens_with_all(page, sentence, anchor)
    ):
        return frame
    some = next((start for start, _ in _smaller(page, sentence, anchor)), None)
    if some is None:
        return frame
    return None


def is_without_subject(page: Page, verb: Mention, end: int) -> bool:
    """Tell a participle beside things that end at ``end``: *of the 34 F-35s ordered*, but not *that it ordered*."""
    told = page.within((end, verb.start), "pronoun", "party", "government")
    return is_participle(page, verb) and not told


def is_held(page: Page, start: int, ends: Sequence[int]) -> bool:
    """Tell a number of what the things counted right before hold: *three fire units with twelve launchers in all*."""
    last = max((end for end in ends if end <= start), default=start)
    gap = (last, start)
    leads = page.within(gap, "preposition") if 0 < start - last <= HELD else []
    held = bool(leads) and leads[0].value == "with" and leads[0].start == last + 1
    return held and not (set(page.folded[last:start]) & set(",;:.") or page.actors_in(gap))


def _opens_with_all(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell a number behind a word for *of* that opens its sentence or clause."""
    low = max(sentence.start, anchor.start - OPENS)
    leads = [p for p in page.within((low, anchor.start), "preposition", "part") if is_out_of(p)]
    if not leads:
        return False
    opens = page.folded[sentence.start : leads[0].start].rstrip(" \"'-")
    return (not opens or opens[-1] in ",;:") and page.mentions.only(
        page.folded, leads[0].start, anchor.start, *SMALL
    )


def is_out_of(word: Mention) -> bool:
    """Tell a word that takes some out of all: *of*, *from*, *spośród*."""
    return word.kind == "part" or bool(OUT_OF & {word.value, word.says("gen")})


def _smaller(page: Page, sentence: Sentence, anchor: Anchor) -> list[tuple[int, int]]:
    """Return the smaller numbers behind the number of all in its sentence."""
    figures = page.numbers_in(sentence.start, sentence.end)
    own = [f for f in figures if anchor.start <= f.start < anchor.end]
    return [(f.start, f.end) for f in figures if own and f.start >= anchor.end and 1 < f.value < own[0].value]


def rests(sentence: Sentence, earlier: Sequence[Draft], here: Sequence[float]) -> set[float]:
    """Return how many are left of all that were told when some of them are: 28, after *36* and *eight*."""
    near = list(takewhile(lambda draft: draft.sentence >= sentence.number - ALL, reversed(earlier)))[::-1]
    near = [d for d in near if d.quantity is not None and not d.in_title]
    left: set[float] = set()
    for place, whole in enumerate(near):
        total = whole.quantity.value if whole.quantity else 0
        behind = [d for d in near[place + 1 :] if d.sentence >= sentence.number - SOME]
        told = [d.quantity.value for d in behind if d.quantity] + list(here)
        left |= {total - value for value in told} | {total - sum(told)}
    return {value for value in left if value > 1}


def priced_in(page: Page, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the deal whose price holds a sum: *Saab makes the guns, a share of 30 million included in the price*."""
    sentence, part = page.sentences[draft.sentence], draft.amount
    words = page.within(sentence, "part") if part and draft.type == "purchase" else []
    papers = page.within(sentence, "anaphor", "price") if words else []
    papers = [p for p in papers if p.end - p.start >= PRICE]
    if part is None or not any(0 <= p.start - w.end <= INTO for w in words for p in papers):
        return None
    buyers = set(draft.roles.get("buyer", ()))
    for whole in reversed(drafts):
        price = whole.amount if whole.type == "purchase" and not whole.in_title else None
        if price is None or whole.start >= draft.start or not buyers & set(whole.roles.get("buyer", ())):
            continue
        if is_less(part, price):
            return whole
    return None


def is_some_of_them(page: Page, draft: Draft, deal: Draft) -> bool:
    """Tell a few of the things just told: *18 howitzers will be built. Five of them are to be handed over*.

    What is handed over may also be *the first five*, or have no noun: *Of the 54 promised eleven are there*.
    """
    count, full = draft.quantity, deal.quantity
    follows = 0 < draft.sentence - deal.sentence <= NEXT
    if count is None or full is None or count.value >= full.value or draft.amount or not follows:
        return False
    start, end = draft.anchor
    words = [word for word in page.within((start, end), "preposition") if is_out_of(word)]
    words += [article for article in page.within((start, end), "article") if article.says("of")]
    words += page.within((start, end), "part")
    if words or draft.type == "purchase":
        return bool(words)
    bare = draft.frame != "pledge" and not page.within((start, end), "item", "unit")
    return bare or bool(page.within((start - FIRST, end), "some_of"))
