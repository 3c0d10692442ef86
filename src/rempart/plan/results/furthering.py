"""When as many could come as a programme's own maximum allows, where fewer were promised."""

from collections.abc import Sequence
from dataclasses import replace
from math import isfinite

from rempart.plan.findings import Further
from rempart.plan.model.cases import Inputs
from rempart.plan.model.earliest import Alone
from rempart.plan.programme import Programme
from rempart.plan.results.reasons import Standing
from rempart.plan.results.rows import MILLIONTHS, month_of, rounded


def further(programme: Programme, inputs: Inputs, standings: Sequence[Standing]) -> tuple[Further, ...]:
    """Return, for each promise by count, when the most that its items' ``maximum`` allows could come.

    Asked for alone, with the money in force and with money without limit. Items without a maximum, or
    without any output, are not counted.
    """
    found = []
    for standing in standings:
        if standing.promise.measure != "count":
            continue
        items = [
            inputs.items[place] for place in standing.inputs.counts if inputs.items[place].possible.any()
        ]
        most = sum(item.maximum for item in items)
        if not items or not isfinite(most) or most <= standing.inputs.least:
            continue
        asked = replace(standing.inputs, least=most, deadline=inputs.months - 1)
        alone, paid = Alone(inputs, asked), Alone(inputs.with_money_without_limit(), asked)
        found.append(
            Further(
                promise=standing.promise.id,
                amount=rounded(most, MILLIONTHS),
                earliest_month=month_of(programme, alone.earliest()),
                earliest_month_if_paid=month_of(programme, paid.earliest()),
                delivered_at_end=rounded(alone.most(inputs.months - 1), MILLIONTHS),
                delivered_at_end_if_paid=rounded(paid.most(inputs.months - 1), MILLIONTHS),
            )
        )
    return tuple(found)
