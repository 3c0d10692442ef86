"""Which verb or noun governs a figure: buying, giving, lending, producing, asking."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from rempart.claims.clauses import segment
from rempart.claims.language import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.terms.table import Row, table

BUYING = frozenset({"buy", "sell", "choose", "deal", "spend"})
FAR = 10_000


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a claim is about: a sum, a count, or both, with the places they take."""

    start: int
    end: int
    money: bool
    others: tuple[tuple[int, int], ...] = field(default=())


@cache
def frame_rows() -> dict[str, Row]:
    """Return the frames of the grammar by name: type and the role of each place around the verb."""
    return dict(table("languages/all/frames").items())


def governing(page: Page, anchor: Anchor, sentence: Sentence) -> Mention | None:
    """Return the frame that governs an anchor, None where its sentence has none.

    The nearest one wins, with a handicap per kind; a mark that cuts clauses keeps frames apart.
    """
    bodies = [a for a in page.actors_in(sentence) if a.end - a.start > 12]
    frames = [
        f
        for f in page.within(sentence, "frame")
        if not any(b.start < f.start and f.end <= b.end for b in bodies)
    ]
    if not frames:
        return None
    cost = {id(f): _cost(page, anchor, f) for f in frames}
    frames = [f for f in frames if not _names_maker(page, f)] or frames
    best = min(frames, key=lambda f: (cost[id(f)], f.start))
    if cost[id(best)] >= FAR:
        return None
    near = [f for f in frames if cost[id(f)] < 400]
    return _preferred(page, best, near, anchor)


def _cost(page: Page, anchor: Anchor, frame: Mention) -> int:
    low, high = (frame.end, anchor.start) if frame.end <= anchor.start else (anchor.end, frame.start)
    gap = page.folded[low:high] if high > low else ""
    cost = len(gap) + 25 * gap.count(",") + 250 * sum(gap.count(m) for m in ("; ", ": ", " - ", " (", ") "))
    cost += 90 * sum(1 for start, end in anchor.others if low <= start and end <= high)
    row = frame_rows()[frame.value]
    cost += int(row.text("money_rank" if anchor.money else "count_rank"))
    if frame.value == "pledge" and frame.says("noun") and not anchor.money:
        cost += FAR
    inside = page.within((frame.start, frame.end), "item")
    if (
        frame.says("noun")
        and inside
        and not (anchor.start <= inside[0].start < anchor.end)
        and not anchor.money
    ):
        cost += FAR
    if frame.start >= anchor.end and frame.says("verb"):
        cost += 15
    return cost


def _names_maker(page: Page, frame: Mention) -> bool:
    """Tell a participle that only says who builds a thing, or where: *a frigate built by Naval Group*."""
    if frame.value != "produce" or not frame.says("verb"):
        return False
    word = page.folded[frame.start : frame.end].split(" ", 1)[0]
    if page.language.ending(word) != "participle" and word != "made":
        return False
    low = max(0, frame.start - 14)
    helped = [a for a in page.within((low, frame.start), "auxiliary") if a.value == "passive"]
    led = [a for a in page.actors_in((frame.end, frame.end + 50)) if a.led_by in {"by", "in"}]
    return not helped and bool(led) and bool(page.within((low, frame.start), "item", "unit"))


def distance_of(page: Page, anchor: Anchor, frame: Mention) -> int:
    """Return how far a frame is from an anchor, with the handicaps of its kind and of marks between."""
    return _cost(page, anchor, frame)


def _heads(page: Page, noun: Mention, anchor: Anchor) -> bool:
    """Tell a noun whose sum this is: *a donation of 1.5 billion*, *une enveloppe de 200 millions*."""
    small = ("preposition", "article", "currency_link", "bound", "price", "range_open")
    return noun.end <= anchor.start and page.mentions.only(page.folded, noun.end, anchor.start, *small)


def _preferred(page: Page, best: Mention, near: Sequence[Mention], anchor: Anchor) -> Mention:
    """Correct the nearest frame where a phrase is known to mean another one."""
    buying = [f for f in near if f.value in {"buy", "sell", "choose"}]
    producing = [f for f in near if f.value == "produce"]
    if buying and (best.value in {"fund", "ask"} or (best.value == "receive" and anchor.money)):
        return buying[0]
    if best.value == "sell" and best.says("noun"):
        verbs = [f for f in near if f.value == "buy" and f.says("verb")]
        return verbs[0] if verbs else best
    if best.value in {"give", "deliver"} and anchor.money and [f for f in buying if f.says("verb")]:
        return next(f for f in buying if f.says("verb"))
    if best.value == "approve":
        aided = [f for f in near if f.value in {"give", "deliver"} and f.end <= anchor.start]
        return aided[-1] if aided else best
    if best.value == "buy" and best.says("noun"):
        leading = [f for f in near if f.value in {"pledge", "give"} and f.end <= best.start]
        leading = [f for f in leading if f.says("verb") or _heads(page, f, anchor)]
        if leading and anchor.money:
            return leading[-1]
    if best.value == "produce" and best.says("noun") and anchor.money:
        leading = [
            f for f in near if f.value in {"pledge", "spend"} and f.says("verb") and f.end <= anchor.start
        ]
        return leading[-1] if leading else best
    if best.value in {"deal", "cooperate"}:
        aim = [
            f for f in producing if f.start < anchor.start or not page.within((anchor.end, f.start), "part")
        ]
        return aim[0] if aim else best
    return best


def clause(page: Page, sentence: Sentence, anchor: Anchor) -> tuple[int, int]:
    """Return the part of the sentence around an anchor."""
    return segment(page, sentence, anchor.start, anchor.end)
