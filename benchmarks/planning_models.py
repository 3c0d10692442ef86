"""One programme of a given size, and its plain model as arrays that every solver layer can take.

The plain form has a column for each order, delivery, line, draw, account and payment, as a textbook would
write it; orders are placed any time and arrive after their lead time. Numbers are invented.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from rempart.plan.programme import Programme

SIZES = {"small": (20, 60), "medium": (100, 120), "large": (400, 240)}
LENDERS, CLASSES = 8, 6
MILLION = 10**6
SHORT = 1000.0  # what a whole promise missing costs, in discounted value of all that could be delivered


def programme(items: int, months: int, *, whole: bool) -> Programme:
    """Draw a programme: eight lenders, six classes, a line an item, lots where ``whole``; always the same."""
    draw = np.random.default_rng(7)
    rows = []
    for number in range(items):
        lead = int(draw.integers(3, 24))
        row: dict[str, Any] = {
            "id": f"i{number}", "name": f"Item {number}", "category": "kind",
            "class": f"c{number % CLASSES}", "unit_cost": int(draw.integers(2, 60)) * MILLION,
            "lead_time_months": {"low": max(1, lead - 2), "mode": lead, "high": lead + 8},
            "payment": {"order": 0.2, "milestone": 0.5, "delivery": 0.3}, "milestone_months": max(1, lead // 2),
            "rate_per_month": {"low": 0.5, "mode": float(draw.integers(1, 4)), "high": 4},
            "maximum": int(draw.integers(40, 200)), "origin": "US",
            "line": [{"id": "more", "adds_per_month": 0.5, "cost": int(draw.integers(20, 200)) * MILLION, "build_months": 12}],
        }  # fmt: skip
        rows.append(row | ({"minimum": 6} if whole else {}))
    total = sum(row["unit_cost"] * row["maximum"] for row in rows)
    funding = [
        {
            "id": f"f{number}", "name": f"Lender {number}", "kind": "grant", "currency": "USD",
            "ceiling": round(total * 0.08), "per_year": round(total * 0.02),
            "pays_for": [f"class:c{(number + step) % CLASSES}" for step in range(2)],
        }
        for number in range(LENDERS)
    ]  # fmt: skip
    promises = [
        {"id": "sum", "title": "A sum", "items": ["class:c0", "class:c1", "class:c2"], "measure": "value",
         "at_least": round(total * 0.4)},
        {"id": "drones", "title": "Another sum", "items": ["class:c3"], "measure": "value",
         "at_least": round(total * 0.1)},
        {"id": "ten", "title": "Ten", "items": ["i0"], "measure": "count", "at_least": 10},
    ]  # fmt: skip
    frame = {
        "title": "Benchmark",
        "start": "2026-01",
        "months": months,
        "currency": "USD",
        "discount_per_year": 0.03,
    }
    return Programme.from_dict(
        {"programme": frame, "item": rows, "promise": promises, "funding": funding}, "benchmark"
    )


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain model: the least of ``costs`` at columns from 0 to ``upper``, rows between two bounds."""

    costs: np.ndarray[Any, Any]
    upper: np.ndarray[Any, Any]
    whole: np.ndarray[Any, Any]
    matrix: sparse.csr_matrix
    low: np.ndarray[Any, Any]
    high: np.ndarray[Any, Any]


def plain(made: Programme, *, whole: bool) -> Plain:
    """Return the plain model of a programme, sums in millions."""
    return _Plain(made, whole=whole).arrays()


class _Plain:
    def __init__(self, made: Programme, *, whole: bool) -> None:
        self.made, self.whole = made, whole
        self.months, self.count = made.months, len(made.items)
        self.upper: list[Any] = []
        self.is_whole: list[Any] = []
        self.entries: list[tuple[Any, Any, Any]] = []
        self.low: list[Any] = []
        self.high: list[Any] = []
        self.size = self.rows = 0

    def columns(self, shape: tuple[int, ...], upper: Any = np.inf, *, whole: bool = False) -> Any:
        """Add a block of columns."""
        number = int(np.prod(shape))
        self.upper.append(np.broadcast_to(np.asarray(upper, float), shape).ravel())
        self.is_whole.append(np.full(number, whole))
        self.size += number
        return np.arange(self.size - number, self.size).reshape(shape)

    def put(self, rows: Any, columns: Any, values: Any) -> None:
        """Put coefficients."""
        r, c, v = np.broadcast_arrays(rows, columns, np.asarray(values, float))
        self.entries.append((r.ravel(), c.ravel(), v.ravel()))

    def block(self, number: int, low: Any, high: Any) -> Any:
        """Add a block of rows."""
        self.low.append(np.broadcast_to(np.asarray(low, float), number))
        self.high.append(np.broadcast_to(np.asarray(high, float), number))
        self.rows += number
        return np.arange(self.rows - number, self.rows)

    def arrays(self) -> Plain:
        """Build it all."""
        made, months, count = self.made, self.months, self.count
        time = np.arange(months)
        lead = np.array([item.lead_time_months.mode for item in made.items])
        cost = np.array([item.unit_cost.mode for item in made.items]) / MILLION
        rate = np.array([item.rate_per_month.mode.at(2026) for item in made.items])
        orders = self.columns((count, months))
        deliver = self.columns((count, months), np.where(time >= lead[:, None], np.inf, 0.0))
        opened = self.columns((count, months), 1.0, whole=self.whole)
        short = self.columns((len(made.promises),), 1.0)
        for item in range(count):
            self.output(item, (orders[item], deliver[item], opened[item]), rate[item])
        self.money(orders, deliver, opened)
        self.promises(deliver, short, cost)
        costs = np.zeros(self.size)
        costs[deliver] = -cost[:, None] * 1.03 ** (-time / 12) / float(cost @ (rate * months))
        costs[short] = SHORT
        r, c, v = (np.concatenate([entry[part] for entry in self.entries]) for part in range(3))
        return Plain(
            costs,
            np.concatenate(self.upper),
            np.concatenate(self.is_whole),
            sparse.csr_matrix((v, (r, c)), shape=(self.rows, self.size)),
            np.concatenate(self.low),
            np.concatenate(self.high),
        )

    def output(self, item: int, columns: tuple[Any, Any, Any], rate: float) -> None:
        """Tie deliveries to orders, lines to their building, both to output, and lots to their size."""
        orders, deliver, opened = columns
        row, months = self.made.items[item], self.months
        wait, build = int(row.lead_time_months.mode), int(row.line[0].build_months.mode)
        active = self.columns((months,), 1.0)
        later = np.arange(wait, months)
        rows = self.block(months - wait, 0, 0)
        self.put(rows, deliver[later], 1.0)
        self.put(rows, orders[later - wait], -1.0)
        rows = self.block(months, -np.inf, rate)
        self.put(rows, deliver, 1.0)
        self.put(rows, active, -0.5)
        rows = self.block(months, 0, 0)
        self.put(rows, active, 1.0)
        self.put(rows[1:], active[:-1], -1.0)
        self.put(rows[build:], opened[: months - build], -1.0)
        self.put(self.block(1, -np.inf, row.maximum), deliver, 1.0)
        self.put(self.block(1, -np.inf, 1), opened, 1.0)
        if self.whole:
            bought = self.columns((1,), 1.0, whole=True)
            least, most = self.block(1, 0, np.inf), self.block(1, -np.inf, 0)
            self.put(least, [*deliver, *bought], [*np.ones(months), -6.0])
            self.put(most, [*deliver, *bought], [*np.ones(months), -float(row.maximum or 0)])

    def money(self, orders: Any, deliver: Any, opened: Any) -> None:
        """Pay what each class owes each month from the accounts of the lenders that may."""
        months = self.months
        spend = self.columns((LENDERS, 2, months))
        account, draws = self.columns((LENDERS, months)), self.columns((LENDERS, months))
        paid = {kind: self.block(months, 0, 0) for kind in range(CLASSES)}
        for item, row in enumerate(self.made.items):
            rows, after = paid[int(row.item_class[1:])], row.milestone_months
            cost = row.unit_cost.mode / MILLION
            self.put(rows, orders[item], 0.2 * cost)
            self.put(rows[after:], orders[item, : months - after], 0.5 * cost)
            self.put(rows, deliver[item], 0.3 * cost)
            self.put(rows, opened[item], row.line[0].cost.mode / MILLION)
        years = np.arange(months) // 12
        for lender, funding in enumerate(self.made.funding):
            rows = self.block(months, 0, 0)
            self.put(rows, account[lender], 1.0)
            self.put(rows[1:], account[lender, :-1], -1.0)
            self.put(rows, draws[lender], -1.0)
            for place in range(2):
                self.put(rows, spend[lender, place], 1.0)
                self.put(paid[(lender + place) % CLASSES], spend[lender, place], -1.0)
            self.put(self.block(1, -np.inf, funding.ceiling.mode / MILLION), draws[lender], 1.0)
            yearly = (funding.per_year or funding.ceiling).mode / MILLION
            for year in range(int(years[-1]) + 1):
                self.put(self.block(1, -np.inf, yearly), draws[lender, years == year], 1.0)

    def promises(self, deliver: Any, short: Any, cost: Any) -> None:
        """Ask for what is promised; what is missing is short."""
        for place, promise in enumerate(self.made.promises):
            by_value = promise.measure == "value"
            least = float(self.made.promised(promise)) / (MILLION if by_value else 1)
            rows = self.block(1, 1, np.inf)  # in parts of what is promised, so that no number is far from 1
            self.put(rows, short[place], 1.0)
            chosen = {item.id for item in self.made.select(promise.items)}
            for number, item in enumerate(self.made.items):
                if item.id in chosen:
                    self.put(rows, deliver[number], (cost[number] if by_value else 1.0) / least)
