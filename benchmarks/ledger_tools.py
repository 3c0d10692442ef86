"""Rempart, splink and dedupe as functions from a ``claims.jsonl`` to the group of each claim."""

import json
import logging
import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.ledger_stories import Archive
from rempart.ledger.merging import merge
from rempart.ledger.profiles import dollars

Merger = Callable[[Path], dict[str, str]]


def rempart(claims: Path) -> dict[str, str]:
    """The whole ledger: origins, statuses, titles and contradictions too."""
    return {claim: entry.id for entry in merge(claims).entries for claim in entry.claims}


def splink(claims: Path) -> dict[str, str]:
    """Splink on DuckDB: its own blocking and trained weights, on the columns that Rempart compares; groups only."""
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.disable(logging.WARNING)
    table = pd.DataFrame(_rows(claims))
    compared = ("kind", "taker", "supplier", "payer", "item", "sum_class", "count_told")
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[cl.ExactMatch(name) for name in compared],
        blocking_rules_to_generate_predictions=[
            block_on("taker", "supplier", "item"),
            block_on("taker", "sum_class"),
            block_on("supplier", "sum_class"),
            block_on("taker", "item", "count_told"),
        ],
    )
    api = DuckDBAPI()
    linker = (
        Linker(api.register(table), settings) if hasattr(api, "register") else Linker(table, settings, api)
    )
    linker.training.estimate_probability_two_random_records_match(
        [block_on("taker", "supplier", "item", "sum_class")], recall=0.5
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("taker", "sum_class"))
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("supplier", "item", "count_told")
    )
    pairs = linker.inference.predict(threshold_match_probability=0.9)
    groups = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_probability=0.9
    )
    found = groups.as_pandas_dataframe()
    return dict(zip(found["unique_id"], found["cluster_id"].astype(str), strict=True))


# What dedupe is taught: so many pairs of one story and of two, of an archive of its own.
_LABELLED_PAIRS = 100
_TAUGHT_CLAIMS = 500


def dedupe(claims: Path) -> dict[str, str]:
    """Dedupe: blocking and weights learned from labelled pairs of another archive; groups only.

    It is supervised: the 200 pairs that it is taught are labelled by the generator, which no user has.
    """
    import dedupe as rival
    from dedupe import variables

    random.seed(1)
    compared = [
        variables.Exact(name, has_missing=True)
        for name in ("kind", "taker", "supplier", "payer", "item", "count_told")
    ]
    learner = rival.Dedupe([*compared, variables.Price("sum", has_missing=True)], num_cores=1)
    data = {str(row["unique_id"]): _plain(row) for row in _rows(claims)}
    taught, pairs = _taught()
    learner.prepare_training(taught, sample_size=300)
    learner.mark_pairs(pairs)
    learner.train(recall=0.95, index_predicates=False)
    groups = learner.partition(data, threshold=0.5)
    return {claim: str(number) for number, (members, _) in enumerate(groups) for claim in members}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    count, value = row["count_told"], row["sum"]
    return row | {"count_told": str(count) if count else None, "sum": value or None}


def _taught() -> tuple[dict[str, dict[str, Any]], dict[str, list[tuple[dict[str, Any], dict[str, Any]]]]]:
    """Claims of an archive under another seed, and labelled pairs of them."""
    story: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for told in Archive(_TAUGHT_CLAIMS, seed=2):
                file.write(json.dumps(told.line) + "\n")
                ids = [claim["id"] for claim in told.line["claims"]]
                story |= dict(zip(ids, told.stories, strict=True))
        data = {str(row["unique_id"]): _plain(row) for row in _rows(path)}
    luck = random.Random(2)  # noqa: S311 - a benchmark's luck
    names = sorted(story)
    pairs: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = {"match": [], "distinct": []}
    while min(len(some) for some in pairs.values()) < _LABELLED_PAIRS:
        left, right = luck.sample(names, 2)
        some = pairs["match" if story[left] == story[right] else "distinct"]
        if len(some) < _LABELLED_PAIRS:
            some.append((data[left], data[right]))
    return data, pairs


def _rows(claims: Path) -> list[dict[str, Any]]:
    rows = []
    for line in claims.open(encoding="utf-8"):
        report = json.loads(line)
        for claim in report["claims"]:
            told, count = claim["amount"], claim["quantity"]
            value = dollars(told["value"], told["currency"], report["published"][:4]) if told else None
            rows.append(
                {
                    "unique_id": claim["id"],
                    "kind": claim["type"],
                    "taker": (claim["buyer"] or claim["recipient"] or [None])[0],
                    "supplier": (claim["seller"] or claim["producer"] or [None])[0],
                    "payer": (claim["funder"] or [None])[0],
                    "item": claim["item"],
                    "sum": value,
                    "sum_class": f"{value:.1e}" if value else None,
                    "count_told": count["value"] if count else None,
                }
            )
    return rows


TOOLS: dict[str, Merger] = {"rempart": rempart, "splink": splink, "dedupe": dedupe}
# Its training grows so fast that it is run up to so many claims.
MOST_CLAIMS = {"dedupe": 500}
