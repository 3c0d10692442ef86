"""Rempart and splink as functions from a ``claims.jsonl`` to the group of each claim."""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

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
                    "sum_class": f"{value:.1e}" if value else None,
                    "count_told": count["value"] if count else None,
                }
            )
    return rows


TOOLS: dict[str, Merger] = {"rempart": rempart, "splink": splink}
