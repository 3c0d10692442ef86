"""Statements on the outlook: what it is, three criteria by three strategies, where the order turns."""

from collections.abc import Iterator, Mapping

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.figures import modelled, stated
from rempart.briefing.grounds import Grounds
from rempart.briefing.language import N_, _
from rempart.briefing.names import party_name
from rempart.briefing.statements.retelling import retold, told
from rempart.briefing.statements.telling import Draft, Part, Phrase, joined, phrase
from rempart.briefing.statements.weighed_claims import (
    GROUNDS,
    OUTLOOK_DIGITS,
    SHORT,
    YEARS,
    history_statements,
    objection_statements,
    share,
    spans,
    tested_statements,
)
from rempart.claims.claim import Claim
from rempart.collecting import by_key
from rempart.coverage.shares import Assumption
from rempart.ledger.agreement import Ledger
from rempart.outlook.assessment import Outlook, Spread, Strategy
from rempart.outlook.break_evens import TIMED
from rempart.outlook.sentences import (
    at_least,
    credibility_sentence,
    driver_sentences,
    earlier_sentence,
    flip_sentence,
    regret_sentence,
    view_sentence,
    window_sentences,
)
from rempart.outlook.wording import NO_ADVICE_ON_TIMING, STRATEGY_WORDS, parameter_words
from rempart.plan.timetable import Schedule
from rempart.terms.figure import Number

_NOTHING = Spread(low="undefined", mid="undefined", high="undefined")
CRITERIA = {
    "holds_given_accord_10": N_(
        "By the model, which is no forecast, once an accord is signed, it still holds after {years} years"
    ),
    "accord_and_holds_10": N_("By the model, an accord is signed and still holds after {years} years"),
    "no_accord": N_("By the model, no accord is signed at all"),
    "defender_value": N_(
        "By the model, the value of the path to the defender, where the whole stake is {whole} and what each side keeps "
        "is the reader's own judgement"
    ),
}
_MIDDLE = 0.9  # of the sets lie between low and high: their 5 % and 95 % quantiles
# The ranges in data/peace/parameters.csv were set for the war against this state.
_MODELLED = "UA"
_HALF = 0.5


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
    rests = tuple(dict.fromkeys(behind))
    if not rests:
        says = phrase("The outlook rests on no parameter: none was given.")
        yield Draft("assumptions", "assumed", says, (), key="outlook grounds")
        return
    says = phrase(
        "The outlook is a model, not a prophecy, and no advice on timing: it shows what {sets} sets of assumptions, "
        "drawn with equal weight inside the ranges named here, would imply. It gives the result at the middle of "
        "every range and, in brackets, the span of the middle {middle} of the sets.",
        sets=stated(outlook.sets, "sets", rests),
        middle=stated(_MIDDLE, "share", rests),
    )
    yield Draft("assumptions", "assumed", says, rests, key="outlook grounds")
    if outlook.notes[1:]:
        asked = phrase(
            "How the outlook was asked: {notes}", notes=retold(" ".join(outlook.notes[1:]), (GROUNDS,))
        )
        yield Draft("assumptions", "assumed", asked, (GROUNDS,), key="outlook notes")


def outlook_statements(outlook: Outlook, claims: Mapping[str, Claim], grounds: Grounds) -> Iterator[Draft]:
    """Yield what this is, the criteria, the orders, what would have to be true, and what speaks against it."""
    if outlook.assumptions:
        yield _structured_argument(outlook)
    for criterion, words in CRITERIA.items():
        yield _criterion(outlook, criterion, words)
    yield from _orders(outlook)
    yield from _break_evens(outlook)
    yield from tested_statements(outlook, claims)
    yield from _causes(outlook, grounds)
    yield from history_statements(outlook, grounds)
    yield from objection_statements(outlook, grounds)


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
    spread = held.get(YEARS, "undefined")
    return _NOTHING if spread == "undefined" else spread


def _structured_argument(outlook: Outlook) -> Draft:
    """Say first what this is; the assumptions stand above, by name and range."""
    parameters = [each for each in outlook.assumptions if each.mid is not None]
    judged = [each for each in parameters if each.status != "assumption"]
    trials: Part = ""
    if outlook.trials:
        figure = stated(outlook.trials, "trials", (GROUNDS,))
        trials = phrase(" Each set reads one of {trials} trials of the plan.", trials=figure)
    says = phrase(
        "A structured argument and not a prediction: what follows comes from {inputs} named inputs and two paths by "
        "year, none of the inputs estimated from data and {judged} of them value judgements of the reader; "
        "{sets} sets of assumptions were tried.{trials} It neither says whether there will be peace nor advises "
        "anyone when to act.",
        inputs=stated(len(parameters), "inputs", (GROUNDS,)),
        judged=stated(len(judged), "inputs", (GROUNDS,)),
        sets=stated(outlook.sets, "sets", (GROUNDS,)),
        trials=trials,
    )
    return Draft("outlook", "assumed", says, (GROUNDS,), key="structured argument")


def _criterion(outlook: Outlook, criterion: str, words: str) -> Draft:
    parts: dict[str, Part] = {}
    if "{years}" in words:
        parts["years"] = stated(int(YEARS), "years", (GROUNDS,))
    if "{whole}" in words:
        parts["whole"] = stated(1, "stake", (GROUNDS,))
    unit = "value" if criterion == "defender_value" else "share"
    by_strategy = [
        phrase(
            "{strategy}, {spread}",
            strategy=_(STRATEGY_WORDS[strategy.id]),
            spread=_spread(spread_of(strategy, criterion), unit),
        )
        for strategy in outlook.strategies
    ]
    says = phrase("{criterion}: {told}.", criterion=phrase(words, **parts), told=joined(by_strategy, "; "))
    return Draft("outlook", "computed", says, (GROUNDS,), key=f"outlook {criterion}")


def _spread(spread: Spread, unit: str) -> StatedFigure:
    low = spread.low if not isinstance(spread.low, str) else None
    high = spread.high if not isinstance(spread.high, str) else None
    return modelled(spread.mid, unit, (GROUNDS,), ends=(low, high), digits=OUTLOOK_DIGITS)


def _orders(outlook: Outlook) -> Iterator[Draft]:
    ordered: list[Phrase] = []
    shares: list[Number] = []
    as_good = at_least(outlook.rankings)
    for criterion, words in SHORT.items():
        known = as_good.get(criterion)
        if known is not None:
            shares.append(known)
            ordered.append(phrase("by {words}, in {share}", words=_(words), share=share(known)))
    if ordered:
        says = phrase(
            "Guarantees first does at least as well as quick compromise {told} of the assumption sets tried.{reads}",
            told=joined(ordered, "; "),
            reads=_reads(shares),
        )
        yield Draft("outlook", "computed", says, (GROUNDS,), key="rankings")


def _reads(shares: list[Number]) -> str:
    """Say whether most sets agree on the order, whatever the criterion; no order is advice."""
    if min(shares) < _HALF < max(shares):
        return _(
            " Which of the two most sets favour depends on the criterion, and none is merged into another."
        )
    favoured = "quick compromise" if max(shares) < _HALF else "guarantees first"
    return _(
        " By each of these criteria most sets favour {favoured}; that follows from the ranges assumed and is no advice."
    ).format(favoured=_(favoured))


def _break_evens(outlook: Outlook) -> Iterator[Draft]:
    """Tell, parameter by parameter, for which of its values guarantees first is at least as good."""
    by_parameter = by_key((row.parameter, row) for row in outlook.break_evens if row.criterion in SHORT)
    for parameter, rows in by_parameter.items():
        moved = [
            phrase("by {words}, {spans}", words=_(SHORT[row.criterion]), spans=spans(row)) for row in rows
        ]
        says = phrase(
            "Moving {what} alone, all else at its middle, guarantees first is at least as good as quick compromise: "
            "{told}.{caution}",
            what=_(parameter_words().get(parameter, parameter.replace("_", " "))),
            told=joined(moved, "; "),
            caution=f" {told(NO_ADVICE_ON_TIMING)}" if parameter in TIMED else "",
        )
        yield Draft("outlook", "computed", says, (GROUNDS,), key=f"moved {parameter}")


def _causes(outlook: Outlook, grounds: Grounds) -> Iterator[Draft]:
    """Yield when breaking pays, how credible a guarantee must be, what drives and flips the order, and views."""
    windows = list(window_sentences(outlook.strategies))
    if windows:
        yield _cause(" ".join(windows), "windows")
    for strategy in outlook.strategies:
        if strategy.credibility_needed is not None and strategy.id == "guarantees_first":
            yield _cause(credibility_sentence(strategy), "credibility")
    for number, sentence in enumerate(driver_sentences(outlook.drivers)):
        yield _cause(sentence, f"driver {number}")
    for box in outlook.flip_box:
        yield _cause(flip_sentence(box), f"flip {box.criterion}")
    if outlook.regrets:
        yield _cause(regret_sentence(outlook.regrets), "regrets")
    if outlook.earlier_delivery:
        yield _cause(earlier_sentence(outlook.earlier_delivery), "earlier delivery")
    for view in outlook.views:
        behind = tuple(found for cited in view.rests_on for found in grounds.sources(cited))
        lead = phrase(N_("Read otherwise: ") if view.kind == "reading" else N_("Asked of an expert: "))
        says = joined([lead, retold(view_sentence(view), (GROUNDS, *behind))], separator="")
        yield Draft("outlook", "computed", says, (GROUNDS, *behind), key=f"view {view.kind} {view.id}")


def _cause(sentence: str, key: str) -> Draft:
    return Draft("outlook", "computed", retold(sentence, (GROUNDS,)), (GROUNDS,), key=key)
