"""Which deal a loan pays: *They will pay with a loan of 240 million*, *With this money the army buys 96 vehicles*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.claim import is_less
from rempart.claims.draft import Draft
from rempart.claims.items import WARES
from rempart.claims.page import Page
from rempart.claims.quantities import are_alike

# Sentences between a deal and its loan, and those between which one speaks of the other without naming it.
LENT, BESIDE = 8, 1
# Letters between a sum and the word for the loan that holds it.
OF_LOAN: Final = 24
MONEY: Final = frozenset({"loan", "funding"})
# Verbs of paying, and sentences between a deal and the scheme that pays it.
PAYING: Final = frozenset({"fund", "spend"})
TOLD: Final = 6
PAID: Final = frozenset({"purchase", "production"})


def paid_with_loan(page: Page, loan: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the purchase that a loan pays: a word says so, or its buyer takes the loan close to it.

    A deal of former years is paid with the loan told right beside it: *The contract of 2024 is worth 390 million. A
    loan from Italy covers 250 million of it*.
    """
    if loan.status in {"denied", "historical"} or lent_before(page, loan, drafts) is not None:
        return []
    made = [d for d in drafts if d is loan.whole and d.type == "production" and d.status != "denied"]
    if made:
        return made  # "The plant will make 12 a year. The bank will lend the 60 million for it"
    bought = [d for d in drafts if d.type == "purchase" and not d.in_title and d.status != "denied"]
    taker = set(loan.roles.get("recipient", ()))
    told = [d for d in bought if loan.start < d.end and _is_said_to_be_paid(page, d)]
    told = [d for d in told if not taker or taker & set(d.roles.get("buyer", ()))]
    near = [d for d in bought if _may_pay(loan, d) and not d.is_option]
    near = [d for d in near if taker & set(d.roles.get("buyer", ())) or (not taker and loan.item_name)]
    near.sort(key=lambda d: (d.item_name != loan.item_name, d.start > loan.start, d.amount is None, d.start))
    current = [d for d in near if d.status != "historical"]
    beside = [d for d in near if d.item_name == loan.item_name and 0 <= loan.sentence - d.sentence <= BESIDE]
    return told or paid_by_scheme(page, loan, drafts) or current[:1] or beside[:1]


def paid_by_scheme(page: Page, money: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the deal that a scheme of loans pays, whatever its size: *paid from SAFE, which lends Sofia 3 billion*.

    Where the part of it that goes to the deal is told too, *of the 40 billion 1.6 billion*, only that one pays.
    """
    if (money.item_name is not None and money.item_name not in WARES) or money.status == "denied":
        return []
    schemes = [s for s in page.mentions.of("scheme") if s.says("type") == "loan"]
    numbers = {page.sentence_at(scheme.start).number for scheme in schemes}
    if not any(0 <= money.sentence - number <= BESIDE for number in numbers):
        return []
    lent = [d for d in drafts if d is not money and d.type in MONEY and d.amount and money.amount]
    lent = [d for d in lent if abs(d.sentence - money.sentence) <= BESIDE and d.item_name in {None, *WARES}]
    if any(d.amount and money.amount and is_less(d.amount, money.amount) for d in lent):
        return []
    taker = money.roles.get("recipient", ())
    bought = [d for d in drafts if d.type == "purchase" and not (d.in_title or d.is_option)]
    bought = [d for d in bought if d.status not in {"denied", "historical"}]
    bought = [d for d in bought if not taker or d.roles.get("buyer", taker) == taker]
    for number in sorted(numbers):
        deals = [d for d in bought if 0 <= number - d.sentence <= TOLD]
        if deals and _tells_who_pays(page, number):
            sold = set(deals[-1].roles.get("seller", ()))
            before = [d for d in bought if d.sentence <= number]
            same = [d for d in before if sold & set(d.roles.get("seller", ())) or d is deals[-1]]
            return sorted(same, key=lambda d: (-d.amount.value if d.amount else 0, d.start))[:1]
    return []


def _tells_who_pays(page: Page, number: int) -> bool:
    """Tell a sentence with a word of paying, or for the deal: *The money for the deal comes from SAFE*."""
    sentence = page.sentences[number]
    pays = any(frame.value in PAYING for frame in page.within(sentence, "frame"))
    return pays or bool(page.within(sentence, "financed", "anaphor"))


def paid_with_that_money(page: Page, deal: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the money told right beside a deal that pays it: *With this money Kyiv will buy 96 vehicles*."""
    sentence = page.sentences[deal.sentence]
    if deal.type not in PAID or deal.in_title or deal.status == "denied":
        return None
    given = [
        d for d in drafts if d.type == "funding" and d.amount and deal in paid_by_scheme(page, d, drafts)
    ]
    if given or deal.amount:
        return given[0] if given else None
    words = page.within((sentence.start, deal.end), "financed")
    money = [d for d in drafts if d.type in MONEY and d.amount and not d.in_title and d.status != "denied"]
    before = [d for d in money if d.start < deal.start and deal.sentence - d.sentence <= BESIDE]
    if before and any(w.says("sum") for w in words):
        return before[-1]
    behind = [d for d in money if d.start > deal.start and d.sentence - deal.sentence == BESIDE]
    return behind[0] if behind and _is_set_aside(page, behind[0], deal) else None


def _is_set_aside(page: Page, money: Draft, deal: Draft) -> bool:
    """Tell money that is for the deal just told: *The committee released 260 million for it*."""
    sentence = page.sentences[money.sentence]
    words = page.within((sentence.start, money.anchor[0]), "anaphor", "financed")
    words = [word for word in words if word.says("for")]
    return bool(words) and money.quantity is None and money.item_name == deal.item_name


def _is_said_to_be_paid(page: Page, deal: Draft) -> bool:
    """Tell a deal in whose sentence stands that a loan pays it."""
    words = page.within(page.sentences[deal.sentence], "financed")
    return any(not (word.says("sum") or word.says("for")) for word in words)


def lent_before(page: Page, loan: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the loan of which a sum behind it is a part: *Paris will guarantee up to 200 million of this loan*."""
    before = [d for d in drafts if d.type == "loan" and d is not loan and d.start < loan.start]
    before = [d for d in before if not d.in_title and d.amount and loan.sentence - d.sentence <= LENT]
    larger = [d for d in before if loan.amount and d.amount and is_less(loan.amount, d.amount)]
    return larger[-1] if larger and _is_of_the_loan(page, loan.anchor[1]) else None


def _is_of_the_loan(page: Page, end: int) -> bool:
    """Tell a sum that a known loan holds, *200 million of this loan*, from the sum of one, *200 million of loans*."""
    words = [f for f in page.within((end, end + OF_LOAN), "frame") if f.value == "lend" and f.says("noun")]
    if not words:
        return False
    gap = (end, words[0].start)
    leads = page.within(gap, "preposition", "currency_link")
    known = {article.start for article in page.within(gap, "article")} - {lead.start for lead in leads}
    of = all(lead.value == "of" for lead in leads)
    return (
        of
        and bool(known)
        and page.mentions.only(page.folded, *gap, "preposition", "article", "currency_link")
    )


def _may_pay(loan: Draft, deal: Draft) -> bool:
    """Tell a loan that may pay a deal: no larger, not far away, and for no other thing.

    A loan for arms of any kind pays the deal told beside it.
    """
    larger = loan.amount and deal.amount and is_less(deal.amount, loan.amount)
    apart = abs(deal.sentence - loan.sentence)
    alike = loan.item_name is None or are_alike(loan.item_name, deal.item_name) or _is_kind_of(loan, deal)
    return not larger and ((alike and apart <= LENT) or (loan.item_name in WARES and apart <= BESIDE))


def _is_kind_of(loan: Draft, deal: Draft) -> bool:
    """Tell the general word for the things of a deal: *the order for the helicopters* after *ten H225M*."""
    things = (loan.item, deal.item)
    units = [thing.says("unit") if thing else "" for thing in things]
    general = loan.item is not None and not loan.item.entry.named and bool(loan.item.says("weak"))
    return general and bool(units[0]) and units[0] == units[1]
