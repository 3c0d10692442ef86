"""Statements on the outlook: three criteria by three strategies, statements tested, base rates beside."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rempart.briefing.grounds import Grounds
from rempart.briefing.naming import quoted, sentence_start
from rempart.briefing.printing import MODEL_DIGITS
from rempart.briefing.statement import StatedFigure
from rempart.briefing.statements.retelling import retold
from rempart.briefing.statements.telling import Draft, Part, Phrase, joined, phrase
from rempart.claims.claim import Claim
from rempart.coverage.shares import Assumption
from rempart.ledger.agreement import Ledger
from rempart.naming import listed, party_name
from rempart.outlook.assessment import BaseRate, BreakEven, Outlook, Spread, Strategy, TestedStatement
from rempart.outlook.wording import NO_ADVICE_ON_TIMING, PARAMETER_WORDS, STRATEGY_WORDS
from rempart.plan.timetable import Schedule
from rempart.terms.figure import Number

_GROUNDS = "statement:outlook grounds"
_YEARS = "10"
_TIMED = "build_up_years"
_NOTHING = Spread(low="undefined", mid="undefined", high="undefined")
CRITERIA = {
    "accord_and_holds_10": "By the model, which is no forecast, an accord is signed and still holds after {years} years",
    "holds_given_accord_10": "By the model, once an accord is signed, it still holds after {years} years",
    "no_accord": "By the model, no accord is signed at all",
    "defender_value": "By the model, the value of the path to the defender, where the whole stake is {whole}",
}
_SHORT = {
    "accord_and_holds_10": "whether an accord is signed and holds",
    "holds_given_accord_10": "whether a signed accord holds",
    "defender_value": "value to the defender",
}
_MIDDLE = 0.9  # of the sets lie between low and high: their 5 % and 95 % quantiles
# The ranges in data/peace/parameters.csv were set for the war against this state.
_MODELLED = "UA"
_HALF = 0.5  # an accord is unlikely where more than half of the cases end without one


def bears_on_peace(ledger: Ledger, schedule: Schedule) -> bool:
    """Say whether the outlook answers what was read: a guarantee, a stance on peace, arms for Ukraine."""
    return (
        _MODELLED in schedule.recipients
        or any(entry.type == "guarantee" for entry in ledger.agreements)
        or any(
            claim.stance is not None and claim.stance.about in {"peace_agreement", "guarantee"}
            for report in ledger.reports
            for claim in report.claims
        )
    )


def outlook_grounds(outlook: Outlook, ledger: Ledger, grounds: Grounds) -> Iterator[Draft]:
    """Yield the statement that names what every figure of the outlook rests on."""
    known = {f"agreement:{entry.id}" for entry in ledger.entries}
    known |= {f"claim:{claim_id}" for entry in ledger.entries for claim_id in entry.claims}
    behind: list[str] = []
    for each in outlook.assumptions:
        rows = [cited for cited in each.rests_on if cited.startswith("row:")]
        assumption = Assumption(
            id=each.id,
            text=f"{each.text} ({each.note})" if each.note else each.text,
            value=each.mid,
            low=each.low,
            high=each.high,
            unit=each.unit,
            source=", ".join(rows) or each.source,
        )
        behind.append(grounds.assume(assumption))
        behind += [cited for cited in each.rests_on if cited in known]
    if not behind:
        says = phrase("The outlook rests on no parameter: none was given.")
        yield Draft("assumptions", "assumed", says, (), key="outlook grounds")
        return
    says = phrase(
        "The outlook is a model, not a prophecy, and no advice on timing: it shows what {sets} sets of assumptions, "
        "drawn with equal weight inside the ranges named here, would imply. It gives the result at the middle of "
        "every range and, in brackets, the span of the middle {middle} of the sets.",
        sets=StatedFigure(value=outlook.sets, unit="sets", rests_on=tuple(dict.fromkeys(behind))),
        middle=StatedFigure(value=_MIDDLE, unit="share", rests_on=tuple(dict.fromkeys(behind))),
    )
    yield Draft("assumptions", "assumed", says, tuple(dict.fromkeys(behind)), key="outlook grounds")


def outlook_statements(outlook: Outlook, claims: Mapping[str, Claim], grounds: Grounds) -> Iterator[Draft]:
    """Yield the criteria, the rankings, the statements of the reports put to the model, and base rates."""
    for criterion, words in CRITERIA.items():
        yield _criterion(outlook, criterion, words)
    yield from _rankings(outlook)
    yield from _break_evens(outlook)
    for tested in outlook.statements_tested:
        yield _tested(tested, claims, outlook)
    yield from _base_rates(outlook, grounds)


def no_outlook(ledger: Ledger) -> Draft:
    """Return the statement that stands where nothing that was read bears on peace."""
    says = phrase(
        "Nothing that was read speaks of a guarantee or of peace, or promises arms to {state}, for whose war the "
        "ranges of the model were set: there is nothing to weigh.",
        state=party_name(_MODELLED),
    )
    documents = tuple(f"document:{report.id}" for report in ledger.reports)
    return Draft("outlook", "computed", says, documents, key="no outlook")


def spread_of(strategy: Strategy, criterion: str) -> Spread:
    """Return the spread of one criterion; what is undefined is undefined at all three points."""
    if criterion == "no_accord":
        return strategy.no_accord
    if criterion == "defender_value":
        return strategy.defender_value
    held = strategy.accord_and_holds if criterion.startswith("accord") else strategy.holds_given_accord
    spread = held.get(_YEARS, "undefined")
    return _NOTHING if spread == "undefined" else spread


def _criterion(outlook: Outlook, criterion: str, words: str) -> Draft:
    parts: dict[str, Part] = {}
    if "{years}" in words:
        parts["years"] = StatedFigure(value=int(_YEARS), unit="years", rests_on=(_GROUNDS,))
    if "{whole}" in words:
        parts["whole"] = StatedFigure(value=1, unit="stake", rests_on=(_GROUNDS,))
    unit = "value" if criterion == "defender_value" else "share"
    told = [
        phrase(
            "{strategy}, {spread}",
            strategy=STRATEGY_WORDS[strategy.id],
            spread=_spread(spread_of(strategy, criterion), unit),
        )
        for strategy in outlook.strategies
    ]
    says = phrase("{criterion}: {told}.", criterion=phrase(words, **parts), told=joined(told, "; "))
    return Draft("outlook", "computed", says, (_GROUNDS,), key=f"outlook {criterion}")


def _spread(spread: Spread, unit: str) -> StatedFigure:
    low = spread.low if not isinstance(spread.low, str) else None
    high = spread.high if not isinstance(spread.high, str) else None
    return StatedFigure(
        value=spread.mid, low=low, high=high, unit=unit, rests_on=(_GROUNDS,), significant=MODEL_DIGITS
    )


def at_least_as_good(outlook: Outlook, criterion: str) -> Number | None:
    """Return the share of sets in which guarantees first is at least quick compromise, None if unknown."""
    rows = [row for row in outlook.rankings if row.criterion == criterion]
    if not rows:
        return None
    return sum(
        row.share
        for row in rows
        if _rank(row.order, "guarantees_first") <= _rank(row.order, "quick_compromise")
    )


def _rank(order: str, strategy: str) -> int:
    return next(
        rank
        for rank, tied in enumerate(order.split(">"))
        if strategy in {one.strip() for one in tied.split("=")}
    )


def _rankings(outlook: Outlook) -> Iterator[Draft]:
    told: list[Phrase] = []
    shares: list[Number] = []
    for criterion, words in _SHORT.items():
        share = at_least_as_good(outlook, criterion)
        if share is not None:
            shares.append(share)
            told.append(phrase("by {words}, in {share}", words=words, share=_share(share)))
    if told:
        says = phrase(
            "Guarantees first does at least as well as quick compromise in this share of the assumption sets: {told}."
            "{reads}",
            told=joined(told, "; "),
            reads=_reads(shares),
        )
        yield Draft("outlook", "computed", says, (_GROUNDS,), key="rankings")


def _reads(shares: list[Number]) -> str:
    """Say whether most sets agree on the order, whatever the criterion; no order is advice."""
    if min(shares) < _HALF < max(shares):
        return " Which of the two most sets favour depends on the criterion."
    favoured = "quick compromise" if max(shares) < _HALF else "guarantees first"
    return f" By each of these criteria most sets favour {favoured}; that follows from the ranges assumed and is no advice."


def _share(value: Number) -> StatedFigure:
    return StatedFigure(value=value, unit="share", rests_on=(_GROUNDS,), significant=MODEL_DIGITS)


def _break_evens(outlook: Outlook) -> Iterator[Draft]:
    """Tell, parameter by parameter, for which of its values guarantees first is at least as good."""
    by_parameter: dict[str, list[BreakEven]] = defaultdict(list)
    for row in outlook.break_evens:
        if row.criterion in _SHORT:
            by_parameter[row.parameter].append(row)
    for parameter, rows in by_parameter.items():
        told = [phrase("by {words}, {spans}", words=_SHORT[row.criterion], spans=_spans(row)) for row in rows]
        says = phrase(
            "Moving {what} alone, all else at its middle, guarantees first is at least as good as quick compromise: "
            "{told}.{caution}",
            what=_moved(parameter),
            told=joined(told, "; "),
            caution=f" {NO_ADVICE_ON_TIMING}" if parameter == _TIMED else "",
        )
        yield Draft("outlook", "computed", says, (_GROUNDS,), key=f"moved {parameter}")


def _spans(row: BreakEven) -> Phrase:
    if isinstance(row.intervals, str):
        return phrase("at no value tried" if row.intervals == "none" else "undefined")
    unit = "share" if row.unit == "probability" else row.unit
    tail = f" {unit}" if unit == "years" else ""
    spans = [
        phrase(
            "from {span}{tail}",
            span=StatedFigure(
                value=None, low=low, high=high, unit=unit, rests_on=(_GROUNDS,), significant=MODEL_DIGITS
            ),
            tail=tail,
        )
        for low, high in row.intervals
    ]
    return joined(spans, last=" and ")


def _tested(tested: TestedStatement, claims: Mapping[str, Claim], outlook: Outlook) -> Draft:
    claim = claims.get(tested.claim or "")
    compared = _compared(tested)
    needs = _needed_for_order(outlook) if compared is not None else _needed(tested)
    says = phrase(
        "A statement put to the model, which neither confirms nor refutes it: {text}.{said} {told}.{needs}",
        text=retold(sentence_start(tested.text.rstrip(".")), (_GROUNDS,)),
        said=phrase(" “{quote}”.", quote=quoted(claim)) if claim is not None else "",
        told=compared or _by_strategy(tested),
        needs=needs,
    )
    behind = (_GROUNDS, *((f"claim:{claim.id}",) if claim is not None else ()))
    return Draft("outlook", "computed", says, behind, key=f"tested {tested.id}")


def _compared(tested: TestedStatement) -> Phrase | None:
    """Tell shares named ``<criterion>_above``, ``_equal`` and ``_below``, None where there are none."""
    told = []
    for criterion, words in _SHORT.items():
        shares = [tested.share_of_sets.get(f"{criterion}_{side}") for side in ("above", "equal", "below")]
        above, equal, below = shares
        if above is not None and equal is not None and below is not None:
            told.append(
                phrase(
                    "by {words}, it does better in {above} of the sets, equally well in {equal}, worse in {below}",
                    words=words,
                    above=_share(above),
                    equal=_share(equal),
                    below=_share(below),
                )
            )
    if not told:
        return None
    return phrase("Guarantees first, set against quick compromise: {told}", told=joined(told, "; "))


def _needed_for_order(outlook: Outlook) -> Phrase:
    """Tell what alone, all else at its middle, makes a signed accord hold at least as well."""
    rows = [row for row in outlook.break_evens if row.criterion == "holds_given_accord_10"]
    if not rows:
        return Phrase("")
    able = [row for row in rows if not isinstance(row.intervals, str)]
    told = [phrase("{what} {spans}", what=_moved(row.parameter), spans=_spans(row)) for row in able]
    unable = [_moved(row.parameter) for row in rows if row not in able]
    parts = [joined(told, ", or ")] if told else []
    if unable:
        parts.append(phrase("no value tried of {names} alone suffices", names=listed(unable, "or")))
    return phrase(
        " For a signed accord to hold at least as well, all else at its middle, it would need {parts}.{caution}",
        parts=joined(parts, "; "),
        caution=f" {NO_ADVICE_ON_TIMING}" if any(row.parameter == _TIMED for row in able) else "",
    )


def _moved(parameter: str) -> str:
    return PARAMETER_WORDS.get(parameter, parameter.replace("_", " "))


def _needed(tested: TestedStatement) -> Phrase:
    """Tell what a statement would need, in the words of the outlook, each caution once."""
    needs = [sentence.removesuffix(NO_ADVICE_ON_TIMING).strip() for sentence in tested.would_need]
    timed = any(sentence.endswith(NO_ADVICE_ON_TIMING) for sentence in tested.would_need)
    words = " ".join([*needs, *([NO_ADVICE_ON_TIMING] if timed else [])])
    return retold(f" {words}" if words else "", (_GROUNDS,))


def _by_strategy(tested: TestedStatement) -> Phrase:
    """Tell shares named by strategy: in how many sets most cases end without an accord."""
    told = [
        phrase("{strategy}, {share}", strategy=name.replace("_", " "), share=_share(share))
        for name, share in tested.share_of_sets.items()
    ]
    return phrase(
        "Sets in which more than {half} of the cases end without an accord: {told}",
        half=_share(_HALF),
        told=joined(told, "; "),
    )


def _base_rates(outlook: Outlook, grounds: Grounds) -> Iterator[Draft]:
    rates = [rate for rate in outlook.base_rates if rate.holds.get(_YEARS) is not None]
    if not rates:
        return
    first = rates[0]
    by_war = next((rate for rate in rates if "clustered by war" in rate.coding), None)
    rows = {rate.id: grounds.sources(rate.id) or (_GROUNDS,) for rate in rates}
    behind = tuple(dict.fromkeys(name for names in rows.values() for name in names))
    shares = [rate.holds[_YEARS] or 0 for rate in rates]
    says = phrase(
        "Beside the model and never multiplied into it, what followed past wars between states: of {spells} pairs or "
        "spells ({coding}), {held} kept peace for {years} years{by_war}; over all {codings} ways of counting, {range}. "
        "In brackets the span when whole wars are drawn anew, since the pairs of one war are not independent.",
        spells=StatedFigure(value=first.spells, unit="spells", rests_on=rows[first.id]),
        coding=_spelled(first.coding),
        held=_held(first, rows[first.id]),
        years=StatedFigure(value=int(_YEARS), unit="years", rests_on=behind),
        by_war=phrase(
            "; of {wars} wars, each counted once ({coding}), {held}",
            wars=StatedFigure(value=by_war.spells, unit="wars", rests_on=rows[by_war.id]),
            coding=_spelled(by_war.coding),
            held=_held(by_war, rows[by_war.id]),
        )
        if by_war is not None and by_war is not first
        else "",
        codings=StatedFigure(value=len(rates), unit="codings", rests_on=behind),
        range=StatedFigure(
            value=None,
            low=min(shares),
            high=max(shares),
            unit="share",
            rests_on=behind,
            significant=MODEL_DIGITS,
        ),
    )
    yield Draft("outlook", "computed", says, behind, key="base rates")


def _spelled(coding: str) -> str:
    return coding.replace("COW", "Correlates of War").replace("UCDP", "Uppsala Conflict Data Program")


def _held(rate: BaseRate, behind: tuple[str, ...]) -> StatedFigure:
    low = rate.war_low.get(_YEARS, rate.low.get(_YEARS))
    high = rate.war_high.get(_YEARS, rate.high.get(_YEARS))
    return StatedFigure(
        value=rate.holds[_YEARS],
        low=low,
        high=high,
        unit="share",
        rests_on=behind,
        significant=MODEL_DIGITS,
    )
