"""What stands at the end of a report: there a sum is mostly background, not a deal.

News is told from the most to the least important. In reports of 17 unread sets (``benchmarks/unseen``, read by
the readers of their days) of the sums claimed in the first four fifths one in twenty was none of a deal, in the
last fifth almost half; of those there that a word of status, a count or two parties of the same sentence vouch
for one in four, of the others three in four. Whoever is told to give counts too: there it was one in two.
"""

from typing import Final

from rempart.claims.draft import Draft
from rempart.claims.page import Page

# Share of a text behind which its end begins, and the sentences that a text with an end has.
END: Final = 0.8
SENTENCES: Final = 8
# Rules of a status that no word sets.
SOFT: Final = frozenset({"mood and speaker", "still ahead"})
# What counts wherever it is told who gives it: *Athens adds 120 million*.
GIVEN: Final = frozenset({"funding", "donation"})


def is_trailing(page: Page, draft: Draft) -> bool:
    """Tell a sum at the end of a report for which nothing in its sentence vouches as a deal's.

    Example: *Defence spending is to reach 9 billion euros next year.*
    """
    if draft.amount is None or draft.quantity is not None or draft.type == "loan" or len(draft.told) > 1:
        return False
    if draft.type in GIVEN and "funder" in draft.told:
        return False
    late = draft.start >= END * len(page.text) and len(page.every_sentence) >= SENTENCES
    return late and draft.slots.get("status", ("",))[0] in SOFT
