"""What a state spends on its own forces as such: *Manila has earmarked 299 billion pesos for defence this year*.

And what is called a budget but is a price: *Twenty more will be ordered, on a budget of 450 million*.
"""

from collections.abc import Sequence
from typing import Final

from rempart.claims.anchor import Anchor
from rempart.claims.denominations import OF_MANY, moneys_of
from rempart.claims.draft import Draft
from rempart.claims.items import GENERAL
from rempart.claims.mentions import Mention
from rempart.claims.numbers import Figure
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.claims.sums import FIRST_YEAR, LAST_YEAR

# Verbs and nouns beside such a sum; whoever buys, lends or hands over deals with somebody.
SETTING_ASIDE: Final = frozenset({"pledge", "fund", "spend", "give", "receive", "ask", "reach", "approve"})
OWED: Final = ("item", "scheme", "guarantee")
TOLD: Final = ("anaphor", "part", "share")
# Words that no sum is told of, and what may not stand between a budget and its sum.
NO_HEAD: Final = ("always", "fleet", "void", "duty", "former", "use", "frozen")
UNHEADED: Final = ("item", "scheme", "part", "share", "speech", "anaphor", "further")
RELATIVE: Final = ("that", "relative", "pronoun")
# Words between a budget and the clause that speaks of it, and between the title of a budget and that.
RELATED, STANDING = 2, 5
GIVEN_TO: Final = frozenset({"for", "to", "dat"})
# Letters between the word for a budget and its sum, and beside it in which it is said whose it is.
BUDGETED, WHOSE = 40, 30
WAY: Final = 14  # letters of a preposition and an article before a sum
LED: Final = 9  # letters before such a word in which its preposition stands
OWNED: Final = ("party", "adjective", "defence", "government", "institution")
DEALT: Final = frozenset({"buy", "deal", "sell", "produce", "win"})


def is_own_outlay(page: Page, sentence: Sentence, anchor: Anchor, frame: Mention | None) -> bool:
    """Tell money set aside for the forces as a whole, in a sentence that tells of no thing and of no second state."""
    words = [word for word in page.within(sentence, "background") if word.says("itself") and anchor.money]
    words = [word for word in words if not _is_of_thing(page, word)]
    if anchor.money and (_is_headed(page, sentence, anchor) or _is_source_itself(page, sentence, anchor)):
        return True
    comma = page.folded.find(", ", anchor.end, sentence.end)
    # What follows tells what a part of it is for.
    told = (sentence.start, comma if comma > 0 else sentence.end)
    first = min([anchor.start, *(word.start for word in words)])  # "the programme provides for 25 billion"
    owed = page.within(told, *OWED) + page.within((sentence.start, first), *TOLD)
    if not words or any(not _is_inside(page, m, words) for m in owed):
        return False
    if frame is not None and frame.value not in SETTING_ASIDE and not _is_inside(page, frame, words):
        return False
    # Who stands in a clause aside is none of its owners: "Algeria, which borders Morocco, has set aside".
    opens = page.folded.find(", ", sentence.start, first)
    closes = page.folded.find(", ", opens + 2, first) if opens >= 0 else -1
    states = [a for a in page.actors_in(sentence) if a.kind == "state" and not opens < a.start < closes]
    own = {code for a in states for code in a.codes}
    others = [a for a in states if a.led_by in GIVEN_TO and a.start > anchor.end]
    others = [a for a in others if not any(w.start <= a.start < w.end for w in words)]  # "for the navy"
    return len(own) <= 1 and not others


def _is_headed(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell what a budget, a plan or a turnover itself comes to: *The ministry's budget is 155 billion and critics want*.

    Nothing but a verb of amounting stands between, or a clause on the budget: *a plan for which it has set aside*.
    """
    words = page.within((sentence.start, anchor.start), "background")
    words = [word for word in words if not any(word.says(mark) for mark in NO_HEAD)]
    if not words or _is_for_somebody(page, sentence, anchor):
        return False
    head = words[-1]
    gap = (head.end, anchor.start)
    others = any(gap[0] <= start < gap[1] for start, _ in anchor.others)
    if others or _is_about_other(page, head, gap) or _is_of_thing(page, head):
        return False
    relative = next(iter(page.within(gap, *RELATIVE)), None)
    amounting = page.within(gap, "frame")
    frames = [f for f in amounting if f.value != "reach" and not (head.says("standing") and f.says("noun"))]
    # "soll ein Prozent erreichen, zehn Milliarden"
    inner = gap[1] - 2 if len(frames) < len(amounting) else gap[1]
    standing = bool(head.says("standing"))
    apart = page.folded.count(", ", gap[0], inner) not in {0, 2} and (
        relative is None
        or page.folded[head.end : relative.start].count(" ") > (STANDING if standing else RELATED)
    )
    told = {f.value for f in frames} <= SETTING_ASIDE and (relative or not frames)
    if apart or not told or "." in page.folded[slice(*gap)] or (_is_drawn_on(page, head) and not relative):
        return False
    return not head.says("project") or bool(page.within((head.start - WHOSE, anchor.start), *OWNED))


def _is_drawn_on(page: Page, head: Mention) -> bool:
    """Tell a budget that a preposition makes a source: *from the budget 20 million*, but not *the whole of the plan is*."""
    led = page.within((head.start - LED, head.start), "preposition")[-1:]
    articles = {a.start for a in page.within((head.start - LED, head.start), "article") if led}
    wholes = {m.end for m in page.within((head.start - WHOSE, head.start), "anaphor")}
    return any(
        page.mentions.only(page.folded, p.end, head.start, "article")
        and not (p.value == "of" and p.start - 1 in wholes)
        and not (p.value == "to" and p.start in articles)  # "que a exposição"
        for p in led
    )


def _is_about_other(page: Page, head: Mention, gap: tuple[int, int]) -> bool:
    """Tell a word between a budget and a sum by which the sum is of something else.

    What an agency is liable for (``standing``) is told of contracts and arms in general: *exposure to arms contracts*,
    and not of a named state: *the title for Ukraine*.
    """
    words = page.within(gap, *UNHEADED)
    if not head.says("standing"):
        return bool(words)
    states = [a for a in page.actors_in((head.start, gap[1])) if a.kind == "state" and a.led_by in GIVEN_TO]
    return bool(states) or any(word.kind != "item" or word.value not in GENERAL for word in words)


def _is_of_thing(page: Page, word: Mention) -> bool:
    """Tell a plan for one thing, which is a deal: *the Leopard modernisation plan*."""
    things = page.within((word.start - BUDGETED, word.start), "item", "scheme")
    return any(page.mentions.only(page.folded, thing.end, word.start, "unit") for thing in things)


def _is_source_itself(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell a whole out of which a deal is paid: *comes out of the $12 billion set aside in the defence plan*."""
    small = page.within((anchor.start - WAY, anchor.start), "preposition")
    led = [p for p in small if p.value in {"from", "in"}][-1:]
    gap = (led[0].end, anchor.start) if led else (0, 0)
    if not page.within(gap, "article") or not page.mentions.only(page.folded, *gap, "article"):
        return False
    behind = (anchor.end, sentence.end)
    own = page.within((anchor.end, anchor.end + BUDGETED), "background", "government")
    own = [word for word in own if word.says("itself") or word.says("self")]
    if not own or page.within((behind[0], own[0].start), "item", "scheme", "party"):
        return False
    frames = page.within((behind[0], own[0].end + BUDGETED), "frame")
    return bool(frames) and {f.value for f in frames} <= SETTING_ASIDE


def _is_for_somebody(page: Page, sentence: Sentence, anchor: Anchor) -> bool:
    """Tell a line of a budget for arms or for another state, up to the next comma or sum."""
    comma = page.folded.find(", ", anchor.end, sentence.end)
    stops = [comma] * (comma > 0) + [start for start, _ in anchor.others if start >= anchor.end]
    behind = (anchor.end, min([sentence.end, *stops]))
    aimed = [p for p in page.within(behind, "preposition") if p.value in GIVEN_TO][:1]
    joins = page.within(behind, "conjunction")
    dealt = page.within((behind[0], joins[0].start if joins else behind[1]), "frame")
    if page.within((anchor.start, anchor.end), "item", "unit") or any(f.value != "reach" for f in dealt):
        return True
    return bool(aimed) and bool(page.within((aimed[0].end, behind[1]), *OWED, "party", "adjective"))


def _is_inside(page: Page, mention: Mention, words: Sequence[Mention]) -> bool:
    """Tell what is only said of such a word: *the plan for the forces*, *le programme grec de réarmement*."""
    near = [word for word in words if mention.start < word.end]
    return any(
        word.start < mention.end or page.mentions.only(page.folded, mention.end, word.start, "adjective")
        for word in near
    )


def is_of_project(page: Page, sentence: Sentence, anchor: Anchor, word: Mention) -> bool:
    """Tell a budget that is the price of the deal just told: no state's, no ministry's, and of no year."""
    start = next((m.start for m in page.sums if word.end <= m.start < anchor.end), word.end)
    gap = page.folded[word.end : start]
    apart = any(mark in gap for mark in (", ", "; ", ". "))
    if apart or not word.says("project") or not 0 < len(gap) < BUDGETED:
        return False
    beside = (max(sentence.start, word.start - WHOSE), start)
    owned = page.within(beside, *OWNED) or page.within((word.end, start), "period")
    if owned or any(_is_year(figure, start) for figure in page.figures):
        return False
    before = page.sentences[max(0, sentence.number - 1)]
    told = [f for f in page.within((before.start, word.start), "frame") if f.value in DEALT]
    here = bool(told) and told[-1].start >= sentence.start
    return bool(told) and not (here and page.within((told[-1].end, word.start), "party"))


def _is_year(figure: Figure, start: int) -> bool:
    return FIRST_YEAR < figure.value < LAST_YEAR and abs(figure.start - start) < BUDGETED


def of_own_budget(page: Page, draft: Draft, _drafts: Sequence[Draft]) -> bool:
    """Tell what a state sets aside in its own money, for nobody else: *Das Volk stimmte einem Kredit von 6 Milliarden zu*.

    In Switzerland a credit is a line of a budget; elsewhere it is lent.
    """
    party, sentence = draft.roles.get("recipient", ()), page.sentences[draft.sentence]
    if draft.amount is None or len(party) != 1 or "recipient" in draft.told or "funder" in draft.roles:
        return False
    money = draft.amount.currency
    approved = any(f.value in {"approve", "pledge"} for f in page.within(sentence, "frame"))
    own = money in moneys_of(party[0]) and money not in OF_MANY
    return approved and own and (draft.type != "loan" or money == "CHF")
