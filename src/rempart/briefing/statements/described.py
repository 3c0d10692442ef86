"""Statements on method and limits: how the numbers were made, and what they do not say."""

from collections import defaultdict
from collections.abc import Iterator

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.figures import modelled, stated
from rempart.briefing.language import N_, _
from rempart.briefing.statements.planned import inputs_of, names_in
from rempart.briefing.statements.retelling import retold
from rempart.briefing.statements.telling import Draft, Part, counting, phrase
from rempart.coverage.shares import Coverage
from rempart.ledger.agreement import Ledger
from rempart.plan.programme_file.catalogue import Assumption as PlanAssumption
from rempart.plan.timetable import Schedule


def frame_statements(schedule: Schedule) -> Iterator[Draft]:
    """Yield the programme's own named assumptions that are no table row, each as a sentence of its own."""
    programme = schedule.made_from
    alike: dict[tuple[object, ...], list[PlanAssumption]] = defaultdict(list)
    for each in programme.assumptions if programme is not None else ():
        if not each.source:
            alike[each.text, each.value, each.unit].append(each)
    for same in alike.values():
        first = same[0]
        behind = tuple(f"assumption:{each.id}" for each in same)
        text = retold(first.text.strip().rstrip("."), behind, names_in(schedule))
        says = phrase("{text}.", text=text)
        if first.value is not None:
            unit = first.unit or ""
            figure = stated(first.value, {"a year": "share"}.get(unit, unit or "number"), behind)
            says = phrase("{text}: {value}.", text=text, value=_with_unit(figure, unit))
        yield Draft("assumptions", "assumed", says, behind, key=f"assumed {first.id}")


def _with_unit(figure: StatedFigure, unit: str) -> Part:
    if unit == "months":
        return counting("{n} month", "{n} months", n=figure)
    if unit == "units":
        return counting("{n} unit", "{n} units", n=figure)
    return phrase("{share} a year", share=figure) if unit == "a year" else figure


def method_statements(
    ledger: Ledger, schedule: Schedule, coverage: Coverage, *, weighed: bool
) -> Iterator[Draft]:
    """Yield how each part was made and where its limits lie."""
    documents = tuple(f"document:{report.id}" for report in ledger.reports)
    yield Draft(
        "method",
        "computed",
        phrase(
            "Read from public reports alone: a claim is what one document says, not a fact, and no one was asked. "
            "Copies of one story count as one origin."
        ),
        documents,
        key="method claims",
    )
    if schedule.promises:
        yield _plan_method(schedule)
    if coverage.periods:
        says = phrase(
            "Coverage is a geometric upper bound under public nominal radii, for systems standing at cities: it is "
            "no forecast of what would be intercepted, and no place is named as covered or uncovered. Layers, and "
            "people and infrastructure, are each solved alone, so their figures must not be added."
        )
        yield Draft("method", "computed", says, ("statement:coverage grounds",), key="method coverage")
    if weighed:
        says = phrase(
            "The outlook counts sets of assumptions, not odds: its shares say how often a conclusion follows from "
            "assumptions drawn evenly, not how likely it is."
        )
        yield Draft("method", "computed", says, ("statement:outlook grounds",), key="method outlook")


def _plan_method(schedule: Schedule) -> Draft:
    behind = inputs_of(schedule)
    ended = {
        "optimal": N_("every promise can be kept"),
        "infeasible": N_("not every promise can be kept"),
        "time_limit": N_("the search was stopped before its end"),
    }
    # A search stopped early may leave a promise short that could be kept: then nothing was proven of it.
    status = "time_limit" if schedule.gap is None or schedule.not_examined else schedule.status
    gap: Part = ""
    if schedule.gap is not None:
        gap = phrase(", proven to a gap of {gap}", gap=modelled(schedule.gap, "share", behind))
    says = phrase(
        "The plan is a calculation from {start} over {months} months; {ended}{gap}. It seeks the least shortfall "
        "first, then most value early, then least interest. How a sum falls on items is not known: below full "
        "output the mix is one of many. Money is in constant prices.",
        start=stated(schedule.start, "month", behind),
        months=stated(schedule.months, "months", behind),
        ended=_(ended[status]),
        gap=gap,
    )
    return Draft("method", "computed", says, behind, key="method plan")
