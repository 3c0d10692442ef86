"""Statements on what was promised: who, what, how much, who pays, how firm, who says so."""

from collections.abc import Iterator, Mapping

from rempart.briefing.naming import party_names, quoted, sentence_start
from rempart.briefing.statement import StatedFigure
from rempart.briefing.telling import Draft, Part, Phrase, joined, phrase
from rempart.claims.claim import Claim, Report
from rempart.errors import BriefingError
from rempart.ledger.agreement import Agreement, ClaimedAmount, Item, Ledger
from rempart.terms.figure import Number
from rempart.terms.status import GoodsStatus, MoneyStatus

BEFORE_QUOTE = " In the words of "
_PLANNED = {
    "purchase": "{buyer} would buy {what}{from_seller}{price}{payer}",
    "funding": "{funder} would pay{price} for {what}{to_recipient}",
    "donation": "{funder} would give {what}{to_recipient}{price}",
    "production": "{producer} would produce {what}{to_recipient}{price}{payer}",
    "delivery": "{seller} would deliver {what}{to_recipient}{price}{payer}",
    "request": "{buyer} asks{of_seller} for {what}{price}{payer}",
    "guarantee": "{funder} would guarantee {what}{to_recipient}{price}",
    "loan": "{funder} would lend{price} for {what}{to_recipient}",
    "cooperation": "{everyone} would cooperate{on_what}{price}{payer}",
    "stance": "{everyone} took a position on {what}",
}
_DONE = {
    "purchase": "{buyer} has ordered {what}{from_seller}{price}{payer}",
    "funding": "{funder} has granted{price} for {what}{to_recipient}",
    "donation": "{funder} has given {what}{to_recipient}{price}",
    "production": "{producer} have contracted the production of {what}{to_recipient}{price}{payer}",
    "delivery": "{seller} has delivered {what}{to_recipient}{price}{payer}",
}
_NAMELESS = {"guarantee": "security", "funding": "goods not named", "loan": "goods not named"}
GOODS_WORDS: dict[GoodsStatus, str] = {
    "reported": "reported, no more",
    "proposed": "proposed, an intention without a signature",
    "announced": "announced, without a contract",
    "approved": "approved, a ceiling and not an order",
    "contracted": "contracted",
    "in_production": "in production",
    "delivered": "delivered",
    "operational": "operational",
}
MONEY_WORDS: dict[MoneyStatus, str] = {
    "none": "none, nobody has pledged it",
    "pledged": "pledged, not set aside",
    "allocated": "allocated, not paid in",
    "financed": "financed",
    "disbursed": "paid out",
}


def claims_by_id(ledger: Ledger) -> dict[str, Claim]:
    """Return every claim of the ledger's reports by its id.

    Raises:
        BriefingError: the ledger rests on a claim that no report holds.
    """
    claims = {claim.id: claim for report in ledger.reports for claim in report.claims}
    for entry in ledger.entries:
        for claim_id in entry.claims:
            if claim_id not in claims:
                raise BriefingError(
                    f"{entry.id} rests on claim {claim_id}, which no report holds",
                    "a ledger with the reports it was made from",
                    "Merge the claims again and compose from that ledger.",
                )
    return claims


def claim_ids(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return ids as a statement rests on them."""
    return tuple(f"claim:{claim_id}" for claim_id in ids)


def amount_figure(amount: ClaimedAmount) -> StatedFigure:
    """Return a sum as claimed; a range keeps its ends."""
    return StatedFigure(
        value=amount.value,
        low=amount.low,
        high=amount.high,
        bound=amount.bound,
        unit=amount.currency,
        rests_on=claim_ids(amount.claims),
    )


def quantity_figure(item: Item) -> StatedFigure | None:
    """Return the number of units of an item as claimed, None where no number is known."""
    value = item.mode if item.mode is not None else item.low if item.low is not None else item.high
    if value is None:
        return None
    ranged = item.bound == "approx" and item.low is not None and item.high is not None
    return StatedFigure(
        value=value,
        low=item.low if ranged else None,
        high=item.high if ranged else None,
        bound=item.bound or "exact",
        unit=item.unit or "units",
        rests_on=claim_ids(item.claims),
    )


def amounts_in_order(agreement: Agreement) -> list[ClaimedAmount]:
    """Return the sums as the ledger has them; of one sum told with two bounds, the lower bound first.

    "100" in a headline and "over 100" in the body are one sum, of which the body says more.
    """
    order = {"at_least": 0, "at_most": 1, "approx": 2, "exact": 3}
    place: dict[tuple[Number, str], int] = {}
    for number, amount in enumerate(agreement.amounts):
        place.setdefault((amount.value, amount.currency), number)
    return sorted(
        agreement.amounts, key=lambda amount: (place[amount.value, amount.currency], order[amount.bound])
    )


def item_phrase(item: Item) -> Phrase:
    """Return an item with its number: ``at least 10 Patriot``."""
    number = quantity_figure(item)
    if number is None:
        return phrase("{item}", item=item.item)
    unit = f" ({item.unit})" if item.unit and item.unit.lower() not in item.item.lower() else ""
    return phrase("{number} {item}{unit}", number=number, item=item.item, unit=unit)


def agreement_phrase(agreement: Agreement, claims: Mapping[str, Claim]) -> Phrase:
    """Return one clause: who would do what for how much, and who pays."""
    goods = agreement.goods_status.state if agreement.goods_status else "reported"
    done = goods in {"contracted", "in_production", "delivered", "operational"}
    template = (_DONE if done and agreement.type in _DONE else _PLANNED)[agreement.type]
    items = [item_phrase(item) for item in agreement.items]
    what: Part = joined(items, last=" and ") if items else _NAMELESS.get(agreement.type, "goods not named")
    parts: dict[str, Part] = {
        "what": what,
        "on_what": phrase(" on {what}", what=what) if items else "",
        "price": _price(agreement),
        "buyer": party_names(agreement.buyer or agreement.recipient) or "a buyer not named",
        "seller": party_names(agreement.seller) or "a supplier not named",
        "funder": party_names(agreement.funder or agreement.seller) or "a party not named",
        "producer": party_names(agreement.producer or agreement.seller) or "producers not named",
        "everyone": _everyone(agreement, claims),
        "from_seller": _after(" from ", agreement.seller),
        "of_seller": _after(" ", agreement.seller),
        "to_recipient": _after(" for ", agreement.recipient),
        "payer": _after(", paid by ", agreement.funder),
    }
    used = {name: part for name, part in parts.items() if "{" + name + "}" in template}
    told = phrase(template, **used)
    return Phrase(sentence_start(told.text), told.figures, told.names)


def promised_statements(ledger: Ledger, claims: Mapping[str, Claim]) -> Iterator[Draft]:
    """Yield, for each agreement, what is promised and how firm it is."""
    agreements = by_weight(ledger.agreements)
    if not agreements:
        yield _nothing_promised(ledger)
    reports = {report.id: report for report in ledger.reports}
    for agreement in agreements:
        main = main_claim(agreement, claims, reports)
        says = phrase(
            "{clause}.{before}{document}: “{quote}”",
            clause=agreement_phrase(agreement, claims),
            before=BEFORE_QUOTE,
            document=teller_of(main, reports),
            quote=quoted(main),
        )
        yield Draft("promised", "quoted", says, agreement_grounds(agreement), key=f"promised {agreement.id}")
    for agreement in agreements:
        says = _firmness(agreement, main_claim(agreement, claims, reports))
        yield Draft("promised", "computed", says, agreement_grounds(agreement), key=f"firm {agreement.id}")


def agreement_grounds(agreement: Agreement) -> tuple[str, ...]:
    """Return the ids of an agreement and of its claims."""
    return (f"agreement:{agreement.id}", *claim_ids(agreement.claims))


def by_weight(agreements: tuple[Agreement, ...]) -> list[Agreement]:
    """Return agreements with the largest sums first, then those with numbers, then the rest."""

    def weight(agreement: Agreement) -> tuple[float, bool, str]:
        largest = max((amount.value for amount in agreement.amounts), default=0)
        return (-largest, not any(item.mode for item in agreement.items), agreement.id)

    return sorted(agreements, key=weight)


def main_claim(agreement: Agreement, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> Claim:
    """Return the claim to quote: one behind the first sum or number, in English if there is one, the fullest."""
    first = next((set(amount.claims) for amount in amounts_in_order(agreement)), None)
    if first is None:
        first = {claim_id for item in agreement.items if item.mode is not None for claim_id in item.claims}

    def order(claim: Claim) -> tuple[bool, bool, int, str]:
        return (
            claim.id not in first,
            reports[document_of(claim)].language != "en",
            -len(claim.quote),
            claim.id,
        )

    return min((claims[claim_id] for claim_id in agreement.claims), key=order)


def document_of(claim: Claim) -> str:
    """Return the id of the document that makes the claim."""
    return claim.id.rpartition("#")[0]


def teller_of(claim: Claim, reports: Mapping[str, Report]) -> str:
    """Return the publisher of the claim's document, or the document's id where it is unknown."""
    document = document_of(claim)
    return reports[document].publisher or document


def _price(agreement: Agreement) -> Part:
    if not agreement.amounts:
        return ""
    first, *others = [phrase("{sum}", sum=amount_figure(amount)) for amount in amounts_in_order(agreement)]
    sums = phrase("{first} (elsewhere {others})", first=first, others=joined(others)) if others else first
    before = (
        "" if agreement.type in {"funding", "loan"} else " worth" if agreement.type == "donation" else " for"
    )
    return phrase("{before} {sums}", before=before, sums=sums)


def _after(words: str, parties: tuple[str, ...] | None) -> str:
    return f"{words}{party_names(parties)}" if parties else ""


def _everyone(agreement: Agreement, claims: Mapping[str, Claim]) -> str:
    roles = [agreement.buyer, agreement.seller, agreement.producer, agreement.recipient]
    every = [party for parties in roles for party in parties or ()]
    every = every or [party for claim_id in agreement.claims for party in claims[claim_id].parties]
    return party_names(dict.fromkeys(every)) or "parties not named"


def _firmness(agreement: Agreement, main: Claim) -> Phrase:
    behind = (f"agreement:{agreement.id}",)
    goods, money = agreement.goods_status, agreement.money_status
    states: list[Part] = []
    if goods is not None:
        states.append(
            phrase("Goods: {says}{since}", says=GOODS_WORDS[goods.state], since=_since(goods.since, behind))
        )
    if money is not None:
        states.append(
            phrase("money: {says}{since}", says=MONEY_WORDS[money.state], since=_since(money.since, behind))
        )
    states += [
        phrase("{side}{since}", side=mark.state, since=_since(mark.since, behind))
        for mark in agreement.side_states
    ]
    reports = StatedFigure(value=agreement.reports, unit="reports", rests_on=behind)
    origins = StatedFigure(value=len(agreement.origins), unit="origins", rests_on=behind)
    return phrase(
        "{title}. {states}. {tellers} Counted: {reports} from {origins}; Admiralty grade {grade}.",
        title=agreement.title,
        states=joined(states, "; "),
        tellers=_tellers(main),
        reports=phrase("{n} {word}", n=reports, word="report" if agreement.reports == 1 else "reports"),
        origins=phrase(
            "{n} independent {word}", n=origins, word="origin" if len(agreement.origins) == 1 else "origins"
        ),
        grade=agreement.grade,
    )


def _since(date: str | None, behind: tuple[str, ...]) -> Part:
    if date is None:
        return ""
    return phrase(" (since {date})", date=StatedFigure(value=date, unit="date", rests_on=behind))


def _tellers(claim: Claim) -> str:
    chain = claim.attribution or claim.attributed_to
    if not chain:
        return "The text names nobody who says it."
    return f"Told by {', after '.join(chain)}."


def _nothing_promised(ledger: Ledger) -> Draft:
    behind = tuple(f"document:{report.id}" for report in ledger.reports)
    says = phrase("No agreement was found in what was read.")
    return Draft("promised", "computed", says, behind, key="nothing promised")
