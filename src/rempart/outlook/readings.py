"""The outlook in plain sentences: never a prophecy, no advice on timing, no lone figure.

A sentence is a template without digits and the figures that fill it, so that whoever prints it can
round, translate and walk back each figure; ``text`` fills it with two digits.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rempart.outlook.assessment import Outlook, Spread, Strategy, Undefined
from rempart.outlook.break_evens import MOVED
from rempart.outlook.outcomes import CRITERIA
from rempart.outlook.wording import CRITERION_WORDS, MOVED_WORDS, NO_ADVICE_ON_TIMING, STRATEGY_WORDS
from rempart.terms.figure import Figure
from rempart.terms.table import table

READ = ("no_accord", *CRITERIA)


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence on the outlook: ``{names}`` in the template stand for its figures.

    ``id`` names strategy or criterion; ``rests_on`` holds ids of assumptions, agreements and claims.
    """

    id: str
    template: str
    figures: Mapping[str, Figure]
    rests_on: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence with two digits for shares and values, and whole numbers as they are."""
        return self.template.format(**{name: _two_digits(figure) for name, figure in self.figures.items()})


def readings(outlook: Outlook) -> list[Reading]:
    """Return a sentence for each criterion and strategy, then what compares and what moves the order.

    Example:
        >>> readings(weigh(None, None, None))[0].id  # doctest: +SKIP
        'no_accord/guarantees_first'
    """
    return [
        *(_criterion(outlook, strategy, name) for name in READ for strategy in outlook.strategies),
        *_comparisons(outlook),
        *(_window(outlook, strategy) for strategy in outlook.strategies),
        *_moved(outlook),
    ]


def rests_on(outlook: Outlook, strategy: str | None = None) -> tuple[str, ...]:
    """Return the ids of the assumptions that a strategy (None: any) reads, and what the ledger gave them."""
    rows = dict(table("peace/parameters").items())
    found: list[str] = []
    for assumption in outlook.assumptions:
        row = rows.get(assumption.id)
        if row is None or strategy is None or row.text(f"default_{strategy}"):
            given = [i for i in assumption.rests_on if i.startswith(("agreement:", "claim:"))]
            found += [f"assumption:{assumption.id}", *given]
    return tuple(dict.fromkeys(found))


def _criterion(outlook: Outlook, strategy: Strategy, name: str) -> Reading:
    behind = rests_on(outlook, strategy.id)
    spread = _spread(strategy, name)
    words, meant = STRATEGY_WORDS[strategy.id], CRITERION_WORDS[name]
    key = f"{name}/{strategy.id}"
    if isinstance(spread, str):
        return Reading(
            key,
            f"Under {words}, '{meant}' is undefined: nobody signs, or the horizon is shorter.",
            {},
            behind,
        )
    if name == "defender_value":
        subject = f"Under {words}, the {meant}, who weighs the stake as the reader does, is {{mid}}"
    elif name == "no_accord":
        subject = f"Under {words}, {meant} in {{mid}} of the cases"
    else:
        subject = f"Under {words}, {meant} in {{mid}} of the {'signed cases' if 'given' in name else 'cases'}"
    template = (
        f"{subject} with every assumption at its middle; in nine tenths of the {{sets}} assumption sets tried "
        "it lies between {low} and {high}."
    )
    unit = "index" if name == "defender_value" else "share"
    figures = {
        end: Figure(value if isinstance(value, int | float) else None, unit, behind)
        for end, value in (("mid", spread.mid), ("low", spread.low), ("high", spread.high))
    }
    return Reading(key, template, {**figures, "sets": _sets(outlook, strategy, name, behind)}, behind)


def _sets(outlook: Outlook, strategy: Strategy, name: str, behind: tuple[str, ...]) -> Figure:
    undefined = strategy.undefined_sets if name.startswith("holds") else 0
    return Figure(outlook.sets - undefined, "sets", behind)


def _spread(strategy: Strategy, name: str) -> Spread | Undefined:
    if name == "no_accord":
        return strategy.no_accord
    if name == "defender_value":
        return strategy.defender_value
    held = strategy.accord_and_holds if name.startswith("accord") else strategy.holds_given_accord
    return held["10"]


def _comparisons(outlook: Outlook) -> Iterator[Reading]:
    behind = rests_on(outlook)
    for name in CRITERIA:
        rows = [row for row in outlook.rankings if row.criterion == name]
        if rows:
            ahead = sum(row.share for row in rows if _not_behind(row.order))
            yield Reading(
                f"{name}/compared",
                "In {share} of the {sets} assumption sets tried in which all three are defined, guarantees first "
                f"does at least as well as quick compromise by '{CRITERION_WORDS[name]}'; the order depends "
                "on the criterion.",
                {
                    "share": Figure(ahead, "share", behind),
                    "sets": Figure(rows[0].defined_sets, "sets", behind),
                },
                behind,
            )


def _not_behind(order: str) -> bool:
    groups = [group.split(" = ") for group in order.split(" > ")]
    places = {strategy: place for place, group in enumerate(groups) for strategy in group}
    return places["guarantees_first"] <= places["quick_compromise"]


def _window(outlook: Outlook, strategy: Strategy) -> Reading:
    behind = rests_on(outlook, strategy.id)
    words, window = STRATEGY_WORDS[strategy.id], strategy.window
    if window is None or isinstance(window.peak_year.mid, str):
        return Reading(f"window/{strategy.id}", f"The window under {words} was not computed.", {}, behind)
    if not window.years:
        template = (
            f"Under {words}, the middle assumptions leave no year in which breaking the peace would pay."
        )
        return Reading(f"window/{strategy.id}", template, {}, behind)
    template = (
        f"Under {words}, the middle assumptions leave the largest incentive to break the peace in year {{peak}} "
        "(nine tenths of the sets: {low} to {high}), and some incentive in {count} of the years up to the "
        "horizon, counted from the accord; a break in the year of the accord means that it is not signed."
    )
    peak = window.peak_year
    figures = {
        end: Figure(value if isinstance(value, int | float) else None, "years", behind)
        for end, value in (("peak", peak.mid), ("low", peak.low), ("high", peak.high))
    }
    return Reading(
        f"window/{strategy.id}",
        template,
        {**figures, "count": Figure(len(window.years), "years", behind)},
        behind,
    )


def _moved(outlook: Outlook) -> Iterator[Reading]:
    """Say which moved assumption changes the order at middle values: it contradicts the easy reading."""
    behind = rests_on(outlook)
    changing = []
    for parameter, words in MOVED_WORDS.items():
        rows = [row for row in outlook.break_evens if row.parameter == parameter]
        everywhere = ((0, MOVED[parameter]),)
        if any(not isinstance(row.intervals, str) and row.intervals != everywhere for row in rows):
            changing.append(words)
    still = [words for words in MOVED_WORDS.values() if words not in changing]
    parts = []
    if changing:
        parts.append(
            f"the order of guarantees first and quick compromise changes with {' and '.join(changing)}"
        )
    if still:
        parts.append(f"it does not change with {' or '.join(still)}")
    yield Reading(
        "break-evens", f"At middle values, {', but '.join(parts)}. {NO_ADVICE_ON_TIMING}", {}, behind
    )


def _two_digits(figure: Figure) -> str:
    value = figure.value
    if not isinstance(value, int | float):
        return "unknown" if value is None else value
    return f"{value:.2f}" if figure.unit in {"share", "index"} else f"{value:,.0f}"
