"""What the page shows of one agreement: who, how firm on both axes, how much, who says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rempart.briefing.figures import (
    amount_figure,
    conflicts_of,
    counted_in,
    grade_words,
    printed,
    quantity_figure,
    sentence_start,
)
from rempart.briefing.language import N_, _
from rempart.briefing.names import counted_origins, field_words, item_name, origin_name, party_names, since
from rempart.briefing.page.walks import Step, Walks
from rempart.briefing.statements.clauses import titles_of
from rempart.briefing.statements.promised import by_weight, document_of, main_claim, teller_of
from rempart.briefing.statements.retelling import told
from rempart.briefing.statements.telling import quoted
from rempart.ledger.agreement import Agreement, ClaimedAmount, Item, Ledger
from rempart.terms.status import GOODS_ORDER, MONEY_ORDER

_ROLES = (
    ("buyer", N_("Buyer")),
    ("seller", N_("Seller")),
    ("producer", N_("Producer")),
    ("funder", N_("Who pays or vouches")),
    ("recipient", N_("For")),
    ("parties", N_("Between")),
)
_RELATIONS = {
    "in_return_for": N_("in return for"),
    "part_of": N_("part of"),
    "financed_by": N_("financed by"),
    "condition_of": N_("a condition of"),
    "supersedes": N_("replaces"),
}


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a status axis: its name, and whether it is reached or is the present one."""

    name: str
    reached: bool
    present: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of several values that stand side by side: its words, who says it, the claims behind it."""

    words: str
    origins: str
    claims: tuple[Step, ...]
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One agreement as the page shows it."""

    id: str
    title: str
    type: str
    roles: tuple[tuple[str, str], ...]
    items: tuple[str, ...]
    sums: tuple[Side, ...]
    goods: tuple[Rung, ...]
    money: tuple[Rung, ...]
    marks: tuple[str, ...]
    counted: str
    grade: str
    grade_words: str
    links: tuple[tuple[str, str, str], ...]
    conflicts: tuple[tuple[str, tuple[Side, ...], str], ...]
    claims: tuple[Step, ...]
    words: str = ""
    said_in: str = ""


def agreement_cards(ledger: Ledger, walks: Walks) -> tuple[Card, ...]:
    """Return the cards of all agreements, in the order of ``by_weight``; a sentence two of them rest on is quoted once."""
    titles = titles_of(ledger)
    reports = {report.id: report for report in ledger.reports}
    claims = {claim.id: claim for report in ledger.reports for claim in report.claims}
    quoted_before: set[str] = set()
    cards = []
    for agreement in by_weight(ledger.agreements):
        card = _card(agreement, walks, titles)
        if claims.keys() >= set(agreement.claims):
            main = main_claim(agreement, claims, reports)
            words = _("“{name}”").format(name=quoted(main, reports[document_of(main)]).text)
            if words not in quoted_before:
                card = replace(card, words=words, said_in=teller_of(main, reports))
            quoted_before.add(words)
        cards.append(card)
    return tuple(cards)


def _card(agreement: Agreement, walks: Walks, titles: Mapping[str, str]) -> Card:
    roles = ((_(name), party_names(getattr(agreement, role))) for role, name in _ROLES)
    return Card(
        id=agreement.id,
        title=titles[agreement.id],
        type=_(agreement.type),
        roles=tuple((name, sentence_start(parties)) for name, parties in roles if parties),
        items=tuple(item_words(item) for item in agreement.items),
        sums=tuple(
            Side(
                amount_words(amount),
                ", ".join(map(origin_name, amount.origins)),
                _steps(amount.claims, walks),
            )
            for amount in agreement.amounts
        ),
        goods=rungs(GOODS_ORDER, agreement.goods),
        money=rungs(MONEY_ORDER, agreement.money),
        marks=tuple(since(_(mark.state), mark.since) for mark in agreement.side_states),
        counted=counted_origins(agreement),
        grade=agreement.grade,
        grade_words=grade_words(agreement.grade),
        links=tuple(
            (_(_RELATIONS[link.relation]), link.agreement, titles.get(link.agreement, link.agreement))
            for link in agreement.links
        ),
        conflicts=tuple(
            (
                sentence_start(field_words(conflict.field)),
                _sides(conflict.values, conflict.claims, walks),
                sentence_start(told(conflict.note or "")),
            )
            for conflict in conflicts_of(agreement)
        ),
        claims=_steps(agreement.claims, walks),
    )


def rungs(order: Sequence[str], state: str | None) -> tuple[Rung, ...]:
    """Return a status axis with the steps up to the present one reached; unknown reaches none."""
    at = order.index(state) if state in order else -1
    return tuple(Rung(_(name.replace("_", " ")), n <= at, n == at) for n, name in enumerate(order))


def amount_words(amount: ClaimedAmount) -> str:
    """Return a sum in words: bound, value, range, currency."""
    return printed(amount_figure(amount, amount.claims))


def item_words(item: Item) -> str:
    """Return an item with its number, or that no number is known."""
    figure = quantity_figure(item)
    if figure is None:
        return _("{item} (number unknown)").format(item=item_name(item.item))
    unit = f" ({_(counted_in(item))})" if counted_in(item) else ""
    return f"{printed(figure)} {item_name(item.item)}{unit}"


def _steps(claims: Sequence[str], walks: Walks) -> tuple[Step, ...]:
    return tuple(walks.step(f"claim:{claim}") for claim in claims)


def _side(words: str, claim: Step) -> Side:
    return Side(words, "", (claim,), claim.words if claim.is_named else "")


def _sides(values: Sequence[str], claims: Sequence[str], walks: Walks) -> tuple[Side, ...]:
    """Return contradicting values side by side; where values and claims do not pair up, claims stand under the last."""
    if len(values) == len(claims):
        return tuple(
            _side(told(value), walks.step(f"claim:{claim}"))
            for value, claim in zip(values, claims, strict=True)
        )
    return tuple(
        Side(told(value), "", _steps(claims, walks) if n == len(values) - 1 else ())
        for n, value in enumerate(values)
    )
