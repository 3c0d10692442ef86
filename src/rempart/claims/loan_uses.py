"""What a loan is for: *the loan to Poland for arms purchases amounts to 43.7 billion* tells no price of a purchase."""

from typing import Final

from rempart.claims.actor import Actor
from rempart.claims.anchor import Anchor
from rempart.claims.filled import Filled
from rempart.claims.mentions import Mention
from rempart.claims.page import Page

# Letters between a loan and what is bought with it.
REACH: Final = 90
BOUGHT: Final = frozenset({"buy", "deal"})
TAKERS: Final = frozenset({"to", "for", "dat"})
CUTS: Final = frozenset(",;:()\n")
# What stands between a loan and its use only where the use is something else.
BETWEEN: Final = ("frame", "conjunction", "auxiliary", "speech")


def loan_of(page: Page, bought: Mention) -> Mention | None:
    """Return the loan that a noun of buying says the use of, None where there is none.

    It stands before the noun in the same phrase: *loan to Latvia for the purchase of*, *pożyczka na zakupy*.
    """
    if bought.value not in BOUGHT or not bought.says("noun"):
        return None
    low = max(page.sentence_at(bought.start).start, bought.start - REACH)
    loans = [f for f in page.within((low, bought.start), "frame") if f.value == "lend" and f.says("noun")]
    if not loans:
        return None
    gap = (loans[-1].end, bought.start)
    apart = set(page.folded[slice(*gap)]) & CUTS or page.within(gap, *BETWEEN)
    return None if apart else loans[-1]


def is_use_of_loan(page: Page, bought: Mention, anchor: Anchor) -> bool:
    """Tell a noun of buying that only says what the loan is for whose sum this is."""
    loan = loan_of(page, bought) if anchor.money else None
    if loan is None:
        return False
    return anchor.end <= bought.start or is_size_of_loan(page, loan, (bought.end, anchor.start))


def is_size_of_loan(page: Page, loan: Mention, gap: tuple[int, int]) -> bool:
    """Tell a sum behind the verb whose subject the loan is: *the loan for ... amounts to*, but not *tanks worth*."""
    if gap[0] >= gap[1]:
        return False
    start = page.sentence_at(loan.start).start
    before = [f for f in page.within((start, loan.start), "frame") if f.says("verb")]
    amounts = [p for p in page.within(gap, "price") if p.says("finite")]
    verbs = [f for f in page.within(gap, "frame") if f.says("verb")]
    relative = amounts and page.within((gap[0], amounts[0].start), "that", "relative", "pronoun")
    return bool(amounts) and not (before or verbs or relative)


def borrow_to_buy(page: Page, found: list[Filled], bought: Mention, actors: list[Actor]) -> None:
    """Let who takes a loan for a purchase buy, in place, and who lends sell nothing: *the loan to Riga for buying ten*."""
    loan = loan_of(page, bought)
    if loan is None:
        return
    beside = [a for a in actors if loan.end <= a.start and a.end <= bought.start]
    spans = {(a.start, a.end) for a in beside}
    found[:] = [f for f in found if (f.start, f.end) not in spans]
    takers = [a for a in beside if a.led_by in TAKERS and a.kind == "state"]
    if takers and all(f.role != "buyer" for f in found):
        taker = takers[0]
        found.append(Filled("buyer", taker.codes, (taker.start, taker.end), "borrows for it"))
