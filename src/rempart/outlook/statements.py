"""The two statements of the reports, put to the model as claims: what each would need, where it holds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rempart.ledger.agreement import Ledger
from rempart.naming import listed
from rempart.outlook.assessment import STRATEGIES, BreakEven, Strategy, StrategyId, TestedStatement
from rempart.outlook.break_evens import TIMED, Moved, runs
from rempart.outlook.criteria import compared
from rempart.outlook.outcomes import Outcome
from rempart.outlook.parameters import as_number
from rempart.outlook.wording import NO_ADVICE_ON_TIMING, STRATEGY_WORDS, parameter_words, two_digits

STRONG_SECURITY = "strong-security-is-the-condition"
ACCORD_UNLIKELY = "an-accord-is-unlikely"
_TEXTS = {
    STRONG_SECURITY: "Strong security is the condition of a durable peace, rather than quick compromise.",
    ACCORD_UNLIKELY: "A peace accord is unlikely.",
}
_AS_AN_EXAMPLE = " (as an example: no report that was read says so)"
_COMPARED = ("holds_given_accord_10", "accord_and_holds_10")
_HALF = 0.5
_STANCE_TITLE = re.compile(
    r"^(?P<holder>.+?) on a peace agreement: (?P<says>.*) \((?P<polarity>for|against|doubtful|neutral)\)$"
)


def statements_tested(
    ledger: Ledger | None,
    over_sets: Mapping[StrategyId, Outcome],
    break_evens: tuple[BreakEven, ...],
    moved: tuple[Moved, ...],
    *,
    at_mid: tuple[Strategy, ...],
) -> tuple[TestedStatement, ...]:
    """Put both statements to the model, each with the claims that make it and who says so.

    The model neither confirms nor refutes them: it says in which share of the sets each holds.
    """
    said = _sayings(ledger)
    shares, defined = _security_shares(over_sets)
    first = _tested(
        STRONG_SECURITY,
        said[STRONG_SECURITY],
        tuple(each.says for each in break_evens if each.criterion in _COMPARED),
        (shares, defined),
    )
    no_accord = {name: outcome.no_accord for name, outcome in over_sets.items()}
    second = _tested(
        ACCORD_UNLIKELY,
        said[ACCORD_UNLIKELY],
        tuple(_needs_no_accord(moved, at_mid)),
        (
            {name: as_number(float(np.mean(values > _HALF))) for name, values in no_accord.items()},
            {name: values.size for name, values in no_accord.items()},
        ),
    )
    return first, second


def statement_of(about: str, says: str, polarity: str) -> str | None:
    """Return which of the two statements a stance makes, if any.

    Example:
        >>> statement_of("peace_agreement", "peace agreements are unlikely", "doubtful")
        'an-accord-is-unlikely'
    """
    if about != "peace_agreement":
        return None
    if polarity == "doubtful":
        return ACCORD_UNLIKELY
    if polarity == "for" and "securit" in says.casefold():
        return STRONG_SECURITY
    return None


@dataclass(frozen=True, slots=True)
class _Saying:
    """A claim that makes a statement: sorted by when it was published, then by id."""

    published: str
    claim: str
    said_by: tuple[str, ...]


def _sayings(ledger: Ledger | None) -> dict[str, list[_Saying]]:
    """Return the claims that make each statement, the earliest published first, then by id."""
    said: dict[str, list[_Saying]] = {name: [] for name in _TEXTS}
    if ledger is not None:
        for statement, saying in _from_reports(ledger) if ledger.reports else _from_titles(ledger):
            said[statement].append(saying)
    return {name: sorted(found, key=lambda one: (one.published, one.claim)) for name, found in said.items()}


def _from_reports(ledger: Ledger) -> Iterator[tuple[str, _Saying]]:
    for report in ledger.reports:
        for claim in report.claims:
            if claim.stance is not None:
                stance = claim.stance
                statement = statement_of(stance.about, stance.says, stance.polarity)
                if statement is not None:
                    chain = tuple(dict.fromkeys((stance.holder, *claim.attribution)))
                    yield statement, _Saying(report.published or "9999", claim.id, chain)


def _from_titles(ledger: Ledger) -> Iterator[tuple[str, _Saying]]:
    """Read stances from a ledger file, which holds no reports: a stance's title says who and what."""
    for entry in ledger.stances:
        match = _STANCE_TITLE.match(entry.title)
        statement = statement_of("peace_agreement", match["says"], match["polarity"]) if match else None
        if match is not None and statement is not None:
            for claim in entry.claims:
                yield statement, _Saying(entry.first_reported or "9999", claim, (match["holder"],))


def _tested(
    statement: str,
    said: list[_Saying],
    would_need: tuple[str, ...],
    shares: tuple[dict[str, int | float], dict[str, int]],
) -> TestedStatement:
    return TestedStatement(
        id=statement,
        text=_TEXTS[statement] if said else _TEXTS[statement].rstrip(".") + _AS_AN_EXAMPLE + ".",
        claim=said[0].claim if said else None,
        would_need=would_need,
        share_of_sets=shares[0],
        claims=tuple(each.claim for each in said),
        said_by=said[0].said_by if said else (),
        defined_sets=shares[1],
    )


def _security_shares(
    over_sets: Mapping[StrategyId, Outcome],
) -> tuple[dict[str, int | float], dict[str, int]]:
    shares: dict[str, int | float] = {}
    defined: dict[str, int] = {}
    for criterion in _COMPARED:
        first = over_sets["guarantees_first"].criterion(criterion)
        second = over_sets["quick_compromise"].criterion(criterion)
        for standing, share in compared(first, second).items():
            shares[f"{criterion}_{standing}"] = as_number(share)
        defined[criterion] = int(np.count_nonzero(~(np.isnan(first) | np.isnan(second))))
    return shares, defined


def _needs_no_accord(moved: tuple[Moved, ...], at_mid: tuple[Strategy, ...]) -> Iterator[str]:
    at_middle = {each.id: each.no_accord.mid for each in at_mid}
    unlikely = [
        STRATEGY_WORDS[strategy]
        for strategy in STRATEGIES
        if isinstance(at_middle[strategy], int | float) and float(at_middle[strategy]) > _HALF
    ]
    yield (
        "With every assumption at its middle value, more than half of the cases end without an accord under "
        f"{listed(unlikely) or 'none of the strategies'}."
    )
    never = []
    for each in moved:
        spans = runs(each.grid, each.outcome.no_accord > _HALF)
        if not spans:
            never.append(each)
            continue
        words = " and ".join(f"from {two_digits(low)} to {two_digits(high)}" for low, high in spans)
        yield _with_caution(
            f"Moving {parameter_words()[each.parameter]} between {each.grid[0]:g} and {each.grid[-1]:g}, all else at "
            f"its middle value, more than half end without an accord under guarantees first {words}.",
            (each,),
        )
    if never:
        names = listed(
            (
                f"{parameter_words()[each.parameter]} ({each.grid[0]:g} to {each.grid[-1]:g})"
                for each in never
            ),
            "or",
        )
        yield _with_caution(
            f"No value tried of {names}, moved alone with all else at its middle value, makes more than half end "
            "without an accord under guarantees first.",
            never,
        )


def _with_caution(sentence: str, moved: Sequence[Moved]) -> str:
    timed = any(each.parameter in TIMED for each in moved)
    return f"{sentence} {NO_ADVICE_ON_TIMING}" if timed else sentence
