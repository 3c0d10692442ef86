"""What a thing or a mission costs by the year, which is no price: *Running the trio costs 900 million pesos a year*."""

from typing import Final

from rempart.claims.anchor import Anchor, next_to
from rempart.claims.clauses import behind_comma, segment
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence

# Verbs and nouns that only tell what something comes to; whoever keeps a thing running may also *pay* for it.
COSTING: Final = frozenset({"spend", "reach"})
PAYING: Final = COSTING | {"fund", "pledge", "give", "ask"}
# Letters between a sum and the word that says it is paid every year.
YEARLY: Final = 30
# Letters of a subject that says no more than *it* or *the latter*.
SHORT: Final = 12


def is_running_cost(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell a sum by the year that keeping something up costs, in a clause that deals with nobody.

    Example: *Senators put the upkeep of the guns at 9 million a year*, *the mission costs Italy 160 million a year*; but
    not *Athens will pay Rheinmetall 40 million a year for ammunition*, nor *the upkeep contract is worth 9 million a year*.
    """
    if not anchor.money or not _is_yearly(page, sentence, anchor) or _is_contract(page, sentence, anchor):
        return False
    low, high = segment(page, sentence, anchor.start, anchor.end)
    span = (low, _end_of_clause(page, anchor, high))
    words = page.within(span, "upkeep")
    frames = [f for f in page.within(span, "frame") if not any(_overlap(f, word) for word in words)]
    kept = [word for word in words if word.value == "noun" and not _is_purpose(page, word)]
    if kept:
        sums = [m.start for m in page.figures_in(sentence)[0] if anchor.start <= m.start < anchor.end]
        first = min([*sums, *(f.start for f in frames)])
        return kept[0].start < first and {f.value for f in frames} <= PAYING
    costs = [word for word in words if word.value == "verb" and next_to(anchor, word)]
    thats = page.within((span[0], costs[-1].start), "that") if costs else []
    # "has asked for guarantees and recalled that the mission costs"
    own = thats[-1].end if thats else span[0]
    return bool(costs) and {f.value for f in frames if f.start >= own} <= COSTING


def _is_contract(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell what a contract for upkeep costs, which is its price: *signed a contract for maintenance that costs 9 million a year*.

    The contract may be told in the sentence before, where this one says no more than *it*.
    """
    told = _papers(page, (sentence.start, anchor.start))
    costs = [word for word in page.within((sentence.start, anchor.start), "upkeep") if word.value == "verb"]
    if told or not costs or not sentence.number:
        return bool(told)
    before = page.sentences[sentence.number - 1]
    lead = (sentence.start, costs[0].start)
    short = lead[1] - lead[0] <= SHORT and not page.within(lead, "item", "party", "firm", "upkeep")
    return short and bool(_papers(page, (before.start, before.end)))


def _papers(page: Page, span: tuple[int, int]) -> list[Mention]:
    """Return the words for a deal beside which its upkeep is told: *contract for maintenance*, *maintenance contract*."""
    deals = [f for f in page.within(span, "frame") if f.value == "deal" and f.says("noun")]
    kept = [word for word in page.within(span, "upkeep") if word.value == "noun"]
    small = ("preposition", "article", "firm", "party")
    return [
        f
        for f in deals
        for word in kept
        if (f.end <= word.start and page.mentions.only(page.folded, f.end, word.start, *small))
        or (word.end <= f.start and not page.folded[word.end : f.start].strip())
        or _overlap(f, word)
    ]


def _end_of_clause(page: Page, anchor: Anchor, high: int) -> int:
    """Return where the clause of a sum ends: *costs 9 million a year, and a contract was signed*."""
    ands = [c for c in page.within((anchor.end, high), "conjunction") if behind_comma(page, c)]
    return ands[0].start if ands else high


def _is_yearly(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    near = (max(sentence.start, anchor.start - YEARLY), min(sentence.end, anchor.end + YEARLY))
    return any(word.value == "year" and next_to(anchor, word) for word in page.within(near, "period"))


def _is_purpose(page: Page, word: Mention) -> bool:
    """Tell what money is for: *For the upkeep of the guns Norway gives 9 million a year*."""
    led = page.within((word.start - 12, word.start), "preposition")
    return any(
        p.value == "for" and page.mentions.only(page.folded, p.end, word.start, "article") for p in led
    )


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end
