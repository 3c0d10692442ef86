"""What stands at the end of a report: there a sum is mostly background, not a deal.

News is told from the most to the least important. In reports of 20 unread sets (``benchmarks/unseen``, read by
the readers of their days) of the sums claimed in the first four fifths one in twenty was none of a deal, in the
last fifth almost half; of those there that a word of status, a count or two parties of the same sentence vouch
for one in four, of the others three in four. Whoever is told to give counts too: there it was one in two.

In the last tenth, of the sums so vouched for that are larger than all others of the report, or whose sentence
names no party, 31 of 37 were none of a deal; of the others 4 of 25. Background comes in paragraphs: behind two
thirds of a report, of such sums with a sum of no deal in their paragraph 65 of 87 were none of a deal either, and
of all with two such sums beside them 31 of 49 (25 sets).
"""

from collections.abc import Container, Iterable, Sequence
from typing import Final

from rempart.claims.draft import Draft
from rempart.claims.page import Page
from rempart.terms.figure import Number

# Shares of a text behind which its end, its last words and its background begin, and the sentences of one with an end.
END: Final = 0.8
LAST: Final = 0.9
BACK: Final = 0.65
# Sums of no deal in a paragraph that is background.
SEVERAL: Final = 2
SENTENCES: Final = 8
# Rules of a status that no word sets.
SOFT: Final = frozenset({"mood and speaker", "still ahead"})
# What counts wherever it is told who gives it: *Athens adds 120 million*.
GIVEN: Final = frozenset({"funding", "donation"})


def at_end(page: Page, draft: Draft) -> bool:
    """Tell what stands in the last fifth of a report: no price told there was that of a deal told far before."""
    return len(page.every_sentence) >= SENTENCES and draft.start >= END * len(page.text)


def without_trailing(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without the sums at the end of a report that nothing vouches for as a deal's.

    Example: *Defence spending is to reach 9 billion euros next year.*
    """
    if len(page.every_sentence) < SENTENCES:
        return list(drafts)
    kept = [d for d in drafts if not (_ends(page, d, END) and _is_trailing(page, d, drafts))]
    amounts = [d.amount for d in kept if d.amount]
    claimed = {(a.value, a.currency) for a in amounts} | {
        (c.value, c.currency) for a in amounts for c in a.also
    }
    return [d for d in kept if not (_ends(page, d, BACK) and _is_among_background(page, d, kept, claimed))]


def _ends(page: Page, draft: Draft, share: float) -> bool:
    counted = draft.amount is None or draft.quantity is not None
    return not counted and draft.type != "loan" and draft.start >= share * len(page.text)


def _is_trailing(page: Page, draft: Draft, drafts: Iterable[Draft]) -> bool:
    if _ends(page, draft, LAST) and not _is_paid(draft) and (not draft.told or _is_largest(draft, drafts)):
        return True
    vouched = len(draft.told) > 1 or (draft.type in GIVEN and "funder" in draft.told)
    return not vouched and draft.slots.get("status", ("",))[0] in SOFT


def _is_among_background(
    page: Page, draft: Draft, drafts: Iterable[Draft], claimed: Container[tuple[Number, str]]
) -> bool:
    """Tell a sum in a paragraph of sums of no deal, of which it is the largest, one of several, or without a party."""
    paragraph = page.sentences[draft.sentence].paragraph
    near = [m for m in page.sums if page.sentence_at(m.start).paragraph == paragraph]
    apart = len([m for m in near if (m.amount.value, m.amount.currency) not in claimed])
    if _is_paid(draft):
        return False
    return apart >= SEVERAL or (apart > 0 and (not draft.told or _is_largest(draft, drafts)))


def _is_paid(draft: Draft) -> bool:
    """Tell money paid out, or for somebody whom its sentence names: there six of ten were a deal's all the same."""
    return draft.status == "delivered" or (draft.type in GIVEN and "recipient" in draft.told)


def _is_largest(draft: Draft, drafts: Iterable[Draft]) -> bool:
    """Tell a sum larger than all others of its currency, of which there are some."""
    sums = [d.amount for d in drafts if d is not draft and d.amount]
    others = [a.value for a in sums if draft.amount and a.currency == draft.amount.currency]
    return bool(others) and draft.amount is not None and draft.amount.value > max(others)
