"""What a plan says about itself: what falls short, what binds, what conflicts, what would help, the odds."""

from typing import Literal

from pydantic import Field

from rempart.records import Record
from rempart.terms.figure import LowModeHigh, Number


class Shortfall(Record):
    """What a promise lacks, in its own unit, of how much."""

    promise: str
    unit: Literal["value", "count"]
    short: Number
    of: Number


class Relaxation(Record):
    """The least change of one kind that keeps every promise (None: no such change does)."""

    free: Literal["deadlines", "money", "output", "quantity"]
    amount: Number | None
    unit: str
    who: str | None
    sentence: str


class Bottleneck(Record):
    """A limit that holds the plan back, and what one more unit of it would bring; ``sentence`` says it."""

    name: str
    unit: str
    shadow_price: Number
    months: tuple[str, ...]
    sentence: str = ""


class FullOutput(Record):
    """The months in which a plan uses all of an item's output that is open to this buyer."""

    item: str
    months: tuple[str, ...]


class ConflictPart(Record):
    """One named limit of a conflict; ``id`` is that of its promise, instrument or item."""

    kind: Literal["promise", "deadline", "lender", "output", "line"]
    id: str
    name: str


class Conflict(Record):
    """The smallest named group found that cannot hold together: without any one part the rest can."""

    parts: tuple[ConflictPart, ...]
    sentence: str


class Learning(Record):
    """How plan and falling prices were settled on each other, and what no plan could better.

    ``moved`` is the part by which the total cost moved in the last of the ``rounds``.
    """

    rounds: int
    moved: Number
    least_shortfall_sum: Number
    most_capability_points: Number


class Further(Record):
    """When the most that a programme's own ``maximum`` allows could come, asked for alone; None: not within it.

    ``…_if_paid``: with money without limit.
    """

    promise: str
    amount: Number
    delivered_at_end: Number
    earliest_month: str | None
    delivered_at_end_if_paid: Number
    earliest_month_if_paid: str | None


class Upkeep(Record):
    """What delivered units need in one calendar year: support in the programme's currency, people at its end.

    The last two name items bought of which the programme has no such figure: they are not counted.
    """

    year: int
    support_cost: LowModeHigh
    crew: LowModeHigh
    without_support_cost: str | None
    without_crew: str | None


class Odds(Record):
    """When something is complete in the trials: quantiles as months ``2026-01``, None beyond the horizon.

    ``beyond_horizon`` says that at least one of them is: no month is made up for it. The intervals hold
    the true quantile with about 95 % (None at an end: beyond the horizon).
    """

    id: str
    p10: str | None
    p50: str | None
    p80: str | None
    p90: str | None
    beyond_horizon: bool
    p50_interval: tuple[str | None, str | None]
    p80_interval: tuple[str | None, str | None]


class Spread(Record):
    """The tenth, the middle and the ninetieth of a hundred trials."""

    p10: Number
    p50: Number
    p90: Number


class PromiseOdds(Odds):
    """How a promise fares in the trials.

    ``probability_by_deadline`` is the share of trials that keep it by its deadline, or by the end of the
    horizon where it has none, with the 95 % interval of that share; ``delivered_by_deadline`` is in
    units, or in the programme's currency at mode cost.
    """

    probability_by_deadline: Number
    probability_interval: tuple[Number, Number]
    delivered_by_deadline: Spread


class ItemOdds(Odds):
    """When all planned units of an item are delivered, and how many are at the end of the horizon."""

    planned: Number
    delivered_at_end: Spread


class CostOdds(Record):
    """What the planned deliveries of a promise would cost, in the programme's currency."""

    promise: str
    planned: Number
    p50: Number
    p80: Number


class Driver(Record):
    """The part of the spread of what a promise delivers that one uncertain input alone explains."""

    promise: str
    input: str
    share: Number


class RiskRuns(Record):
    """What trials say of a plan (docs/files.md). ``drivers`` stand in falling order by promise."""

    trials: int
    seed: int
    promises: tuple[PromiseOdds, ...]
    items: tuple[ItemOdds, ...]
    cost: tuple[CostOdds, ...]
    drivers: tuple[Driver, ...]
    assumptions: tuple[str, ...] = Field(default=())


class Fare(Record):
    """How a promise fares in another plan than the one printed."""

    id: str
    delivered_by_deadline: Number
    kept_month: str | None


class Compared(Record):
    """The plan of one scenario: its three goals and how each promise fares."""

    id: str
    shortfall_sum: Number
    capability_points: Number
    interest_and_line_cost: Number
    promises: tuple[Fare, ...]


class Moved(Record):
    """The plan with one uncertain input at one end and all others at their mode."""

    input: str
    end: Literal["low", "high"]
    shortfall_sum: Number
    promises: tuple[Fare, ...]
