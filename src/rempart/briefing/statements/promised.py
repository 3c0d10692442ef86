"""Statements on what was promised: who, what, how much, who pays, how firm, who says so."""

from collections.abc import Iterator, Mapping, Sequence

from rempart.briefing.figures import claim_ids, grade_words, sentence_start, stated
from rempart.briefing.language import N_, _
from rempart.briefing.names import listed, named_origins, speaker_name
from rempart.briefing.statements.clauses import agreement_phrase, agreement_title, amounts_in_order
from rempart.briefing.statements.telling import (
    BETWEEN_CLAUSES,
    Behind,
    Draft,
    Part,
    Phrase,
    counting,
    joined,
    phrase,
    quoted,
)
from rempart.claims.claim import Claim, Purpose, Report
from rempart.errors import BriefingError
from rempart.ledger.agreement import Agreement, ClaimedAmount, Ledger
from rempart.ledger.converting import Yardstick
from rempart.terms.status import GoodsStatus, MoneyStatus

_MOST_TELLERS = 4
_BEFORE_QUOTE = N_(" In the words of ")
GOODS_WORDS: dict[GoodsStatus, str] = {
    "reported": N_("reported, no more"),
    "proposed": N_("proposed, an intention without a reported signature"),
    "announced": N_("announced, without a reported contract"),
    "approved": N_("approved, a ceiling and not an order"),
    "contracted": N_("contracted"),
    "in_production": N_("in production"),
    "delivered": N_("delivered"),
    "operational": N_("operational"),
}
MONEY_WORDS: dict[MoneyStatus, str] = {
    "none": N_("none reported as pledged"),
    "pledged": N_("pledged, not reported as set aside"),
    "allocated": N_("allocated, not reported as paid in"),
    "financed": N_("financed"),
    "disbursed": N_("paid out"),
}


_PURPOSES: dict[Purpose, str] = {
    "population": N_("the protection of people"),
    "infrastructure": N_("the protection of key infrastructure"),
    "deterrence": N_("deterrence"),
    "other": N_("other ends"),
}


def without_quote(text: str) -> str:
    """Return a statement on a promise without the words of its report."""
    return text.partition(_(_BEFORE_QUOTE))[0]


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


def promised_statements(ledger: Ledger, claims: Mapping[str, Claim]) -> Iterator[Draft]:
    """Yield, for each agreement, what is promised and how firm it is."""
    agreements = by_weight(ledger.agreements)
    if not agreements:
        behind = tuple(f"document:{report.id}" for report in ledger.reports)
        says = phrase("No agreement was found in what was read.")
        yield Draft("promised", "computed", says, behind, key="nothing promised")
    reports = {report.id: report for report in ledger.reports}
    for agreement in agreements:
        main = main_claim(agreement, claims, reports)
        says = phrase(
            "{clause}.{before}{document}: “{quote}”",
            clause=agreement_phrase(agreement),
            before=_(_BEFORE_QUOTE),
            document=teller_of(main, reports),
            quote=quoted(main, reports[document_of(main)]),
        )
        yield Draft("promised", "quoted", says, agreement_grounds(agreement), key=f"promised {agreement.id}")
    for agreement in agreements:
        says = _firmness(agreement, claims)
        yield Draft("promised", "computed", says, agreement_grounds(agreement), key=f"firm {agreement.id}")


def agreement_grounds(agreement: Agreement) -> tuple[str, ...]:
    """Return the ids of an agreement and of its claims."""
    return (f"agreement:{agreement.id}", *claim_ids(agreement.claims))


def by_weight(agreements: tuple[Agreement, ...]) -> list[Agreement]:
    """Return agreements whose two sides are told first, the largest sums ahead, then those with numbers, the rest.

    What nobody is said to promise, or to get, is often a sum of the background and never opens a page; nor does what
    is told as history, refused or over.
    """

    def weight(agreement: Agreement) -> tuple[bool, bool, float, bool, str]:
        """Return what sorts first: what stands, both sides told, the largest sum in dollars, a number, the id."""
        largest = max(map(_in_dollars, agreement.amounts), default=0.0)
        gives = agreement.seller or agreement.funder or agreement.producer or agreement.parties
        told = bool(
            gives and (agreement.buyer or agreement.recipient or agreement.producer or agreement.parties)
        )
        over = agreement.goods_status is None and agreement.money_status is None
        return (over, not told, -largest, not any(item.mode for item in agreement.items), agreement.id)

    return sorted(agreements, key=weight)


def _in_dollars(amount: ClaimedAmount) -> float:
    """Return a sum at the newest rate, nothing where no rate is known: only to tell large ones from small ones."""
    factor = Yardstick().factor(amount.currency, None)
    return 0.0 if isinstance(factor, str) else factor.times(amount.value)


def main_claim(agreement: Agreement, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> Claim:
    """Return the claim to quote: one behind the first sum or number, in English if there is one, the fullest."""
    first = _claims_of_first_sum(agreement)
    if not first:
        first = {claim_id for item in agreement.items if item.mode is not None for claim_id in item.claims}

    def order(claim: Claim) -> tuple[bool, bool, int, str]:
        """Return what sorts first: one told first, in English, at length."""
        return (
            claim.id not in first,
            reports[document_of(claim)].language != "en",
            -len(claim.quote),
            claim.id,
        )

    return min((claims[claim_id] for claim_id in agreement.claims), key=order)


def _claims_of_first_sum(agreement: Agreement) -> set[str]:
    """Return the claims that tell the sum told first, whatever bound each gives it."""
    amounts = amounts_in_order(agreement)
    return {
        claim
        for amount in amounts
        if (amount.value, amount.currency) == (amounts[0].value, amounts[0].currency)
        for claim in amount.claims
    }


def document_of(claim: Claim) -> str:
    """Return the id of the document that makes the claim."""
    return claim.id.rpartition("#")[0]


def teller_of(claim: Claim, reports: Mapping[str, Report]) -> str:
    """Return the publisher of the claim's document, or the document's id where it is unknown."""
    document = document_of(claim)
    return reports[document].publisher or document


def _firmness(agreement: Agreement, claims: Mapping[str, Claim]) -> Phrase:
    behind = (f"agreement:{agreement.id}",)
    goods, money = agreement.goods_status, agreement.money_status
    states: list[Part] = []
    if goods is not None:
        states.append(
            phrase(
                "Goods: {says}{since}", says=_(GOODS_WORDS[goods.state]), since=_since(goods.since, behind)
            )
        )
    if money is not None:
        states.append(
            phrase(
                "money: {says}{since}", says=_(MONEY_WORDS[money.state]), since=_since(money.since, behind)
            )
        )
    states += [
        phrase("{side}{since}", side=_(mark.state), since=_since(mark.since, behind))
        for mark in agreement.side_states
    ]
    if not states:
        states.append(_("No state is told"))
    told = joined(states, "; ")
    return phrase(
        "{title}. {states}. {purpose}{tellers} Counted: {counted}. Admiralty grade {grade}: {words}.",
        title=agreement_title(agreement),
        states=Phrase(sentence_start(told.text), told.figures, told.names),
        purpose=_meant(agreement, claims),
        tellers=_tellers([claims[claim_id] for claim_id in agreement.claims]),
        counted=_counted(agreement, behind),
        grade=agreement.grade,
        words=grade_words(agreement.grade),
    )


def _counted(agreement: Agreement, behind: Behind) -> Phrase:
    """Tell how many reports there are from how many origins; sources that nobody names are no origin to count."""
    reports = counting("{n} report", "{n} reports", n=stated(agreement.reports, "reports", behind))
    named = named_origins(origin.name for origin in agreement.origins)
    if not named:
        return phrase("{reports}, from sources that no report names", reports=reports)
    figure = stated(len(named), "origins", behind)
    told = phrase(
        "{reports} from {origins}",
        reports=reports,
        origins=counting("{n} independent origin", "{n} independent origins", n=figure),
    )
    if len(named) == len(agreement.origins):
        return told
    return phrase("{told}; also sources that no report names", told=told)


def _meant(agreement: Agreement, claims: Mapping[str, Claim]) -> str:
    purposes = dict.fromkeys(p for claim_id in agreement.claims for p in claims[claim_id].purpose)
    if not purposes:
        return ""
    return _("Meant for {purposes}. ").format(purposes=listed(_(_PURPOSES[purpose]) for purpose in purposes))


def _since(date: str | None, behind: Behind) -> Part:
    if date is None:
        return ""
    return phrase(" (since {date})", date=stated(date, "date", behind))


def _tellers(claims: Sequence[Claim]) -> str:
    """Return everybody who tells it, each with whom they cite; not only the one whose words are quoted."""
    chains = [tuple(claim.attribution or claim.attributed_to) for claim in claims]
    whole = [chain for chain in dict.fromkeys(chains) if chain and not _is_part(chain, chains)]
    if not whole:
        return _("The text names nobody who says it.")
    told = [told_by(chain) for chain in whole[:_MOST_TELLERS]]
    told += [_("others")] if len(whole) > _MOST_TELLERS else []
    return _("Told by {chain}.").format(chain=_(BETWEEN_CLAUSES).join(told))


def _is_part(chain: tuple[str, ...], chains: Sequence[tuple[str, ...]]) -> bool:
    """Say whether another chain says as much and more."""
    return any(len(other) > len(chain) and other[: len(chain)] == chain for other in chains)


def told_by(chain: Sequence[str]) -> str:
    """Return who tells it and whom each cites, the outermost first.

    Example:
        >>> told_by(["a paper", "unnamed officials"])
        'a paper, citing unnamed officials'
    """
    return _(", citing ").join(speaker_name(name) for name in chain)
