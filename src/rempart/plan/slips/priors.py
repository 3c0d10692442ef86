"""How far things may go from the plan: the programme's [risk], and the sourced tables for what it leaves out."""

from dataclasses import dataclass

from rempart.plan.first_draft.drafting import default_risk
from rempart.plan.programme_file.catalogue import Growth, Risk
from rempart.terms.figure import LowModeHigh


@dataclass(frozen=True, slots=True)
class Priors:
    """Growth of cost and lead time, the part of it that all items share, and three shocks.

    The chances are those of one year; months and shares are triangular between low and high.
    """

    cost_growth: Growth
    lead_growth: Growth
    common_share: float
    queue_chance: float
    queue_months: LowModeHigh
    war_chance: float
    war_share: LowModeHigh
    war_months: LowModeHigh
    war_categories: tuple[str, ...]
    funding_delay: LowModeHigh


def priors_of(risk: Risk | None) -> Priors:
    """Return what a programme says of its risks.

    Source:
        ``slip_cost_priors`` for each field that the programme leaves out.
    """
    default = Risk.model_validate(default_risk())
    said = default.model_copy(update={name: value for name, value in risk or () if value is not None})
    queue, war = said.queue_reorder, said.war_draw
    assert said.cost_growth is not None
    assert said.lead_growth is not None
    assert said.common_share is not None
    assert queue is not None
    assert war is not None
    assert said.funding_delay_months is not None
    return Priors(
        cost_growth=said.cost_growth,
        lead_growth=said.lead_growth,
        common_share=float(said.common_share),
        queue_chance=float(queue.per_year),
        queue_months=queue.months,
        war_chance=float(war.per_year),
        war_share=war.share,
        war_months=war.months,
        war_categories=war.categories,
        funding_delay=said.funding_delay_months,
    )
