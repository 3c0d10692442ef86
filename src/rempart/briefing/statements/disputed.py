"""Statements on contradictions, side by side, on links between agreements, and on stances."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.figures import amount_figure, claim_ids, conflicts_of, sentence_start, stated
from rempart.briefing.language import N_, _
from rempart.briefing.names import field_words, party_name, speaker_name
from rempart.briefing.statements.clauses import POLARITIES, agreement_title
from rempart.briefing.statements.promised import by_weight, document_of, teller_of, told_by
from rempart.briefing.statements.retelling import retold
from rempart.briefing.statements.telling import Behind, Draft, Phrase, filled, joined, phrase, quoted
from rempart.claims.claim import Amount, Claim
from rempart.ledger.agreement import Agreement, AgreementLink, Conflict, Ledger

_RELATIONS = {
    "in_return_for": N_("{one}. Told as given in return for this: {other}"),
    "part_of": N_("{one}. Told as part of this: {other}"),
    "financed_by": N_("{one}. Told as financed by this: {other}"),
    "condition_of": N_("{one}. Told as a condition of this: {other}"),
    "supersedes": N_("{one}. This takes the place of: {other}"),
}
_ABOUT = {
    "peace_agreement": N_(" on a peace agreement"),
    "agreement": N_(" on the agreement"),
    "guarantee": N_(" on the guarantee"),
    "other": "",
}


def contradiction_statements(ledger: Ledger, claims: Mapping[str, Claim]) -> Iterator[Draft]:
    """Yield each conflict and each misprint, every side with its own words; or that there is none."""
    found = False
    said = _Sayings(ledger, claims)
    for agreement in by_weight(ledger.agreements):
        for number, conflict in enumerate(conflicts_of(agreement)):
            found = True
            yield _conflict(agreement, conflict, said, f"conflict {agreement.id} {number}")
        for claim_id in agreement.claims:
            for place in claims[claim_id].also_at:
                if place.misprint and place.amount is not None:
                    found = True
                    yield _misprint(agreement, said, claims[claim_id], place.amount)
    if not found and ledger.agreements:
        behind = tuple(f"agreement:{agreement.id}" for agreement in ledger.agreements)
        says = phrase("No report contradicts itself or another one on these agreements.")
        yield Draft("contradictions", "computed", says, behind, key="no conflict")


class _Sayings:
    """The claims of a ledger with the reports that make them."""

    def __init__(self, ledger: Ledger, claims: Mapping[str, Claim]) -> None:
        self.claims = claims
        self._reports = {report.id: report for report in ledger.reports}

    def quote(self, claim: Claim) -> Phrase:
        """Return the words of a claim."""
        return quoted(claim, self._reports[document_of(claim)])

    def teller(self, claim: Claim) -> str:
        """Return the publisher of the claim's document, or the document's id."""
        return teller_of(claim, self._reports)


def _conflict(agreement: Agreement, conflict: Conflict, sayings: _Sayings, key: str) -> Draft:
    alike: dict[str, list[Phrase]] = defaultdict(list)
    for claim_id in conflict.claims:
        value, said = _side(sayings, sayings.claims[claim_id], conflict.field)
        alike[value.text].append(
            filled("{value} ({said})", {"value": value, "said": said}) if value.text else said
        )
    behind = (f"agreement:{agreement.id}",)
    sides = joined([_with_others(told, behind) for told in alike.values()], "; ")
    if not conflict.claims:
        sides = joined([retold(value, behind) for value in conflict.values], "; ")
    return Draft(
        "contradictions",
        "quoted",
        phrase(
            "{title}: the {field} is told in different ways, and all are kept: {sides}.{note}",
            title=agreement_title(agreement),
            field=field_words(conflict.field),
            sides=sides,
            note=phrase(" {words}.", words=retold(sentence_start(conflict.note.rstrip(".")), behind))
            if conflict.note
            else "",
        ),
        (f"agreement:{agreement.id}", *claim_ids(conflict.claims)),
        key=key,
    )


def _side(sayings: _Sayings, claim: Claim, field: str) -> tuple[Phrase, Phrase]:
    """Return the value that a claim gives a field, empty where it is no number, and its words."""
    said = phrase("“{quote}”, {document}", quote=sayings.quote(claim), document=sayings.teller(claim))
    if field.startswith("amount") and claim.amount is not None:
        return filled("{sum}", {"sum": amount_figure(claim.amount, (claim.id,))}), said
    if field.startswith("quantity") and claim.quantity is not None:
        number = StatedFigure(
            value=claim.quantity.value,
            low=claim.quantity.low,
            high=claim.quantity.high,
            bound=claim.quantity.bound,
            unit=claim.unit or "units",
            rests_on=claim_ids((claim.id,)),
        )
        return filled("{number}", {"number": number}), said
    return Phrase(""), said


def _with_others(told: list[Phrase], behind: Behind) -> Phrase:
    """Return the first of several claims that say the same, and how many more do; all without a number."""
    if len(told) == 1 or not told[0].figures:
        return joined(told, "; ")
    more = stated(len(told) - 1, "claims", behind)
    return phrase("{first} and {more} more", first=told[0], more=more)


def _misprint(agreement: Agreement, sayings: _Sayings, claim: Claim, amount: Amount) -> Draft:
    says = phrase(
        "{title}: {wrong} is taken for a misprint, since the rest of {document} contradicts it: “{quote}”.",
        title=agreement_title(agreement),
        wrong=amount_figure(amount, (claim.id,)),
        document=sayings.teller(claim),
        quote=sayings.quote(claim),
    )
    behind = (f"claim:{claim.id}", f"agreement:{agreement.id}")
    return Draft("contradictions", "quoted", says, behind, key=f"misprint {claim.id}")


def link_statements(ledger: Ledger, claims: Mapping[str, Claim]) -> Iterator[Draft]:
    """Yield how agreements hang together, then who takes which side."""
    sayings = _Sayings(ledger, claims)
    for agreement in by_weight(ledger.agreements):
        for link in agreement.links:
            other = agreement_title(ledger[link.agreement]) if link.agreement in ledger else link.agreement
            said = _words_of(link, claims)
            quotes = {quote.text: quote for quote in map(sayings.quote, said)}
            quote = joined([phrase(" “{words}”", words=words) for words in quotes.values()], " …")
            behind = [f"agreement:{agreement.id}", *claim_ids((*link.claims, *(c.id for c in said[1:])))]
            behind += [f"agreement:{link.agreement}"] if link.agreement in ledger else []
            says = phrase(
                "{relation}.{quote}",
                relation=phrase(_RELATIONS[link.relation], one=agreement_title(agreement), other=other),
                quote=quote,
            )
            yield Draft("links", "quoted", says, tuple(behind), key=f"link {agreement.id} {link.agreement}")
    yield from _stances(ledger, sayings)


def _words_of(link: AgreementLink, claims: Mapping[str, Claim]) -> list[Claim]:
    """Return the first claim that makes a link and the claim it points to, whose words tie the two."""
    if not link.claims:
        return []
    first = claims[link.claims[0]]
    pointed = [each.claim for each in first.links if each.relation == link.relation and each.claim in claims]
    return [first, *(claims[name] for name in pointed[:1])]


def _stances(ledger: Ledger, sayings: _Sayings) -> Iterator[Draft]:
    told: set[str] = set()
    for entry in ledger.entries:
        for claim_id in (*entry.stances, *(entry.claims if entry.kind == "stance" else ())):
            claim = sayings.claims[claim_id]
            if claim.stance is None or claim_id in told:
                continue
            told.add(claim_id)
            holder, chain = claim.stance.holder, claim.attribution or claim.attributed_to
            who = _("the document") if holder == "document" else speaker_name(party_name(holder))
            says = phrase(
                "The position of {who}{about}{teller}: {polarity}. In short: {says}. “{quote}”",
                who=who,
                polarity=_(POLARITIES[claim.stance.polarity]),
                about=_(_ABOUT[claim.stance.about]),
                says=retold(claim.stance.says.rstrip("."), (f"claim:{claim_id}",)),
                teller=_(", as told by {chain}").format(chain=told_by(chain)) if chain else "",
                quote=sayings.quote(claim),
            )
            yield Draft("links", "quoted", says, (f"claim:{claim_id}",), key=f"stance {claim_id}")
