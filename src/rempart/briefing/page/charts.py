"""Every chart of a briefing, with the table that holds its figures."""

from rempart.briefing.briefing_file import Content, Section
from rempart.briefing.page.coverage_charts import marginal_charts, share_charts
from rempart.briefing.page.drawing import Chart
from rempart.briefing.page.funding_charts import envelope_chart, funding_chart
from rempart.briefing.page.outlook_charts import outlook_charts
from rempart.briefing.page.plan_charts import money_chart, promises_chart, units_charts
from rempart.briefing.page.risk_charts import calendar_chart, debt_chart, odds_chart
from rempart.briefing.statements.weighed import bears_on_peace

Charts = dict[Section, tuple[Chart, ...]]


def charts(content: Content) -> Charts:
    """Return the charts of a briefing by the section they stand in; a section without any is absent.

    Nothing is drawn before a chart's ``svg`` is called.
    """
    schedule = content.schedule
    plan = (
        promises_chart(schedule),
        money_chart(schedule),
        funding_chart(schedule),
        *units_charts(schedule),
        odds_chart(schedule),
        debt_chart(schedule),
        calendar_chart(schedule),
    )
    envelopes = (envelope_chart(envelope) for envelope in content.envelopes)
    by_section: Charts = {
        "plan": tuple(chart for chart in plan if chart is not None),
        "envelope": tuple(chart for chart in envelopes if chart is not None),
        "coverage": (*share_charts(content.coverage), *marginal_charts(content.coverage)),
        "outlook": outlook_charts(content.outlook) if bears_on_peace(content.ledger, schedule) else (),
    }
    return {section: drawn for section, drawn in by_section.items() if drawn}
