"""What one piece costs, or what each of several gives: *90 million, or four million a tank*, *350 million each*."""

from typing import Final

from rempart.claims.anchor import Anchor, distance, next_to
from rempart.claims.dealless import SHARED, TAKERS
from rempart.claims.language import state_names
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Letters before and behind a sum in which a word for *each* stands, and before it where the sum is its own all the same.
BEFORE, BEHIND, NEAR = 65, 25, 45
# Letters between a sum and its contract, and before both in which an article stands.
TOUCHING: Final = 12


def is_by_piece(page: Page, sentence: Sentence, anchor: Anchor, frame: Mention | None) -> bool:
    """Tell the price of a piece; what each of several parties gives, or one contract for one thing, is none."""
    span = (max(sentence.start, anchor.start - BEFORE), min(sentence.end, anchor.end + BEHIND))
    each = [w for w in page.within(span, "each") if w.start >= anchor.start - NEAR or next_to(anchor, w)]
    if frame is not None and is_of_one_contract(page, anchor, frame):
        opens = min(anchor.start, frame.start)
        each = [word for word in each if ", " not in page.folded[opens : word.start]]
    told = any(anchor.money or next_to(anchor, word) for word in each)
    return told and not _is_of_each(page, sentence, anchor)


def is_of_one_contract(page: Page, anchor: Anchor, frame: Mention | None) -> bool:
    """Tell the sum of a single contract, whatever it is for: *So far only a 31 million contract, for a single prototype*.

    What is bought by one contract is no sum over many, and one thing bought is no price by the piece.
    """
    if not anchor.money or frame is None or frame.value != "deal" or not frame.says("noun"):
        return False
    if distance(anchor, frame) > TOUCHING:
        return False
    low, high = min(anchor.start, frame.start), max(anchor.end, frame.end)
    ones = [f for f in page.numbers_in(low - TOUCHING, high + NEAR) if f.value == 1 and not f.digits]
    return any(one.end <= low or ", " in page.folded[low : one.start] for one in ones)


def _is_of_each(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell what each of several parties gives or gets: *France and Italy will give 350 million each*."""
    shared = [f for f in page.within(sentence, "frame") if f.value in SHARED]
    ahead = [a for a in page.actors_in((sentence.start, anchor.start)) if a.kind == "firm"]
    joined = any(len(set(a.codes) - state_names().keys()) > 1 and a.led_by in TAKERS for a in ahead)
    if joined or not shared:
        return joined  # "the orders to Helsing and Stark of 270 million each"
    subjects = [a for a in page.actors_in((sentence.start, shared[-1].start)) if not a.led_by]
    firms = {code for a in subjects if a.kind == "firm" for code in a.codes if code not in state_names()}
    return len(firms) > 1 or any(len(a.codes) > 1 for a in subjects if a.kind == "state")
