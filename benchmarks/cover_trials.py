"""Coverage over the trials of a plan, in this process and by workers of Dask: time, and whether it is the same.

    python benchmarks/cover_trials.py [PROGRAMME.toml] [--trials N] [--json]

Without a programme: forty-four systems of three types over eight years, whose lead times are uncertain, so
that trials leave many different budgets.
"""

import argparse
import json
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import perf_counter

import numpy as np

from rempart.coverage.answering import Answering
from rempart.coverage.atlas import places
from rempart.coverage.counting import counted
from rempart.coverage.demand import demand_of
from rempart.coverage.slipping import CoveredShares, Slipped
from rempart.coverage.switches import Switches
from rempart.coverage.systems import LAYERS
from rempart.engines import DaskEngine, Engine, LocalEngine
from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule
from rempart.plan.timetable import Trials


def measured(trials: Trials, engine: Engine) -> tuple[dict[str, object], list[bytes]]:
    """Return seconds by the clock and of processors (workers included once they end), and what came out."""
    known = counted(trials, "UA").slipped
    assert known is not None
    country = places("UA")
    demand = demand_of(country, Switches())
    answering = Answering(demand, country.objects.only(country.objects.flag))
    slipped = Slipped(trials, known.systems, engine)
    shares = CoveredShares(slipped, answering, demand.everybody, 100)
    months = tuple(slipped.year_ends().values())
    began, used = perf_counter(), processor_seconds()
    counts = slipped.counts(months)
    out = [counts.tobytes()]
    ran = perf_counter()
    out += [shares.by_trial(layer, months).tobytes() for layer in LAYERS]
    told: dict[str, object] = {
        "engine": type(engine).__name__,
        "trials": trials.trials,
        "budgets": len(np.unique(counts.transpose(0, 2, 1).reshape(-1, counts.shape[1]), axis=0)),
        "seconds_trials": round(ran - began, 1),
        "seconds_answers": round(perf_counter() - ran, 1),
        "processor_seconds": round(processor_seconds() - used, 1),
        "peak_mib": getrusage(RUSAGE_SELF).ru_maxrss // 1024,
    }
    return told, out


def three_types() -> Programme:
    """Return a plan of three types for one buyer, in numbers of this file's own."""
    row = {
        "category": "air_defence_system", "class": "any", "origin": "US", "unit_cost": 1, "milestone_months": 3,
        "payment": {"order": 0.3, "milestone": 0.3, "delivery": 0.4},
        "lead_time_months": {"low": 10, "mode": 14, "high": 40},
        "rate_per_month": {"low": 0.1, "mode": 0.3, "high": 0.5},
    }  # fmt: skip
    most = {"patriot_battery": 12, "nasams": 18, "iris_t_slm": 14}
    return Programme.from_dict(
        {
            "programme": {"title": "Three types", "start": "2026-01", "months": 96, "currency": "USD"},
            "item": [
                row | {"id": name, "name": name, "system": name, "maximum": n} for name, n in most.items()
            ],
            "promise": [
                {
                    "id": name,
                    "title": name,
                    "items": [name],
                    "measure": "count",
                    "at_least": n,
                    "by": "2033-06",
                }
                for name, n in most.items()
            ],
            "funding": [
                {"id": "f", "name": "F", "kind": "grant", "currency": "USD", "ceiling": 99, "pays_for": ["*"]}
            ],
        },
        "three types",
    )


def processor_seconds() -> float:
    """Return what this process and its ended children have used."""
    return sum(getrusage(who).ru_utime for who in (RUSAGE_SELF, RUSAGE_CHILDREN))


def main() -> None:
    """Run both engines on the same trials."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("programme", nargs="?")
    asked.add_argument("--trials", type=int, default=100_000)
    asked.add_argument("--json", action="store_true")
    options = asked.parse_args()
    plan = schedule(Programme.read(options.programme) if options.programme else three_types())
    outs = []
    for engine in (LocalEngine(), DaskEngine()):
        told, out = measured(plan.slip(trials=options.trials, seed=1), engine)
        outs.append(out)
        told["same_bytes"] = out == outs[0]
        print(
            json.dumps(told) if options.json else "  ".join(f"{name} {value}" for name, value in told.items())
        )


if __name__ == "__main__":
    main()
