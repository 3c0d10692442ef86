"""What a run found: plan, other assumptions, coverage, outlook and briefing, with pictures and tables."""

import json
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from typing import Any, ClassVar

from fastapi import APIRouter
from pydantic import Field

from rempart.briefing.briefing_file import SECTIONS, BriefingFile, PrintedTable, Section, Statement
from rempart.briefing.odds_tables import odds_tables
from rempart.briefing.page.coverage_charts import marginal_charts, region_maps, region_table, share_charts
from rempart.briefing.page.drawing import Chart
from rempart.briefing.page.maps import BOUNDARY_CREDIT, legend
from rempart.briefing.page.outlook_charts import outlook_charts
from rempart.briefing.page.pages import cell
from rempart.briefing.page.plan_charts import money_chart, promises_chart, units_charts
from rempart.briefing.page.risk_charts import calendar_chart, debt_chart, odds_chart
from rempart.briefing.statements.retelling import told
from rempart.briefing.tabulating import coverage_tables, plan_tables
from rempart.briefing.tabulating_outlook import outlook_tables
from rempart.collecting import by_key
from rempart.coverage.shares import Coverage
from rempart.outlook.assessment import Outlook
from rempart.plan.timetable import Schedule
from rempart.records import Record
from rempart.web.admission import AtDesk, Who
from rempart.web.answering import add_page
from rempart.web.language import N_, _, speaking
from rempart.web.page import Page, Sheet
from rempart.web.pages.runs import finished

router = APIRouter()
SCENARIOS = ("scenarios", "inputs-moved")
RESULTS = {
    "plan": N_("Plan"),
    "scenarios": N_("Other assumptions"),
    "coverage": N_("Coverage"),
    "outlook": N_("Outlook"),
    "briefing": N_("Briefing"),
}


class Picture(Record):
    """A drawing with its heading and what it rests on; the figures stand in a table."""

    title: str
    caption: str
    key: tuple[tuple[str, str, str], ...] = ()
    svg: tuple[tuple[str, str], ...]


class ResultPage(Page):
    """A part of what a run found. The JSON form holds the tables, the CSV form the first of them."""

    template: ClassVar[str] = "result.html"
    run: str
    part: str
    lead: tuple[str, ...]
    draw: Callable[[], tuple[Picture, ...]] = Field(exclude=True)  # called for the HTML form alone
    is_map: bool = Field(default=False, exclude=True)
    tables: tuple[PrintedTable, ...]
    results: ClassVar[dict[str, str]] = RESULTS

    def sheet(self) -> Sheet:
        """Return the first table."""
        if not self.tables:
            return Sheet(("table",), ())
        first = self.tables[0]
        return Sheet(tuple(column.name for column in first.columns), first.rows)

    def cell(self, value: Any, unit: str) -> str:
        """Return a cell in words; a month in which a promise is kept may never come."""
        if value is None and unit == "month" and self.part == "scenarios":
            return _("not kept")
        return cell(value, unit)

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """The drawings of the page."""
        return self.draw()

    @property
    def legend(self) -> str:
        """The key of the maps."""
        return legend()

    @property
    def credit(self) -> str:
        """Whose borders are drawn."""
        return _(BOUNDARY_CREDIT)


class BriefingPage(Page):
    """A briefing before it is handed on: its statements by section, and where the whole of it is."""

    template: ClassVar[str] = "briefing_preview.html"
    run: str
    part: ClassVar[str] = "briefing"
    language: str
    has_pdf: bool
    sections: tuple[tuple[Section, tuple[Statement, ...]], ...]
    results: ClassVar[dict[str, str]] = RESULTS

    def sheet(self) -> Sheet:
        """Return a row for each statement."""
        rows = ((one.n, name, one.kind, one.text) for name, said in self.sections for one in said)
        return Sheet(("n", "section", "kind", "text"), tuple(rows))

    def heading(self, section: Section) -> str:
        """Return what a section is called, in the language of the briefing."""
        with speaking(self.language):
            return _(SECTIONS[section])


def plan(visitor: Who, desk: AtDesk, name: str) -> ResultPage:
    """Show the plan: how each promise fares, deliveries, money."""
    schedule = _schedule(visitor, desk, name)
    drawn = (
        promises_chart(schedule),
        money_chart(schedule),
        *units_charts(schedule),
        odds_chart(schedule),
        debt_chart(schedule),
        calendar_chart(schedule),
    )
    odds = [table for table in odds_tables(schedule) if table.id not in SCENARIOS]
    return ResultPage(
        title=_("Plan: {title}").format(title=told(schedule.programme)),
        run=name,
        part="plan",
        lead=tuple(
            f"{told(promise.title)}{_(': ')}{told(promise.because)}"
            for promise in schedule.promises
            if promise.short
        ),
        draw=partial(_pictures, drawn),
        tables=(*plan_tables(schedule), *odds),
    )


def scenarios(visitor: Who, desk: AtDesk, name: str) -> ResultPage:
    """Compare the plan with those under other assumptions."""
    schedule = _schedule(visitor, desk, name)
    return ResultPage(
        title=_("Other assumptions: {title}").format(title=told(schedule.programme)),
        run=name,
        part="scenarios",
        lead=(
            _("The same programme planned again under each scenario, then with one input moved at a time."),
        ),
        draw=tuple,
        tables=tuple(table for table in odds_tables(schedule) if table.id in SCENARIOS),
    )


def coverage(visitor: Who, desk: AtDesk, name: str) -> ResultPage:
    """Show whom the promised and planned systems could cover at most, by region and by year."""
    found = Coverage.model_validate_json(finished(visitor, desk, name, "coverage.json"))
    regions = region_table(found)
    return ResultPage(
        title=_("Coverage"),
        run=name,
        part="coverage",
        lead=(told(found.label),),
        draw=partial(_covered, found),
        is_map=regions is not None,
        tables=(*([regions] if regions else []), *coverage_tables(found)),
    )


def outlook(visitor: Who, desk: AtDesk, name: str) -> ResultPage:
    """Show what the programme could mean for a durable peace, under named assumptions."""
    found = Outlook.model_validate_json(finished(visitor, desk, name, "outlook.json"))
    return ResultPage(
        title=_("Outlook"),
        run=name,
        part="outlook",
        lead=(_("A structured argument under named assumptions; no forecast, and no advice to anyone."),),
        draw=partial(_pictures, outlook_charts(found)),
        tables=tuple(outlook_tables(found)),
    )


def briefing(visitor: Who, desk: AtDesk, name: str) -> BriefingPage:
    """Show the statements of a briefing, and where the whole of it is."""
    file = BriefingFile.model_validate(json.loads(finished(visitor, desk, name, "briefing.json")))
    by_section = by_key((one.section, one) for one in file.statements)
    return BriefingPage(
        title=file.title,
        run=name,
        language=file.language,
        has_pdf="briefing.pdf" in desk.jobs.files(visitor.reader, name),
        sections=tuple((section, tuple(said)) for section, said in by_section.items()),
    )


def _schedule(visitor: Who, desk: AtDesk, name: str) -> Schedule:
    return Schedule.model_validate_json(finished(visitor, desk, name, "schedule.json"))


def _covered(found: Coverage) -> tuple[Picture, ...]:
    maps = (Picture(title=row.title, caption="", svg=tuple(row.drawings)) for row in region_maps(found))
    return (*maps, *_pictures((*share_charts(found), *marginal_charts(found))))


def _pictures(charts: Iterable[Chart | None]) -> tuple[Picture, ...]:
    return tuple(
        Picture(
            title=chart.title,
            caption=chart.caption,
            key=tuple((key.name, key.colour, key.shape) for key in chart.keys),
            svg=((chart.unit, chart.svg()),),
        )
        for chart in charts
        if chart is not None
    )


add_page(router, "/runs/{name}/plan", plan)
add_page(router, "/runs/{name}/scenarios", scenarios)
add_page(router, "/runs/{name}/coverage", coverage)
add_page(router, "/runs/{name}/outlook", outlook)
add_page(router, "/runs/{name}/briefing", briefing)
