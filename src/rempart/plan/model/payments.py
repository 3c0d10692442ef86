"""Payments in the model: what deliveries and lines cost, put into the accounts of the months in which it is due."""

import numpy as np

from rempart.plan.model.cases import Inputs
from rempart.plan.model.cash import Cash
from rempart.plan.model.lines import LineColumns
from rempart.plan.model.matrix import Floats, Matrix
from rempart.plan.model.output import Deliveries


def add_payments(matrix: Matrix, inputs: Inputs, cash: Cash, *, made: Deliveries, paid: Floats) -> None:
    """Put what each delivery costs into the account of its group.

    Args:
        matrix: Where the coefficients go.
        inputs: The case.
        cash: Its accounts.
        made: The deliveries.
        paid: For one unit of an item's columns, in the model's money.
    """
    payable = ((cash.paid_from >= 0) & (paid > 0))[made.items]
    items, months, places = made.items[payable], made.months[payable], made.places[payable]
    lead = np.array([item.lead for item in inputs.items])
    halfway = np.minimum([item.milestone_months for item in inputs.items], lead)
    shares = np.array([(item.order, item.milestone, item.delivery) for item in inputs.items]).reshape(-1, 3)
    for share, before in zip(shares.T, (lead, lead - halfway, 0 * lead), strict=True):
        due = share[items] > 0 if not share.all() else slice(None)
        rows = (cash.paid_from - before)[items] + months
        matrix.put(rows[due], places[due], (paid * share)[items][due])


def add_line_costs(matrix: Matrix, cash: Cash, lines: tuple[LineColumns, ...], money: float) -> None:
    """Put what a line costs into the account of its item's group, in the month in which it is opened.

    A line that nobody may pay for is not opened, unless it costs nothing.
    """
    rows = cash.paid_from.tolist()
    dear = [line for line in lines if line.line.cost > 0]
    for line in dear:
        if rows[line.item] < 0:
            matrix.put(matrix.add_rows(0.0, 0.0), line.opened, 1.0)
    payable = [line for line in dear if rows[line.item] >= 0]
    if payable:
        lengths = [len(line.opened) for line in payable]
        opened = np.concatenate([line.opened for line in payable])
        first = np.array([rows[line.item] + line.first - line.opened[0] for line in payable])
        costs = np.array([line.line.cost / money for line in payable])
        matrix.put(np.repeat(first, lengths) + opened, opened, np.repeat(costs, lengths))
