"""Promise against delivery: how much was reported, contracted, financed and delivered, and since when."""

from collections.abc import Iterable, Mapping, Sequence

from rempart.ledger.agreement import Agreement, ClaimedAmount, Ledger
from rempart.ledger.converting import Yardstick
from rempart.ledger.correcting import STATES
from rempart.ledger.nesting import Nesting
from rempart.ledger.said import Said
from rempart.ledger.standing import goods_of, money_of
from rempart.ledger.totals import MEASURES, Counted, Extent, LeftOut, Measure, Step, Total, Totals
from rempart.terms.status import GoodsStatus, MoneyStatus, reaches


def totals(ledger: Ledger, *, currency: str = "USD", price_year: int | str | None = None) -> Totals:
    """Add up what a ledger's agreements are worth at each stage, and say what is left out and why.

    An agreement counts for a measure with the sums of the claims that put it there, else with its own
    sums. Rival sums make a range and are never averaged. Nothing counts that is superseded, asked for
    only, cancelled or only denied; nothing counts twice: a part whose package counts for the same
    measure, and the smaller of a deal and the money that pays for it, are left out.

    Args:
        ledger: From ``merge``, a book as of any date, or a file (then without the dates of claims).
        currency: ISO 4217 code of the result.
        price_year: A year for constant prices; None for prices as said.

    Raises:
        TableError: no rates for the currency, or no price index for the year.

    Assumes:
        the rates and the price index of ``converting.Yardstick``.

    Example:
        >>> totals(Ledger(())).total("reported").said
        0
    """
    yardstick = Yardstick(currency, None if price_year is None else str(price_year))
    known = _Known(ledger, yardstick)
    nesting = Nesting(ledger.agreements)
    return Totals(
        currency=currency,
        price_year=yardstick.price_year,
        totals=tuple(_total(known, nesting, measure) for measure in MEASURES),
        steps=_steps(known, nesting),
    )


class _Known:
    """The agreements of a ledger with the claims behind them, as far as they are at hand."""

    def __init__(self, ledger: Ledger, yardstick: Yardstick) -> None:
        self.yardstick = yardstick
        self.agreements = sorted(ledger.agreements, key=lambda one: one.id)
        said = {claim.id: Said(claim, report, "") for report in ledger.reports for claim in report.claims}
        self.said: Mapping[str, Said] = said
        self._extents: dict[tuple[str, Measure], Counted | LeftOut | None] = {}

    def reach(self, entry: Agreement, measure: Measure) -> Counted | LeftOut | None:
        """Where an agreement stands by itself: counted, left out with a reason, or not so far yet."""
        key = entry.id, measure
        if key not in self._extents:
            self._extents[key] = self._reach(entry, measure)
        return self._extents[key]

    def _reach(self, entry: Agreement, measure: Measure) -> Counted | LeftOut | None:
        if not _is_reached(measure, entry.goods, entry.money):
            return None
        barred = _barred(entry)
        if barred is not None:
            return LeftOut(agreement=entry.id, title=entry.title, why=barred[0], because=barred[1])
        behind = self._claims_behind(entry, measure)
        own = [one for one in entry.amounts if set(one.claims) & behind] or list(entry.amounts)
        extent = self._extent(entry, own)
        if isinstance(extent, tuple):
            return LeftOut(agreement=entry.id, title=entry.title, why=extent[0], because=extent[1])
        since = min((date for claim in behind if (date := self._date(entry, claim))), default=None)
        rests_on = (f"agreement:{entry.id}", *(f"claim:{claim}" for one in own for claim in one.claims))
        return Counted(
            agreement=entry.id,
            title=entry.title,
            low=extent.low,
            said=extent.said,
            high=extent.high,
            since=since,
            disputed=any(mark.state == "denied" for mark in entry.side_states),
            rests_on=tuple(dict.fromkeys((*rests_on, *extent.rows))),
        )

    def _claims_behind(self, entry: Agreement, measure: Measure) -> set[str]:
        """The claims that put the agreement there; of a ledger without reports, the one that set the state."""
        if measure == "reported":
            return set(entry.claims)
        by_money = measure == "financed" or (measure == "delivered" and entry.goods is None)
        setter = entry.money_status if by_money else entry.goods_status
        found = {setter.claim} if setter is not None and setter.claim is not None else set()
        judged = {one.claims[0] for one in entry.judgements if one.field in STATES}
        return found | {
            claim
            for claim in entry.claims
            if claim in self.said
            and claim not in judged
            and _is_reached(measure, goods_of(self.said[claim]), money_of(self.said[claim]))
        }

    def _date(self, entry: Agreement, claim: str) -> str | None:
        if claim in self.said:
            return self.said[claim].date
        setters = [state for state in (entry.goods_status, entry.money_status) if state is not None]
        dated = [state.since for state in setters if state.claim == claim]
        return dated[0] if dated else entry.first_reported

    def _extent(self, entry: Agreement, sums: Sequence[ClaimedAmount]) -> "Extent | tuple[str, str]":
        if not sums:
            return "no_amount", "no sum is told"
        whole = [one for one in sums if one.period is None]
        if not whole:
            return "rate", f"the sum is a rate (for each {sums[0].period}), and no total is told"
        told: list[Extent] = []
        refused = []
        for one in whole:
            first = min((date for claim in one.claims if (date := self._date(entry, claim))), default=None)
            factor = self.yardstick.factor(one.currency, first[:4] if first else None)
            if isinstance(factor, str):
                refused.append(factor)
            else:
                low, high = _ends(one)
                told.append(
                    Extent(
                        low=factor.times(low),
                        said=factor.times(one.value),
                        high=None if high is None else factor.times(high),
                        rows=factor.rows,
                    )
                )
        if not told:
            return "no_rate", refused[0]
        return Extent.spanning(told)


def _is_reached(measure: Measure, goods: GoodsStatus | None, money: MoneyStatus | None) -> bool:
    """Money is delivered when it is paid out: a loan or a grant has no goods axis."""
    if measure == "reported":
        return True
    if measure == "delivered" and goods is None:
        return money == "disbursed"
    return reaches(money if measure == "financed" else goods, measure)


def _barred(entry: Agreement) -> tuple[str, str] | None:
    """Why an agreement counts nowhere."""
    sides = {mark.state for mark in entry.side_states}
    if "cancelled" in sides:
        return "cancelled", "it was cancelled"
    if entry.goods_status is None and entry.money_status is None:
        if "denied" in sides:
            return "denied", "it is denied, and nobody affirms it"
        if entry.type != "guarantee":
            return "history", "it is told only as something past"
    if entry.type == "request":
        return "request", "it is asked for; no claim says that anybody promises it"
    return None


def _ends(amount: ClaimedAmount) -> tuple[float, float | None]:
    """The least and the most that a sum as said allows; None where it is open above."""
    if amount.bound == "at_least":
        return float(amount.low or amount.value), None
    if amount.bound == "at_most":
        return 0.0, float(amount.high or amount.value)
    return float(amount.low or amount.value), float(amount.high or amount.value)


def _total(known: _Known, nesting: Nesting, measure: Measure) -> Total:
    """Add up one measure."""
    counted: dict[str, Counted] = {}
    left_out: list[LeftOut] = []
    for entry in known.agreements:
        reached = known.reach(entry, measure)
        if isinstance(reached, LeftOut):
            left_out.append(reached)
        elif reached is not None:
            counted[entry.id] = reached
    for inner, why, because in nesting.inside({name: one.said for name, one in counted.items()}):
        left_out.append(LeftOut(agreement=inner, title=counted.pop(inner).title, why=why, because=because))
    extent = Extent.added(counted.values())
    return Total(
        measure=measure,
        low=extent.low,
        said=extent.said,
        high=extent.high,
        counted=tuple(counted[name] for name in sorted(counted)),
        left_out=tuple(sorted(left_out, key=lambda one: one.agreement)),
    )


def _steps(known: _Known, nesting: Nesting) -> tuple[Step, ...]:
    """The totals after each day on which one of them changed."""
    days: dict[str, dict[Measure, list[Counted]]] = {}
    for entry in known.agreements:
        for measure in MEASURES:
            one = known.reach(entry, measure)
            if isinstance(one, Counted) and one.since is not None:
                days.setdefault(one.since, {}).setdefault(measure, []).append(one)
    running = {measure: _Running(nesting) for measure in MEASURES}
    steps: list[Step] = []
    for day in sorted(days):
        for measure, added in days[day].items():
            running[measure].add(added)
        sums = {measure: running[measure].extent for measure in MEASURES}
        if not steps or steps[-1].sums() != sums:
            steps.append(Step(date=day, **sums))
    return tuple(steps)


class _Running:
    """One measure day by day: what stands alone is added once, what may lie in something else each time."""

    def __init__(self, nesting: Nesting) -> None:
        self._nesting = nesting
        self._entangled = nesting.entangled
        self._tied: dict[str, Counted] = {}
        self._alone = self.extent = Extent(low=0, said=0, high=0)

    def add(self, reached: Iterable[Counted]) -> None:
        """Take in what a day brings."""
        alone: list[Counted] = []
        for one in reached:
            if one.agreement in self._entangled:
                self._tied[one.agreement] = one
            else:
                alone.append(one)
        self._alone = Extent.added((self._alone, *alone))
        inside = {
            name for name, *_ in self._nesting.inside({one: self._tied[one].said for one in self._tied})
        }
        outside = (one for name, one in self._tied.items() if name not in inside)
        self.extent = Extent.added((self._alone, *outside))
