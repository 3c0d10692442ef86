"""The table that is printed first: every assumption, who set it, and what the reader must be told."""

from collections.abc import Mapping

from rempart.outlook.assessment import OutlookAssumption, Strategy
from rempart.outlook.parameters import IN_FORCE, Assumed, as_number, parameter_rows
from rempart.outlook.paths import FALLBACK, Paths, SharePath
from rempart.outlook.signal import Signal
from rempart.outlook.wording import (
    NO_ADVICE_ON_TIMING,
    PATH_SUBJECTS,
    PATH_WORDS,
    STRATEGY_WORDS,
    STRUCTURED_ARGUMENT,
)


def assumption_table(
    used: Mapping[str, Assumed], paths: Paths, signal: Signal
) -> tuple[OutlookAssumption, ...]:
    """Return the parameters in the order of parameters.csv, then the paths, then those of the method."""
    return (*_parameters(used), *_paths(*paths.both), *_method(signal, paths))


def _parameters(used: Mapping[str, Assumed]) -> list[OutlookAssumption]:
    """Return the table that is printed first, in the order of parameters.csv."""
    rows = parameter_rows()
    shown = []
    for name, assumed in used.items():
        low, mid, high = _as_drawn(assumed, used["build_up_years"])
        row = rows[name]
        shown.append(
            OutlookAssumption(
                id=name,
                text=row.text("meaning"),
                low=as_number(low),
                mid=as_number(mid),
                high=as_number(high),
                unit=row.text("unit"),
                set_by=assumed.set_by,
                source=row.text("source") or None,
                note=assumed.note,
                status=row.text("status"),
                rests_on=assumed.rests_on,
            )
        )
    return shown


def _as_drawn(assumed: Assumed, build_up: Assumed) -> tuple[float, float, float]:
    """Return the ends as drawn: a dated wait is the shorter the longer the build-up before the offer."""
    if assumed.name != IN_FORCE or assumed.in_force_on is None:
        return assumed.low, assumed.mid, assumed.high
    low, mid, high = (max(0.0, assumed.in_force_on - b) for b in (build_up.high, build_up.mid, build_up.low))
    return low, mid, high


def _paths(*paths: SharePath) -> list[OutlookAssumption]:
    return [
        OutlookAssumption(
            id=path.name,
            text=PATH_WORDS[path.name],
            low=None,
            mid=None,
            high=None,
            unit="share",
            set_by=path.set_by,
            source=None,
            note=path.note,
            status="computed" if path.set_by in {"schedule", "coverage"} else "assumption",
            rests_on=path.rests_on,
        )
        for path in paths
    ]


def _method(signal: Signal, paths: Paths) -> list[OutlookAssumption]:
    """Return the assumptions of the method, which have no value."""
    said = {
        "ledger_signal": " ".join(signal.notes),
        **_slips(paths),
        "costly_signal": (
            "Money paid or goods under way make a guarantee more credible: what a bluffer would not pay can tell him "
            "from a resolute guarantor. It need not, for an equilibrium in which nobody pays exists beside it; by how "
            "much credibility rises is assumed."
        ),
        "independent_uniform_draws": (
            "Every assumption is drawn uniformly from its range and independently of the others: "
            "a convention, not a belief."
        ),
        "leaders_plan_to_stay": (
            "A leader plans as if he stayed in office and as if no accident could happen."
        ),
    }
    blank = OutlookAssumption(
        id="", text="", low=None, mid=None, high=None, unit="", set_by="model", source="docs/outlook.md"
    )
    return [blank.model_copy(update={"id": name, "text": text}) for name, text in said.items()]


def _slips(paths: Paths) -> dict[str, str]:
    """Say which paths are those of trials, and which stand as planned in every set."""
    if paths.trials is None:
        return {
            "paths_without_slips": (
                "No slip is drawn: the planned path of deliveries and coverage stands in every assumption set."
            )
        }
    same = (
        f"Each assumption set reads one of {paths.trials:,} trials of the plan, in turn; the middle value is the "
        "plan without slips."
    )
    if paths.covered.by_trial is None:
        return {"paths_by_trial": f"{same} Only deliveries slip: the same coverage stands in every set."}
    if paths.delivered.by_trial is None:
        return {"paths_by_trial": f"{same} Only coverage slips: the same deliveries stand in every set."}
    return {"paths_by_trial": f"{same} Deliveries and coverage come from the same trial."}


def _kinder(paths: Paths) -> list[str]:
    """Say where the plan without slips does better than nearly all of its trials: the middle is then kind."""
    found = []
    for name, points in paths.over_trials().items():
        years = [year for year, each in enumerate(points) if float(each.mid) > float(each.high)]
        if len(years) * 2 > len(points):
            found.append(
                f"In {len(years)} of the {len(points)} years {PATH_SUBJECTS[name]} without slips lies above nineteen "
                "of twenty trials: the middle value is kinder than the sets."
            )
    return found


def notes(signal: Signal, paths: Paths, strategies: tuple[Strategy, ...]) -> tuple[str, ...]:
    """Return what a reader must be told: what this is, what was read, what is undefined or left out."""
    assumed = [
        f"{path.name} is the assumed path of {FALLBACK}, not a plan: {path.note}."
        for path in paths.both
        if path.set_by == FALLBACK
    ]
    undefined = [
        f"Under {STRATEGY_WORDS[strategy.id]} nobody signs in {strategy.undefined_sets} sets: there, what holds "
        "given an accord is undefined."
        for strategy in strategies
        if strategy.undefined_sets
    ]
    return (
        f"{STRUCTURED_ARGUMENT} There are {len(parameter_rows())} of them and two paths by year.",
        *signal.notes,
        *assumed,
        *_slips(paths).values(),
        *_kinder(paths),
        *undefined,
        "The mid point may lie outside the range over the sets: the model is not monotone.",
        NO_ADVICE_ON_TIMING,
        "Base rates and findings stand beside the model and are never multiplied in.",
    )
