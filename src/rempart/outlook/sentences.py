"""What the outlook says in words: ranges, never a lone figure, and no advice on timing to anyone."""

from collections.abc import Iterator

from rempart.collecting import by_key
from rempart.naming import listed
from rempart.outlook.assessment import (
    STRATEGIES,
    Driver,
    EarlierDelivery,
    FlipBox,
    Outlook,
    Ranking,
    Regret,
    Spread,
    Strategy,
    Undefined,
    View,
)
from rempart.outlook.flipping import FIRST_AT_LEAST
from rempart.outlook.outcomes import CRITERIA, DECADE
from rempart.outlook.wording import (
    CRITERION_WORDS,
    NO_ADVICE_ON_TIMING,
    OUTPUT_WORDS,
    SETS_TRIED,
    STRATEGY_WORDS,
    parameter_words,
    percent,
    spanned,
    two_digits,
)

_TOLD_DRIVERS = 3
_POINTS = 100


def told(spread: Spread | Undefined, *, share: bool = True) -> str:
    """Return middle and range of a result; a share in per cent."""
    if isinstance(spread, str):
        return "undefined"
    if not share:
        return spanned(spread.mid, spread.low, spread.high)
    return spanned(spread.mid, spread.low, spread.high, scale=100, unit=" %")


def criteria_of(strategy: Strategy) -> dict[str, Spread | Undefined]:
    """Return the criteria of a strategy by name, side by side and never merged."""
    key = str(DECADE)
    return {
        "holds_given_accord_10": strategy.holds_given_accord.get(key, "undefined"),
        "accord_and_holds_10": strategy.accord_and_holds.get(key, "undefined"),
        "no_accord": strategy.no_accord,
        "defender_value": strategy.defender_value,
    }


def at_least(rankings: tuple[Ranking, ...]) -> dict[str, float]:
    """Return, by criterion, the share of defined sets with guarantees first at least quick compromise."""
    shares: dict[str, float] = {}
    for row in rankings:
        places = [group.split(" = ") for group in row.order.split(" > ")]
        first, second = (
            next(rank for rank, group in enumerate(places) if name in group)
            for name in ("guarantees_first", "quick_compromise")
        )
        shares[row.criterion] = shares.get(row.criterion, 0.0) + float(row.share) * (first <= second)
    return shares


def order_sentence(outlook: Outlook) -> str:
    """Say in which share of the sets guarantees first is at least as good, by each criterion, and if they part."""
    shares = at_least(outlook.rankings)
    if not shares:
        return "No set leaves any criterion defined."
    names = listed(f"on '{CRITERION_WORDS[name]}' in {percent(share)}" for name, share in shares.items())
    half = 0.5
    if min(shares.values()) < half < max(shares.values()):
        verdict = "The criteria disagree, and that is the message: none of them is merged into another."
    else:
        favoured = "guarantees first" if min(shares.values()) >= half else "quick compromise"
        verdict = f"By each criterion most sets favour {favoured}; that follows from the ranges assumed, and is no advice."
    return f"Guarantees first is at least as good as quick compromise {names} {SETS_TRIED}. {verdict}"


def window_sentences(strategies: tuple[Strategy, ...]) -> Iterator[str]:
    """Say in which years the assumptions leave the largest incentive to break the peace."""
    for strategy in strategies:
        window = strategy.window
        if window is None:
            continue
        shares = [float(share) for share in window.in_share_of_sets]
        year = shares.index(max(shares))
        later = "" if year == 0 else f", and most often in year {year}, in {percent(shares[year])}"
        yield (
            f"Under {STRATEGY_WORDS[strategy.id]} the incentive to break the peace is largest in year "
            f"{spanned(window.peak_year.mid, window.peak_year.low, window.peak_year.high)} from the accord. In year "
            f"0, that is instead of signing, a break would pay the leader to whom war costs least in "
            f"{percent(shares[0])} {SETS_TRIED}{later}."
        )


def credibility_sentence(strategy: Strategy) -> str:
    """Say how credible a guarantee in force would have to be to keep a leader of middle cost from breaking."""
    needed = strategy.credibility_needed
    if needed is None or needed.mid == "undefined":
        return "The credibility needed is undefined: a guarantee takes nothing from the challenger."
    none = needed.none_in_share_of_sets
    share = "" if none == "undefined" else f"; none suffices in {percent(float(none))} {SETS_TRIED}"
    if needed.mid == "none":
        return f"No guarantee keeps a leader of middle cost from breaking, at middle values{share}."
    high = needed.high if isinstance(needed.high, int | float) else 1
    more = " or more than any" if needed.high == "none" else ""
    least = ", where 0 says that he would not break even without one" if needed.mid == 0 else ""
    return (
        "To keep a leader of middle cost from breaking in the year that asks for most, a guarantee under "
        f"{STRATEGY_WORDS[strategy.id]} would need a credibility in force of "
        f"{spanned(needed.mid, needed.low, high)}{more}{least}{share}."
    )


def driver_sentences(drivers: tuple[Driver, ...]) -> Iterator[str]:
    """Say which inputs move each output most, with the half width of their interval."""
    for output, found in by_key((driver.output, driver) for driver in drivers).items():
        names = listed(
            f"{parameter_words()[each.input]} ({two_digits(max(0.0, float(each.total)))}, give or take "
            f"{two_digits(float(each.half_width))})"
            for each in found[:_TOLD_DRIVERS]
        )
        yield (
            f"What most moves {OUTPUT_WORDS[output]}, as the part of its variance in which an input has a hand: "
            f"{names}."
        )


def flip_sentence(box: FlipBox) -> str:
    """Say in which worlds the order is not the usual one."""
    usual, other = "guarantees first is at least as good", "quick compromise is better"
    if box.usual != FIRST_AT_LEAST:
        usual, other = other, usual
    start = (
        f"On '{CRITERION_WORDS[box.criterion]}', {usual} in {percent(float(box.usual_share))} {SETS_TRIED}"
    )
    if not box.limits or isinstance(box.flipped_share, str) or isinstance(box.part_of_flips, str):
        return f"{start}; no box of a few assumptions was found in which most sets have it otherwise."
    limits = listed(
        f"{parameter_words()[name]} from {two_digits(float(low))} to {two_digits(float(high))}"
        for name, (low, high) in box.limits.items()
    )
    return (
        f"{start}. It flips, so that {other}, in {percent(float(box.flipped_share))} of the sets with {limits}: "
        f"{box.sets_inside:,} sets kept aside when this box was sought, with {percent(float(box.part_of_flips))} of "
        "all that flip."
    )


def regret_sentence(regrets: tuple[Regret, ...]) -> str:
    """Say what each strategy loses, in one of twenty sets or more, against the best of the three."""
    told_criteria = []
    for criterion in CRITERIA:
        scale, unit = (1, "") if criterion == "defender_value" else (_POINTS, " points")
        rows = [each for each in regrets if each.criterion == criterion]
        lost = ", ".join(
            f"{STRATEGY_WORDS[each.strategy]} {two_digits(float(each.high) * scale)}{unit} (nothing in "
            f"{percent(float(each.none_in_share))})"
            for each in rows
        )
        if rows:
            told_criteria.append(f"on '{CRITERION_WORDS[criterion]}', {lost}")
    if not told_criteria:
        return "What a strategy can lose is undefined: no set is defined for all three."
    return (
        "Against the best of the three in the same set, a strategy loses in one of twenty of the assumption sets "
        f"tried at least: {'; '.join(told_criteria)}."
    )


def earlier_sentence(rows: tuple[EarlierDelivery, ...]) -> str:
    """Say what a delivery one year earlier would change, and in which year most."""
    criterion = "accord_and_holds_10"
    whole = [
        f"under {STRATEGY_WORDS[each.strategy]} by {_points(change)}"
        for each in rows
        if each.year is None and isinstance(change := each.changes.get(criterion, "undefined"), Spread)
    ]
    if not whole:
        return "What an earlier delivery would change is undefined within the horizon."
    by_year = {
        each.year: change
        for each in rows
        if each.year is not None and isinstance(change := each.changes.get(criterion, "undefined"), Spread)
    }
    most = max(by_year, key=lambda year: (float(by_year[year].high), -year), default=None)
    single = ""
    if most is not None:
        single = (
            f" Of single years, year {most} of the plan matters most over the sets: under guarantees first by "
            f"{_points(by_year[most])}."
        )
    return (
        f"With every delivery and the coverage it brings one year earlier, the share of cases in which "
        f"{CRITERION_WORDS[criterion]} moves {listed(whole)}.{single} {NO_ADVICE_ON_TIMING}"
    )


def _points(change: Spread) -> str:
    return f"{spanned(change.mid, change.low, change.high, scale=_POINTS)} points"


def view_sentence(view: View) -> str:
    """Say what comes out under one view: every criterion, both strategies, and the share of sets."""
    by = {name: view.at_least.get(name, "undefined") for name in CRITERIA}
    shares = listed(
        f"on '{CRITERION_WORDS[name]}' in {share if isinstance(share, str) else percent(float(share))}"
        for name, share in by.items()
    )
    signed, of_all = CRITERIA[:2]
    what = "; ".join(
        f"{STRATEGY_WORDS[name]}, {told(view.results[name][signed])} and {told(view.results[name][of_all])}"
        for name in STRATEGIES[:2]
        if name in view.results
    )
    text = f" {view.text}." if view.text else ""
    return (
        f"{view.title}.{text} Of signed accords hold ten years, and of all cases are signed and hold: {what}. "
        f"Guarantees first is at least as good as quick compromise {shares} {SETS_TRIED}."
    )


def finding_sentences(outlook: Outlook) -> dict[str, str]:
    """Say by theme which findings support the reading that guarantees make peace last, and which do not."""
    sentences = {}
    for theme in dict.fromkeys(each.theme for each in outlook.findings):
        by_direction: dict[str, list[str]] = {"supports": [], "against": [], "mixed": []}
        for each in outlook.findings:
            if each.theme == theme and each.direction in by_direction:
                by_direction[each.direction].append(each.study or each.source)
        words = {"supports": "for", "against": "against", "mixed": "on both sides"}
        sides = [f"{words[side]}, {listed(names)}" for side, names in by_direction.items() if names]
        if sides:
            question = f"{theme[:1].upper()}{theme[1:]}?" if theme else "Other questions."
            sentences[theme] = f"{question} Of what could be read: {'; '.join(sides)}."
    return sentences
