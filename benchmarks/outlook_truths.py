"""Make the truths that come from rival programs; run by hand where these are installed.

``python -m benchmarks.outlook_truths`` writes into ``tests/truths``:

- ``salib_indices.csv``: SALib 1.6.0, ``SALib.analyze.sobol.analyze``, on the Ishigami function and on the
  guarantee-window game, over the samples that the tests draw again;
- ``lifelines_survival.csv``: lifelines 0.30.3, ``KaplanMeierFitter`` and ``WeibullFitter`` on random spells;
- ``signalling_equilibria.csv``: pygambit 16.7.0, ``enumpure_solve`` of the signalling game.
"""

import csv
from itertools import product
from pathlib import Path

import numpy as np
import pygambit
from lifelines import KaplanMeierFitter, WeibullFitter
from SALib.analyze import sobol
from tests.outlook.sensitivity_samples import INPUTS, game_samples, ishigami_samples
from tests.outlook.survival_samples import YEARS_ASKED, random_spells

from rempart.outlook.drivers import OUTPUTS

HERE = Path(__file__).parents[1] / "tests" / "truths"
SIGNALLING = [(0.4, 0.8, 0.4, k) for k in (0.1, 0.3, 0.4, 0.6, 0.8, 1.0)] + [
    (prior, 0.9, 0.5, cost) for prior, cost in product((0.2, 0.7), (0.3, 0.7, 0.95))
]


def salib_rows() -> list[dict[str, object]]:
    """Analyse the same samples with SALib: it wants A, AB for each input, B, row after row."""
    rows: list[dict[str, object]] = []
    samples = {"ishigami": ({"ishigami": ishigami_samples()}, ["x1", "x2", "x3"])}
    samples["game"] = (game_samples(), list(INPUTS))
    for case, (outputs, names) in samples.items():
        for output, (at_a, at_b, at_mixed) in outputs.items():
            order = np.column_stack([at_a, at_mixed.T, at_b]).ravel()
            problem = {"num_vars": len(names), "names": names, "bounds": [[0, 1]] * len(names)}
            found = sobol.analyze(problem, order, calc_second_order=False, num_resamples=1000, seed=1)
            rows += [
                {
                    "case": case,
                    "output": output,
                    "input": name,
                    "first": found["S1"][at],
                    "total": found["ST"][at],
                    "first_half_width": found["S1_conf"][at],
                    "half_width": found["ST_conf"][at],
                }
                for at, name in enumerate(names)
            ]
    return rows


def lifelines_rows() -> list[dict[str, object]]:
    """Fit random spells, some of which end together."""
    rows: list[dict[str, object]] = []
    for seed in range(6):
        spells = random_spells(seed)
        curve = KaplanMeierFitter().fit(spells.years, spells.renewed)
        limits = curve.confidence_interval_survival_function_
        fitted = WeibullFitter().fit(spells.years, spells.renewed)
        for years in YEARS_ASKED:
            low, high = limits[limits.index <= years].iloc[-1]
            rows.append(
                {
                    "seed": seed,
                    "years": years,
                    "share": float(curve.predict(years)),
                    "low": low,
                    "high": high,
                    "shape": fitted.rho_,
                    "scale": fitted.lambda_,
                    "shape_error": float(fitted.summary.loc["rho_", "se(coef)"]),
                }
            )
    return rows


def signalling_rows() -> list[dict[str, object]]:
    """Find the pure equilibria of the signalling game with pygambit."""
    rows: list[dict[str, object]] = []
    for prior, resolute, bluffer, cost in SIGNALLING:
        game = _game(prior, (resolute, bluffer), cost)
        for profile in pygambit.nash.enumpure_solve(game).equilibria:
            acts = []
            for player in game.players:
                plan = next(strategy for strategy in player.strategies if profile[strategy] == 1)
                acts += [plan.action(infoset).label for infoset in player.infosets]
            rows.append(
                {
                    "prior": prior,
                    "loss_resolute": resolute,
                    "loss_bluffer": bluffer,
                    "cost": cost,
                    "resolute": acts[0],
                    "bluffer": acts[1],
                    "after_signal": acts[2],
                    "after_none": acts[3],
                }
            )
    return rows


def _game(prior: float, losses: tuple[float, float], cost: float) -> pygambit.Game:
    """Chance draws the type; he signals or not; the challenger, who sees only that, attacks or holds."""
    game = pygambit.Game.new_tree(players=["Guarantor", "Challenger"])
    game.append_move(game.root, game.players.chance, ["resolute", "bluffer"])
    weights = [pygambit.Rational(round(prior * 100), 100), pygambit.Rational(100 - round(prior * 100), 100)]
    game.set_chance_probs(game.root.infoset, weights)
    seen: dict[str, list[pygambit.Node]] = {"signal": [], "none": []}
    for of_type in game.root.children:
        game.append_move(of_type, "Guarantor", ["signal", "none"])
        for act, node in zip(("signal", "none"), of_type.children, strict=True):
            seen[act].append(node)
    for nodes in seen.values():
        game.append_move(nodes, "Challenger", ["attack", "hold"])
    for number, of_type in enumerate(game.root.children):
        for act, node in zip(("signal", "none"), of_type.children, strict=True):
            paid = cost if act == "signal" else 0
            against = -1 if number == 0 else 1
            for label, leaf, lost, won in zip(
                ("attack", "hold"), node.children, (losses[number], 0), (against, 0), strict=True
            ):
                game.set_outcome(leaf, game.add_outcome(f"{number}{act}{label}", [-lost - paid, won]))
    return game


def write(name: str, rows: list[dict[str, object]]) -> None:
    """Write rows as CSV."""
    with (HERE / name).open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    assert set(game_samples()) == set(OUTPUTS)
    write("salib_indices.csv", salib_rows())
    write("lifelines_survival.csv", lifelines_rows())
    write("signalling_equilibria.csv", signalling_rows())
