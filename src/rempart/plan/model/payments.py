"""Payments in the model: what deliveries and lines cost, put into the accounts of the months in which it is due."""

import numpy as np

from rempart.plan.model.cases import Inputs
from rempart.plan.model.cash import Cash
from rempart.plan.model.lines import LineColumns
from rempart.plan.model.matrix import Floats, Matrix, Places


def add_payments(matrix: Matrix, inputs: Inputs, cash: Cash, *, columns: Places, paid: Floats) -> None:
    """Put what each delivery costs into the account of its group.

    Args:
        matrix: Where the coefficients go.
        inputs: The case.
        cash: Its accounts.
        columns: Of deliveries, (items, months); below 0 where there is none.
        paid: For one unit of an item's columns, in the model's money.
    """
    accounts = _account_of(cash, len(inputs.items))
    items, months = np.nonzero((columns >= 0) & ((accounts >= 0) & (paid > 0))[:, None])
    if not len(items):
        return
    lead = np.array([item.lead for item in inputs.items])
    halfway = np.minimum([item.milestone_months for item in inputs.items], lead)
    shares = np.array([(item.order, item.milestone, item.delivery) for item in inputs.items])
    delivered, bought = accounts[items] + months, columns[items, months]
    for share, before in zip(shares.T, (lead, lead - halfway, 0 * lead), strict=True):
        due = slice(None) if (share > 0).all() else share[items] > 0
        matrix.put((delivered - before[items])[due], bought[due], (paid * share)[items][due])


def add_line_costs(matrix: Matrix, cash: Cash, lines: tuple[LineColumns, ...], money: float) -> None:
    """Put what a line costs into the account of its item's group, in the month in which it is opened.

    A line that nobody may pay for is not opened, unless it costs nothing.
    """
    accounts = _account_of(cash, 1 + max((line.item for line in lines), default=0))
    dear = [line for line in lines if line.line.cost > 0]
    for line in dear:
        if accounts[line.item] < 0:
            matrix.put(matrix.add_rows(0.0, 0.0), line.opened, 1.0)
    payable = [line for line in dear if accounts[line.item] >= 0]
    if payable:
        lengths = [len(line.opened) for line in payable]
        opened = np.concatenate([line.opened for line in payable])
        first = np.array([accounts[line.item] + line.first - line.opened[0] for line in payable])
        costs = np.array([line.line.cost / money for line in payable])
        matrix.put(np.repeat(first, lengths) + opened, opened, np.repeat(costs, lengths))


def _account_of(cash: Cash, items: int) -> Places:
    """Return the first row of the account that each item is paid from, -1 where nobody pays for it."""
    accounts = np.full(items, -1, dtype=np.int64)
    for group, members in enumerate(cash.groups):
        here = [member for member in members if member < items]
        accounts[here] = cash.accounts[group][0]
    return accounts
