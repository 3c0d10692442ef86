"""Money given so that others may make what is counted: *610 million for making 26 howitzers* is one claim."""

from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.anchor import Anchor
from rempart.claims.filled import Filled
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.turning import GIVEN_ARMS

# Verbs and nouns of giving money.
PAYING: Final = frozenset({"fund", "pledge", "give", "spend", "approve"})
# Letters between a sum and the making that it pays for, and between that and the count of what is made; letters behind a count in which it is said to be a yearly one.
FEW, RATE = 24, 60
# Letters behind a count in which stands where it is made, and whose make it is.
PLACE, MAKER = 70, 30
# Letters of a sentence in which the dash of its dateline stands.
DATED: Final = 50


def is_paid_making(page: Page, span: tuple[int, int], making: Mention) -> bool:
    """Tell the making of things for which the sum at the start of a span is given, the things counted at its end.

    *Denmark allots 300 million for the production of 18 howitzers*, but no *will make drones for 50 million, 1,000 a year*.
    """
    start, end = span
    if making.value != "produce" or not start < making.start < end:
        return False
    sentence = page.sentence_at(start)
    sums, counts = page.figures_in(sentence.part(start, end))
    sums = [m for m in sums if m.end <= making.start]
    counts = [c for c in counts if c.start >= making.end]
    if len(sums) != 1 or len(counts) != 1 or page.within((end, min(end + RATE, sentence.end)), "period"):
        return False
    before, behind = (sums[0].end, making.start), (making.end, counts[0].start)
    near = before[1] - before[0] <= FEW and behind[1] - behind[0] <= FEW
    plain = all(not set(page.folded[slice(*gap)]) & set(',;:.()"\n') for gap in (before, behind))
    joined = page.within((before[0], behind[1]), "conjunction")
    pays = [f for f in page.within(sentence, "frame") if f.value in PAYING]
    return near and plain and bool(pays) and not joined


def paid_maker(page: Page, anchor: Anchor) -> Actor | None:
    """Return in whose works things are made for money that another one gives, None where no such maker is told.

    Or the firm whose things they are: *1.1 billion for making 450 drones of the firm Sokil*.
    """
    sentence = page.sentence_at(anchor.start)
    makes = page.within((anchor.start, anchor.end), "frame") if anchor.money else []
    if not any(is_paid_making(page, (anchor.start, anchor.end), frame) for frame in makes):
        return None
    # The place in which a text was written gives nothing: "KYIV, May 21 - Norway will allot".
    dash = page.folded.find(" - ", sentence.start, min(sentence.start + DATED, anchor.start))
    givers = {code for a in page.actors_in((max(dash, sentence.start), anchor.start)) for code in a.codes}
    for actor in page.actors_in((anchor.end, min(anchor.end + PLACE, sentence.end))):
        place = actor.kind == "state" and actor.led_by == "in"
        works = actor.kind == "industry" and actor.led_by in {"in", "at", "by"}
        gap = page.folded[anchor.end : actor.start]
        firm = actor.kind == "firm" and len(gap) <= MAKER and not set(gap) & set(",;:.()")
        if (place or works or firm) and givers and not givers & set(actor.codes):
            return actor
    return None


def add_maker(page: Page, found: list[Filled], anchor: Anchor) -> None:
    """Fill who makes what another one pays for, and gets it where arms are given to that state, in place."""
    maker = paid_maker(page, anchor)
    if maker is None:
        return
    found[:] = [f for f in found if f.role not in {"producer", "seller"}]
    found.append(
        Filled("producer", maker.codes, (maker.start, maker.end), "made in its works for another's money")
    )
    aided = tuple(code for code in maker.codes if code in GIVEN_ARMS)
    if aided and all(f.role != "recipient" for f in found):
        found.append(Filled("recipient", aided, (maker.start, maker.end), "made for its own army"))
