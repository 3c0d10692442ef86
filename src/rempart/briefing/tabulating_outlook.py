"""Tables of the outlook: assumptions first, then what follows, what drives it, and what stands beside it."""

from collections.abc import Iterator, Sequence

from rempart.briefing.statement import Cell, PrintedTable
from rempart.briefing.statements.weighed import spread_of
from rempart.briefing.tabulating import tabled
from rempart.outlook.assessment import Outlook, Spread, Undefined
from rempart.outlook.outcomes import CRITERIA
from rempart.outlook.wording import CRITERION_WORDS, OUTPUT_WORDS, PARAMETER_WORDS, STRATEGY_WORDS

_ENDS = ("low|number", "middle|number", "high|number")
_ALL = ("no_accord", *CRITERIA)
_OTHER = ("",) * 8  # a cell of the other kind of row


def outlook_tables(outlook: Outlook) -> list[PrintedTable]:
    """Return every table of the outlook that has rows, in the order that it must be read."""
    made = (
        _table("outlook-assumptions", "What the outlook assumes", _ASSUMED, _assumptions(outlook)),
        _table("outlook-paths", "Deliveries and coverage that the outlook reads", _PATHS, _paths(outlook)),
        _table("outlook", "Criteria by strategy", ("strategy", "criterion", *_ENDS), _criteria(outlook)),
        _table("rankings", "Orders of the strategies", _ORDERS, _orders(outlook)),
        _table("break-evens", "Where the order turns", _TURNS, _turns(outlook)),
        _table("incentive", "When breaking the peace would pay", _WINDOW, _windows(outlook)),
        _table("drivers", "What drives the answer: Sobol indices", _DRIVERS, _drivers(outlook)),
        _table("flip-box", "The worlds in which the order flips", _FLIPS, _flips(outlook)),
        _table(
            "regrets",
            "What each strategy can lose against the best in the same set",
            _REGRETS,
            _regrets(outlook),
        ),
        _table(
            "earlier-delivery", "If deliveries and coverage stood a year earlier", _EARLIER, _earlier(outlook)
        ),
        _table("views", "Readings and experts side by side, never averaged", _VIEWS, _views(outlook)),
        _table("base-rates", "Base rates of peace between states, beside the model", _RATES, _rates(outlook)),
        _table("findings", "Published findings, for and against, by question", _FINDINGS, _findings(outlook)),
    )
    return [table for table in made if table.rows]


_ASSUMED = ("name", "what is assumed", *_ENDS, "unit", "set by", "status")
_PATHS = (
    "path",
    "year of the plan|number",
    "low over trials|share",
    "as planned|share",
    "high over trials|share",
)
_ORDERS = ("criterion", "order", "share of assumption sets|share", "sets defined|sets")
_TURNS = ("what is moved", "criterion", "what is seen")
_WINDOW = ("strategy", "year from the accord|number", "sets in which a break would pay|share")
_DRIVERS = (
    "what moves", "input", "alone|number", "give or take, alone|number", "with the others|number", "give or take, with them|number",
)  # fmt: skip
_FLIPS = (
    "criterion",
    "usual order",
    "assumption",
    "from|number",
    "to|number",
    "other order inside|share",
    "sets inside|sets",
)
_REGRETS = (
    "criterion",
    "strategy",
    "sets without loss|share",
    "middle loss|number",
    "one of twenty loses|number",
    "largest|number",
)
_EARLIER = ("strategy", "year of the plan", "criterion", *_ENDS)
_VIEWS = ("view", "assumed otherwise", "strategy", "criterion", *_ENDS)
_RATES = (
    "what is counted", "spells|spells", "renewed|spells", "record: held 1 year|share", "record: held 5 years|share",
    "record: held 10 years|share", "record: low, wars drawn|share", "record: high, wars drawn|share",
    "record: Weibull shape|number", "model: low|share", "model: holds 10 years|share", "model: high|share", "source",
)  # fmt: skip
_FINDINGS = (
    "question",
    "direction",
    "finding",
    "number as printed",
    "sample",
    "source",
    "what was read of it",
)


def _table(
    table_id: str, title: str, columns: Sequence[str], rows: Iterator[tuple[Cell, ...]]
) -> PrintedTable:
    return tabled(("outlook", table_id), title, columns, list(rows))


def _assumptions(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for each in outlook.assumptions:
        if each.mid is not None:
            yield each.id, each.text, each.low, each.mid, each.high, each.unit, each.set_by, each.status


def _paths(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for name, planned in (("delivered", outlook.delivered_share), ("covered", outlook.covered_share)):
        over = outlook.over_trials.get(f"{name}_share")
        for year, share in enumerate(planned):
            low, high = (over[year].low, over[year].high) if over else (None, None)
            yield name, year, low, share, high


def _criteria(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for strategy in outlook.strategies:
        for criterion in _ALL:
            yield STRATEGY_WORDS[strategy.id], _criterion(criterion), *_points(spread_of(strategy, criterion))


def _orders(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for row in outlook.rankings:
        yield _criterion(row.criterion), row.order.replace("_", " "), row.share, row.defined_sets


def _turns(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for row in outlook.break_evens:
        yield PARAMETER_WORDS.get(row.parameter, row.parameter), _criterion(row.criterion), row.says


def _windows(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for strategy in outlook.strategies:
        if strategy.window is not None:
            for year, share in enumerate(strategy.window.in_share_of_sets):
                yield STRATEGY_WORDS[strategy.id], year, share


def _drivers(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for each in outlook.drivers:
        words = OUTPUT_WORDS[each.output], PARAMETER_WORDS[each.input]
        yield *words, each.first, each.first_half_width, each.total, each.half_width


def _flips(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for box in outlook.flip_box:
        usual = box.usual.replace("_", " ").replace(">=", "at least").replace(">", "above")
        for name, (low, high) in box.limits.items():
            inside = box.flipped_share
            yield _criterion(box.criterion), usual, PARAMETER_WORDS[name], low, high, inside, box.sets_inside


def _regrets(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for each in outlook.regrets:
        words = _criterion(each.criterion), STRATEGY_WORDS[each.strategy]
        yield *words, each.none_in_share, each.median, each.high, each.largest


def _earlier(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for each in outlook.earlier_delivery:
        year = "every year" if each.year is None else f"year {each.year}"
        for criterion, change in each.changes.items():
            yield STRATEGY_WORDS[each.strategy], year, _criterion(criterion), *_points(change)


def _views(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for view in outlook.views:
        changes = (
            "; ".join(f"{each.parameter} {each.low} to {each.high}" for each in view.changes) or view.text
        )
        for strategy, results in view.results.items():
            for criterion, spread in results.items():
                yield view.title, changes, STRATEGY_WORDS[strategy], _criterion(criterion), *_points(spread)


def _rates(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    """Yield the record and the model in columns of their own: neither fills the other's."""
    for rate in outlook.base_rates:
        shape = rate.weibull_shape.mid if rate.weibull_shape is not None else None
        held = (rate.holds.get(year) for year in ("1", "5", "10"))
        limits = rate.war_low.get("10"), rate.war_high.get("10")
        yield rate.coding, rate.spells, rate.renewed, *held, *limits, shape, *_OTHER[:3], rate.source
    for strategy in outlook.strategies:
        points = _points(strategy.holds_given_accord.get("10", "undefined"))
        words = f"{STRATEGY_WORDS[strategy.id]}, once an accord is signed"
        yield words, *_OTHER, *points, "assumed: the middle, and nine tenths of the sets"


def _findings(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for row in outlook.findings:
        yield row.theme, row.direction, row.text, row.number, row.sample, row.source, row.what_was_read


def _criterion(name: str) -> str:
    """Return a criterion in words."""
    return CRITERION_WORDS.get(name, name.replace("_", " "))


def _points(spread: Spread | Undefined) -> tuple[Cell, ...]:
    if isinstance(spread, str):
        return (spread, spread, spread)
    return (spread.low, spread.mid, spread.high)
