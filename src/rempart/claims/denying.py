"""Which word denies a claim: *rejected the purchase of 36*, *will not buy*, *an option that will not be used*."""

import re
from typing import Final

from rempart.claims.draft import Draft
from rempart.claims.mentions import Mention
from rempart.claims.negation import denial_of
from rempart.claims.page import Page

# Letters around a claim in which a word of denial still speaks of it.
REACH: Final = 90
# Letters between a word of denial and the verb denied.
DENIED: Final = 40
# Letters behind the denial of an option in which stands what else is denied of it.
BEHIND: Final = 30
# What tells that nothing has been done so far: *has not been exercised*.
SO_FAR: Final = frozenset({"done", "before"})


def _nearest(page: Page, denial: Mention, draft: Draft, span: tuple[int, int]) -> bool:
    """Tell whether a word of denial belongs to this figure and to no other one of the clause."""

    def away(start: int, end: int) -> int:
        """What is denied mostly follows the denial; what stands before it counts as further off."""
        return start - denial.end if start >= denial.end else 2 * max(0, denial.start - end)

    own = away(*draft.anchor)
    sums, counts = page.figures_in(page.sentences[draft.sentence])
    spans = [(s.start, s.end) for s in sums] + [(c.start, c.end) for c in counts]
    figures = [f for f in spans if span[0] <= f[0] < span[1]]
    others = [f for f in figures if not (draft.anchor[0] <= f[0] < draft.anchor[1])]
    return own < 160 and all(own <= away(*other) for other in others)


def _denies_list(page: Page, denial: Mention, draft: Draft) -> bool:
    """Tell a denial of the verb that governs a list: *scrapped a plan to buy 168 launchers and 1,680 missiles*."""
    verb = draft.verb
    if verb is None or not denial.end <= verb.start < draft.anchor[0] or verb.start - denial.end > DENIED:
        return False
    gap = page.folded[denial.end : verb.start]
    return not set(gap) & set(",;:(") and not page.within(
        (verb.end, draft.anchor[0]), "frame", "speech", "that"
    )


def _sets_right(page: Page, draft: Draft, denial: Mention) -> bool:
    """Tell a denial of another number, which this one replaces: *not 50 but 44 tanks*, *nicht 50, sondern 44*."""
    small = ("bound", "article", "preposition", "range_open")
    figures = page.numbers_in(denial.end + 1, draft.anchor[0])
    return any(page.mentions.only(page.folded, denial.end, figure.start, *small) for figure in figures[:1])


def is_upheld(page: Page, denial: Mention, span: tuple[int, int]) -> bool:
    """Tell a deal whose end is turned down: *rejected a motion to cancel the contract for 36 F-35*."""
    behind = page.within((denial.end + 1, min(span[1], denial.end + REACH)), "status")
    ends = [word for word in behind if word.value == "denied" and not word.says("report")]
    gap = (denial.end, ends[0].start) if ends else span
    figures = "bracket" not in page.language.word_order and re.search(r"\d", page.folded[gap[0] : gap[1]])
    return bool(ends) and not figures and not page.within(gap, "conjunction")


def denied_by(page: Page, draft: Draft, span: tuple[int, int], found: dict[str, Mention]) -> Mention | None:
    """Return the word that denies this claim: *rejected the purchase*, *will not buy*."""
    denial = found.get("denied")
    unproved = denial is not None and denial.says("open") and draft.anchor[1] <= denial.start
    if denial and not unproved and (_nearest(page, denial, draft, span) or _denies_list(page, denial, draft)):
        return denial
    bounds = page.within(span, "bound", "bound_after", "withheld_state")  # "was not disclosed"
    bounds += [s for s in page.within(span, "status") if s.value == "planned"]  # "does not rule out"
    for word in page.within((max(span[0], draft.start - 25), draft.end), "denial"):
        if word.value == "yet" or _sets_right(page, draft, word):
            continue
        inside = any(b.start <= word.start < b.end for b in bounds)
        inside = inside or any(denial_of(page.folded, page.mentions, b) is word for b in bounds)
        verbs = page.within((max(0, word.start - 20), word.end + 25), "frame", "status")
        if not inside and verbs:
            return word
    return _unused(page, draft, span) if draft.is_option else None


def _unused(page: Page, draft: Draft, span: tuple[int, int]) -> Mention | None:
    """Return the denial behind an option that will not be used: *An option on six more will not be taken up*.

    What has not been done, is not in the price, or is not told may still be bought.
    """
    for word in page.within((draft.end, min(span[1], draft.end + REACH)), "denial"):
        apart = set(page.folded[draft.end : word.start]) & set(",;:(")
        behind = (draft.end, min(span[1], word.end + BEHIND))
        else_said = page.within(behind, "price", "part", "withheld_state", "anaphor")
        else_said += [a for a in page.within(behind, "auxiliary") if a.value in SO_FAR]
        if not (word.value == "yet" or apart or else_said):
            return word
    return None
