"""Who pays for what in the model: purses of money, groups of items, the account of each month, and what is due in it.

Money that waits costs nothing, so an instrument without debt service is drawn as early as its rules
allow and becomes a stream of constants; instruments of that kind with the same rules are one purse.
A loan that bears interest, or owes something inside the horizon, keeps a column for each month in
which it can be drawn. Items that the same instruments may pay share one account row a month.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np

from rempart.plan.model.cases import FundingInputs, Inputs
from rempart.plan.model.matrix import Floats, Matrix, Places
from rempart.plan.model.output import Deliveries, Lines
from rempart.plan.programme import Programme


@dataclass(slots=True)
class Purse:
    """Instruments with the same rules: what they bring each month, or the columns of their draws."""

    instruments: tuple[int, ...]
    groups: tuple[int, ...]
    income: Floats
    draws: Places | None = None
    spent: dict[int, Places] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cash:
    """The money side of a model: items by group, purses that may pay them, account rows (groups, months).

    ``paid_from`` is the first account row of each item, -1 where nobody pays for it.
    """

    groups: tuple[tuple[int, ...], ...]
    purses: tuple[Purse, ...]
    accounts: Places
    paid_from: Places


def is_open(funding: FundingInputs) -> bool:
    """Say whether an instrument gives any money inside the horizon."""
    return funding.ceiling > 0 and funding.per_year > 0 and funding.opens <= funding.closes


def fits(programme: Programme, members: Sequence[int]) -> str:
    """Return what the items of a group are to a funding rule, in words."""
    return " and ".join(sorted({f"class:{programme.items[index].item_class}" for index in members}))


def earliest_income(funding: FundingInputs, years: Places) -> Floats:
    """Return what an instrument brings each month when it is drawn as early as its rules allow."""
    income = np.zeros(len(years))
    if funding.opens > funding.closes:
        return income
    left = funding.ceiling
    new_year = int(years.searchsorted(years[funding.opens], side="right"))
    for month in (funding.opens, *range(new_year, funding.closes + 1, 12)):
        income[month] = min(left, funding.per_year)
        left -= income[month]
    return income


def debt_left(funding: FundingInputs, months: int) -> float:
    """Return the share of a draw that is still owed at the end of the month ``months`` months after it."""
    if funding.term <= funding.grace or months <= funding.grace:
        return 1.0
    return max(0.0, 1 - (months - funding.grace) / (funding.term - funding.grace))


def interest_of_draws(funding: FundingInputs, months: int) -> Floats:
    """Return, for a draw of 1 in each month of the window, the interest due inside the horizon."""
    due = [funding.monthly_rate * debt_left(funding, lag - 1) for lag in range(1, months)]
    total = np.concatenate(([0.0], np.cumsum(due)))
    return np.array([total[months - 1 - month] for month in range(funding.opens, funding.closes + 1)])


def groups_of(inputs: Inputs) -> list[tuple[int, ...]]:
    """Return the items that the same instruments pay under the same share limits, in order."""
    members: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    usable = [row for row in inputs.funding if is_open(row)]
    for item in range(len(inputs.items)):
        payers = [row for row in usable if item in row.pays_for]
        limits = [item in of for row in payers for of, _ in row.shares]
        if payers:
            members[*(row.id for row in payers), *limits].append(item)
    return [tuple(group) for group in members.values()]


def purses_of(inputs: Inputs, groups: Sequence[tuple[int, ...]]) -> list[Purse]:
    """Return the purses; instruments without debt service and share limits are joined."""
    joined: dict[tuple[int, ...], Purse] = {}
    single: list[Purse] = []
    for number, row in enumerate(inputs.funding):
        if not is_open(row):
            continue
        pays = tuple(place for place, group in enumerate(groups) if group[0] in row.pays_for)
        if row.monthly_rate > 0 or row.owes(inputs.months):
            single.append(Purse((number,), pays, np.zeros(inputs.months), draws=np.zeros(0, np.int64)))
        elif row.shares:
            single.append(Purse((number,), pays, earliest_income(row, inputs.years)))
        elif pays in joined:
            joined[pays].instruments += (number,)
            joined[pays].income = joined[pays].income + earliest_income(row, inputs.years)
        else:
            joined[pays] = Purse((number,), pays, earliest_income(row, inputs.years))
    return [purse for purse in (*joined.values(), *single) if purse.groups]


def add_cash(matrix: Matrix, inputs: Inputs, unit: float, most: Floats) -> Cash:
    """Add the money side: purses, draws and one account row a month for each group; payments are put in afterwards.

    ``unit`` is money of the model in units of the programme's currency, ``most`` the most that can ever be spent on
    each item, in the model's money.
    """
    groups = groups_of(inputs)
    purses = purses_of(inputs, groups)
    months = inputs.months
    rules = [inputs.funding[purse.instruments[0]] for purse in purses]
    # A share limit looks at all that is paid: there, money kept for a group must be spent on it.
    exact = {group for purse, row in zip(purses, rules, strict=True) if row.shares for group in purse.groups}
    income = np.zeros((len(groups), months))
    simple = []
    needed = [sum(most[item] for group in purse.groups for item in groups[group]) for purse in purses]
    capped = _capped(np.array([purse.income for purse in purses]).reshape(-1, months) / unit, needed)
    for purse, row, brought in zip(purses, rules, capped, strict=True):
        purse.income = brought
        simple.append(len(purse.groups) == 1 and not row.owes(months) and not exact & set(purse.groups))
        if simple[-1]:
            income[purse.groups[0]] += purse.income
    accounts = matrix.add_rows(income.ravel(), income.ravel(), income.size).reshape(income.shape)
    spending: list[tuple[Purse, Places, Places]] = []
    for purse, row, is_simple in zip(purses, rules, simple, strict=True):
        if purse.draws is not None:
            purse.draws = _add_draws(matrix, row, unit, inputs)
        if not is_simple:
            spending.append((purse, *_add_spending(matrix, purse, row)))
        elif purse.draws is not None:
            matrix.put(accounts[purse.groups[0]][row.opens : row.closes + 1], purse.draws, -1.0)
    _put_spending(matrix, spending, accounts)
    for purse, row in zip(purses, rules, strict=True):
        _add_shares(matrix, purse, row, groups)
    left = matrix.add_columns(accounts.size).reshape(accounts.shape)
    _put_balance(matrix, accounts, left)
    for group in sorted(exact):
        matrix.put(matrix.add_rows(0.0, 0.0), left[group, -1], 1.0)
    paid_from = np.full(len(inputs.items), -1, dtype=np.int64)
    for rows, members in zip(accounts, groups, strict=True):
        paid_from[list(members)] = rows[0]
    return Cash(tuple(groups), tuple(purses), accounts, paid_from)


def _add_shares(
    matrix: Matrix, purse: Purse, funding: FundingInputs, groups: Sequence[tuple[int, ...]]
) -> None:
    """Keep what goes to the items of each share limit within its share of all that the purse pays."""
    for of, at_most in funding.shares:
        limit = matrix.add_rows(-inf, 0.0)
        for group, spent in purse.spent.items():
            matrix.put(limit, spent, (1.0 if groups[group][0] in of else 0.0) - at_most)


def _capped(income: Floats, needed: Sequence[float]) -> Floats:
    """Leave out money that nothing could ever cost: the numbers stay small and the plan the same."""
    so_far = np.minimum(np.cumsum(income, axis=1), np.array(needed)[:, None])
    by_month: Floats = so_far.copy()
    by_month[:, 1:] -= so_far[:, :-1]
    return by_month


def _put_balance(matrix: Matrix, rows: Places, left: Places) -> None:
    """Put what is left at the end of each month, and is carried into the next, into the rows of accounts."""
    matrix.put(rows, left, 1.0)
    matrix.put(rows[..., 1:], left[..., :-1], -1.0)


def _add_draws(matrix: Matrix, funding: FundingInputs, unit: float, inputs: Inputs) -> Places:
    window = np.arange(funding.opens, funding.closes + 1)
    draws = matrix.add_columns(len(window), min(funding.ceiling, funding.per_year) / unit)
    if len(window) > 1:
        matrix.put(matrix.add_rows(-inf, funding.ceiling / unit), draws, 1.0)
    if funding.per_year < funding.ceiling:
        for year in np.unique(inputs.years[window]):
            here = draws[inputs.years[window] == year]
            matrix.put(matrix.add_rows(-inf, funding.per_year / unit), here, 1.0)
    return draws


def _add_spending(matrix: Matrix, purse: Purse, funding: FundingInputs) -> tuple[Places, Places]:
    """Add what a purse pays each group each month; return its account: rows, and columns of what is left."""
    months = len(purse.income)
    own = matrix.add_rows(purse.income, purse.income, months)
    left, *spent = matrix.add_columns((1 + len(purse.groups)) * months).reshape(-1, months)
    purse.spent = dict(zip(purse.groups, spent, strict=True))
    if purse.draws is not None:
        flow = _flow_of_draw(funding, months - funding.opens)
        lags = np.flatnonzero(flow)
        when = funding.opens + np.arange(len(purse.draws))[:, None] + lags
        inside = when < months
        drawn, flows = np.broadcast_arrays(purse.draws[:, None], -flow[lags])
        matrix.put(own[when[inside]], drawn[inside], flows[inside])
    return own, left


def _put_spending(matrix: Matrix, spending: Sequence[tuple[Purse, Places, Places]], accounts: Places) -> None:
    """Take what purses pay out of their own accounts, all at once, and put it into those of the groups."""
    if not spending:
        return
    spent = np.array([columns for purse, *_ in spending for columns in purse.spent.values()])
    matrix.put(accounts[[group for purse, *_ in spending for group in purse.groups]], spent, -1.0)
    _put_balance(matrix, np.array([own for _, own, _ in spending]), np.array([left for *_, left in spending]))
    matrix.put(np.array([own for purse, own, _ in spending for _ in purse.groups]), spent, 1.0)


def _flow_of_draw(funding: FundingInputs, months: int) -> Floats:
    """Return what a draw of 1 brings its account: itself, then its interest and principal as they fall due."""
    owed = np.array([debt_left(funding, lag) for lag in range(months)])
    interest = funding.monthly_rate * owed[:-1] if funding.pays_interest else 0.0
    return np.concatenate(([1.0], -interest - (owed[:-1] - owed[1:])))


def add_payments(matrix: Matrix, inputs: Inputs, cash: Cash, *, made: Deliveries, paid: Floats) -> None:
    """Put what each delivery costs into the account of its group.

    ``paid`` is for one unit of an item's columns, in the model's money.
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


def add_line_costs(matrix: Matrix, cash: Cash, lines: Lines, money: float) -> None:
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
