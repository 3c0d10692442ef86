"""Tables of the outlook: assumptions first, then what follows, what drives it, and what stands beside it."""

from collections.abc import Callable, Iterator, Sequence

from rempart.briefing.briefing_file import Cell, PrintedTable
from rempart.briefing.language import N_, _
from rempart.briefing.statements.retelling import told
from rempart.briefing.statements.weighed import spread_of
from rempart.briefing.tabulating import tabled
from rempart.outlook.assessment import Outlook, Spread, Undefined
from rempart.outlook.outcomes import CRITERIA
from rempart.outlook.wording import CRITERION_WORDS, OUTPUT_WORDS, STRATEGY_WORDS, parameter_words

_ENDS = (N_("low|number"), N_("middle|number"), N_("high|number"))
_ALL = ("no_accord", *CRITERIA)
_OTHER = (N_(""),) * 8  # a cell of the other kind of row


def outlook_tables(outlook: Outlook) -> list[PrintedTable]:
    """Return every table of the outlook that has rows, in the order that it must be read."""
    made = (
        tabled(("outlook", name), title, heads, list(rows(outlook))) for name, title, heads, rows in _TABLES
    )
    return [table for table in made if table.rows]


def _assumptions(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for each in outlook.assumptions:
        if each.mid is not None:
            words = told(each.text), each.low, each.mid, each.high, _(each.unit or "") or None
            yield each.id, *words, told(each.set_by), _(each.status)


def _paths(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for name, planned in ((N_("delivered"), outlook.delivered_share), (N_("covered"), outlook.covered_share)):
        over = outlook.over_trials.get(f"{name}_share")
        for year, share in enumerate(planned):
            low, high = (over[year].low, over[year].high) if over else (None, None)
            yield _(name), year, low, share, high


def _criteria(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for strategy in outlook.strategies:
        for criterion in _ALL:
            points = _points(spread_of(strategy, criterion))
            yield _(STRATEGY_WORDS[strategy.id]), _criterion(criterion), *points


def _orders(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for row in outlook.rankings:
        yield _criterion(row.criterion), _order(row.order), row.share, row.defined_sets


def _turns(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for row in outlook.break_evens:
        yield _parameter(row.parameter), _criterion(row.criterion), told(row.says)


def _windows(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for strategy in outlook.strategies:
        if strategy.window is not None:
            for year, share in enumerate(strategy.window.in_share_of_sets):
                yield _(STRATEGY_WORDS[strategy.id]), year, share


def _drivers(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for each in outlook.drivers:
        words = _(OUTPUT_WORDS[each.output]), _(parameter_words()[each.input])
        yield *words, each.first, each.first_half_width, each.total, each.half_width


def _flips(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for box in outlook.flip_box:
        words = _criterion(box.criterion), _order(box.usual)
        for name, ends in box.limits.items():
            yield *words, _(parameter_words()[name]), *ends, box.flipped_share, box.sets_inside


def _regrets(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for each in outlook.regrets:
        words = _criterion(each.criterion), _(STRATEGY_WORDS[each.strategy])
        yield *words, each.none_in_share, each.median, each.high, each.largest


def _earlier(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for each in outlook.earlier_delivery:
        year = _("every year") if each.year is None else _("year {n}").format(n=each.year)
        for criterion, change in each.changes.items():
            yield _(STRATEGY_WORDS[each.strategy]), year, _criterion(criterion), *_points(change)


def _views(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for view in outlook.views:
        changes = "; ".join(
            _("{name} {low} to {high}").format(name=_parameter(each.parameter), low=each.low, high=each.high)
            for each in view.changes
        ) or told(view.text)
        for strategy, results in view.results.items():
            for criterion, spread in results.items():
                words = _(STRATEGY_WORDS[strategy]), _criterion(criterion)
                yield told(view.title), changes, *words, *_points(spread)


def _rates(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    """Yield the record and the model in columns of their own: neither fills the other's."""
    for rate in outlook.base_rates:
        shape = rate.weibull_shape.mid if rate.weibull_shape is not None else None
        held = (rate.holds.get(year) for year in ("1", "5", "10"))
        limits = rate.war_low.get("10"), rate.war_high.get("10")
        yield _(rate.coding), rate.spells, rate.renewed, *held, *limits, shape, *_OTHER[:3], rate.source
    for strategy in outlook.strategies:
        points = _points(strategy.holds_given_accord.get("10", "undefined"))
        words = _("{strategy}, once an accord is signed").format(strategy=_(STRATEGY_WORDS[strategy.id]))
        yield words, *_OTHER, *points, _("assumed: the middle, and nine tenths of the sets")


def _findings(outlook: Outlook) -> Iterator[tuple[Cell, ...]]:
    for row in outlook.findings:
        yield _(row.theme), _(row.direction), row.text, row.number, row.sample, row.source, row.what_was_read


def _criterion(name: str) -> str:
    """Return a criterion in words."""
    return _(CRITERION_WORDS.get(name, name.replace("_", " ")))


def _parameter(name: str) -> str:
    return _(parameter_words().get(name, name))


def _order(order: str) -> str:
    """Return an order of strategies with their names in words."""
    words = order.replace(">=", "≥")
    for name, called in STRATEGY_WORDS.items():
        words = words.replace(name, _(called))
    return words


def _points(spread: Spread | Undefined) -> tuple[Cell, ...]:
    if isinstance(spread, str):
        return (_(spread),) * 3
    return (spread.low, spread.mid, spread.high)


# Each table: its id, its title, its columns, and what yields its rows.
_TABLES: tuple[tuple[str, str, Sequence[str], Callable[[Outlook], Iterator[tuple[Cell, ...]]]], ...] = (
    (
        "outlook-assumptions",
        N_("What the outlook assumes"),
        (N_("name"), N_("what is assumed"), *_ENDS, N_("unit"), N_("set by"), N_("status")),
        _assumptions,
    ),
    (
        "outlook-paths",
        N_("Deliveries and coverage that the outlook reads"),
        (
            N_("path"), N_("year of the plan|number"), N_("low over trials|share"), N_("as planned|share"),
            N_("high over trials|share"),
        ),
        _paths,
    ),
    ("outlook", N_("Criteria by strategy"), (N_("strategy"), N_("criterion"), *_ENDS), _criteria),
    (
        "rankings",
        N_("Orders of the strategies"),
        (N_("criterion"), N_("order"), N_("share of assumption sets|share"), N_("sets defined|sets")),
        _orders,
    ),
    (
        "break-evens",
        N_("Where the order turns"),
        (N_("what is moved"), N_("criterion"), N_("what is seen")),
        _turns,
    ),
    (
        "incentive",
        N_("When breaking the peace would pay"),
        (N_("strategy"), N_("year from the accord|number"), N_("sets in which a break would pay|share")),
        _windows,
    ),
    (
        "drivers",
        N_("What drives the answer: Sobol indices"),
        (
            N_("what moves"), N_("input"), N_("alone|number"), N_("give or take, alone|number"),
            N_("with the others|number"), N_("give or take, with them|number"),
        ),
        _drivers,
    ),
    (
        "flip-box",
        N_("The worlds in which the order flips"),
        (
            N_("criterion"), N_("usual order"), N_("assumption"), N_("from|number"), N_("to|number"),
            N_("other order inside|share"), N_("sets inside|sets"),
        ),
        _flips,
    ),
    (
        "regrets",
        N_("What each strategy can lose against the best in the same set"),
        (
            N_("criterion"), N_("strategy"), N_("sets without loss|share"), N_("middle loss|number"),
            N_("one of twenty loses|number"), N_("largest|number"),
        ),
        _regrets,
    ),
    (
        "earlier-delivery",
        N_("If deliveries and coverage stood a year earlier"),
        (N_("strategy"), N_("year of the plan"), N_("criterion"), *_ENDS),
        _earlier,
    ),
    (
        "views",
        N_("Readings and experts side by side, never averaged"),
        (N_("view"), N_("assumed otherwise"), N_("strategy"), N_("criterion"), *_ENDS),
        _views,
    ),
    (
        "base-rates",
        N_("Base rates of peace between states, beside the model"),
        (
            N_("what is counted"), N_("spells|spells"), N_("renewed|spells"), N_("record: held 1 year|share"),
            N_("record: held 5 years|share"), N_("record: held 10 years|share"),
            N_("record: low, wars drawn|share"), N_("record: high, wars drawn|share"),
            N_("record: Weibull shape|number"), N_("model: low|share"), N_("model: holds 10 years|share"),
            N_("model: high|share"), N_("source"),
        ),
        _rates,
    ),
    (
        "findings",
        N_("Published findings, for and against, by question"),
        (
            N_("question"), N_("direction"), N_("finding"), N_("number as printed"), N_("sample"), N_("source"),
            N_("what was read of it"),
        ),
        _findings,
    ),
)  # fmt: skip
