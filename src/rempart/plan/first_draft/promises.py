"""Which agreements of a ledger become promises, and why the others do not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from rempart.ledger.agreement import Agreement, Ledger
from rempart.naming import party_names
from rempart.plan.first_draft.equipment import Kind, is_general, kind_of
from rempart.plan.first_draft.readings import Reading, Sayings
from rempart.terms.figure import Number, whole
from rempart.terms.party import BLOCS
from rempart.terms.table import table

PROMISING = ("purchase", "production", "request", "donation")
NOT_GOODS = {
    "funding": "money, not goods: it may pay for a promise and is none itself",
    "loan": "money, not goods: it may pay for a promise and is none itself",
    "guarantee": "a guarantee has nothing to deliver",
    "cooperation": "an agreement to cooperate, without goods",
    "delivery": "a delivery told, not a promise",
    "stance": "a stance, not a promise",
}
Measure = Literal["value", "count"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """One promise: how much of which rows, for whom, by when.

    ``others`` are figures that contradict the one to plan with, or that it replaced.
    """

    agreement: Agreement
    measure: Measure
    kind: Kind
    term: str | None
    unit: str | None
    reading: Reading
    others: tuple[Reading, ...]
    by: str | None
    beneficiary: tuple[str, ...]


@dataclass(slots=True)
class Agreed:
    """What a ledger promises; the highest number by beneficiary and row; what is left out and why."""

    sayings: Sayings
    start: str
    promises: list[Promised] = field(default_factory=list)
    ceilings: dict[tuple[tuple[str, ...], str], Number] = field(default_factory=dict)
    excluded: list[tuple[str, str]] = field(default_factory=list)

    def add(self, entry: Agreement) -> None:
        """Add the promises of one agreement: by value for its sum, by count for each of its items."""
        sums = []
        for amount in entry.amounts:
            if amount.period is not None:
                rate = f"{whole(amount.value):,} {amount.currency} a {amount.period}"
                self._leave_out(entry, f"{rate} is a rate, not a total")
            elif amount.currency not in _exchangeable():
                reason = f"no exchange rate on file for {amount.currency}: add a row to exchange_rates"
                self._leave_out(entry, reason)
            else:
                ends = amount.low, amount.high
                sums.append(Reading(amount.value, amount.bound, amount.claims, amount.currency, *ends))
        if sums:
            self._choose(entry, sums, _whole(entry, sellers_of(entry)))
        counted: dict[tuple[str, ...], list[tuple[Reading, _Thing]]] = {}
        for item in entry.items:
            kind = kind_of(item.item, item.unit, sellers_of(entry))
            if item.mode is None:
                continue
            if item.period is not None:
                self._leave_out(entry, f"{whole(item.mode):,} a {item.period} is a rate, not a total")
            elif kind is None or kind.open_list:
                self._leave_out(entry, f"{_NOT_ON_FILE} {item.item}{_from(sellers_of(entry))}: {_ADD}")
            else:
                figure = Reading(item.mode, item.bound or "exact", item.claims, None, item.low, item.high)
                thing = _Thing("count", item.item, item.unit, kind)
                counted.setdefault(kind.rows, []).append((figure, thing))
        for found in counted.values():
            self._choose(entry, [figure for figure, _ in found], found[0][1])

    def _leave_out(self, entry: Agreement, reason: str) -> None:
        self.excluded.append((entry.id, reason))

    def _choose(self, entry: Agreement, figures: Sequence[Reading], thing: "_Thing") -> None:
        """Make one promise of figures that may contradict each other, or say why there is none."""
        ranked = self.sayings.ranked(figures, entry)
        reason = _no_promise(entry, ranked, thing)
        if reason is not None or thing.kind is None:
            self._leave_out(entry, reason or "")
            if reason == _CEILING and thing.kind is not None and thing.measure == "count":
                self.ceilings[beneficiary_of(entry), thing.kind.rows[0]] = ranked[0].value
            return
        self.promises.append(
            Promised(
                agreement=entry,
                measure=thing.measure,
                kind=thing.kind,
                term=thing.term,
                unit=thing.unit,
                reading=ranked[0],
                others=tuple(ranked[1:]),
                by=self.sayings.deadline(ranked[0].claims, self.start),
                beneficiary=beneficiary_of(entry),
            )
        )


@dataclass(frozen=True, slots=True)
class _Thing:
    """What is promised: the term as said, and the rows it means (None: no row does)."""

    measure: Measure
    term: str | None
    unit: str | None
    kind: Kind | None


_NOT_ON_FILE = "no price or output on file for"
_ADD = "add a row to equipment_attributes"
_CEILING = "a ceiling or the approval of a possible sale, not a promise"


def promised(ledger: Ledger, start: str) -> Agreed:
    """Return what a ledger promises by the rules of the default programme; "over five years" counts from the start."""
    agreed = Agreed(Sayings(ledger), start)
    replaced = {
        link.agreement: entry.id
        for entry in ledger.agreements
        for link in entry.links
        if link.relation == "supersedes"
    }
    for entry in sorted(ledger.entries, key=lambda entry: entry.id):
        reason = _why_not(entry, agreed.sayings)
        if reason is None and entry.id in replaced:
            reason = f"replaced by the later {replaced[entry.id]}"
        if reason is None:
            agreed.add(entry)
        else:
            agreed.excluded.append((entry.id, reason))
    for old, new in sorted(replaced.items()):
        if old in ledger and _why_not(ledger[old], agreed.sayings) is None:
            _keep_beside(agreed, ledger[old], new)
    return agreed


def sellers_of(entry: Agreement) -> tuple[str, ...]:
    """Return who sells, makes or gives the goods, as far as it is told."""
    giver = entry.funder if entry.type in {"donation", "request"} else None
    return entry.seller or entry.producer or giver or ()


def beneficiary_of(entry: Agreement) -> tuple[str, ...]:
    """Return the states that get the goods, empty where that is not told; firms are left out.

    Reports of the drone deal differ on who buys (the United States, or both produce together):
    goods that Ukraine makes for the United States stay in Ukraine's programme.
    """
    parties = entry.recipient or entry.buyer
    if parties == ("US",) and "UA" in sellers_of(entry):
        parties = ("UA",)
    if not parties and entry.type == "production":
        parties = ("UA",) if "UA" in (entry.producer or ()) else entry.producer
    return tuple(sorted(party for party in parties or () if len(party) == 2 or party in BLOCS))


def _why_not(entry: Agreement, sayings: Sayings) -> str | None:
    """Return why an agreement as such promises nothing, or None where it may."""
    ended = sorted(
        f"{mark.state} ({mark.claim})" for mark in entry.side_states if mark.state in {"denied", "cancelled"}
    )
    reasons = {
        NOT_GOODS.get(entry.type, "a stance, not a promise"): entry.kind == "stance"
        or entry.type not in PROMISING,
        " and ".join(ended): bool(ended),
        "delivered already": entry.goods_status is not None
        and entry.goods_status.state in {"delivered", "operational"},
        "told as background": sayings.states(entry.claims) == {"historical"},
        "no amount": not entry.amounts and all(item.mode is None for item in entry.items),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def _no_promise(entry: Agreement, ranked: Sequence[Reading], thing: _Thing) -> str | None:
    """Return why a figure of an agreement is no promise, or None where it is one."""
    sellers = sellers_of(entry)
    if thing.kind is None:
        if is_general(thing.term):
            return f"{_NOT_ON_FILE} arms{_from(sellers)}: the default list holds US-made goods only"
        return f"{_NOT_ON_FILE} {thing.term}{_from(sellers)}: {_ADD}"
    if not ranked:
        return "denied"
    approved = entry.goods_status is not None and entry.goods_status.state == "approved"
    # The sum of "up to 3,350 missiles" is a ceiling too.
    up_to = thing.measure == "value" and any(item.bound == "at_most" for item in entry.items)
    return _CEILING if ranked[0].bound == "at_most" or approved or up_to else None


def _keep_beside(agreed: Agreed, replaced: Agreement, replacing: str) -> None:
    """Keep the figures of a replaced agreement beside those that replaced them: each is a scenario."""
    earlier = Agreed(agreed.sayings, agreed.start)
    earlier.add(replaced)
    for index, promise in enumerate(agreed.promises):
        same = [
            past.reading
            for past in earlier.promises
            if promise.agreement.id == replacing
            and (past.measure, past.kind.rows) == (promise.measure, promise.kind.rows)
        ]
        agreed.promises[index] = replace(promise, others=(*promise.others, *same))


def _whole(entry: Agreement, sellers: tuple[str, ...]) -> _Thing:
    """Return what a sum stands for: the open list where arms as such are named, else all named rows."""
    terms = [item.item for item in entry.items]
    general = [term for term in terms if is_general(term)]
    if general or not terms:
        return _Thing("value", next(iter(general), None), None, kind_of(None, None, sellers))
    kinds: Mapping[str, Kind | None] = {
        item.item: kind_of(item.item, item.unit, sellers) for item in entry.items
    }
    unknown = [term for term, kind in kinds.items() if kind is None]
    if unknown:
        return _Thing("value", unknown[0], None, None)
    found = [kind for kind in kinds.values() if kind is not None]
    rows = dict.fromkeys(row for kind in found for row in kind.rows)
    doubts = [kind.doubt for kind in found if kind.doubt]
    kind = Kind(tuple(rows), any(kind.open_list for kind in found), "; ".join(doubts) or None)
    return _Thing("value", terms[0], None, kind)


def _from(sellers: Iterable[str]) -> str:
    return f" from {party_names(sellers)}" if sellers else ""


def _exchangeable() -> set[str]:
    rates = table("exchange_rates").values()
    return {"USD"} | {row.text("currency") for row in rates if row.text("mark") != "R"}
