"""Rewriting chains: one paper's story in ten documents and eight languages is one origin."""

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rempart.claims.claim import Report
from rempart.claims.extraction import extract_one
from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.chains import Step, origin_graph
from rempart.ledger.copies import families
from rempart.ledger.merging import merge
from rempart.ledger.origins import grade_because
from rempart.ledger.outlets import outlet_of_a_state, state_behind
from rempart.sources.document import Document
from rempart.terms.table import table

Reports = Callable[..., Report]
Claims = Callable[..., dict[str, Any]]


@cache
def chain() -> tuple[Report, ...]:
    told = tomllib.loads((Path(__file__).parent / "chain" / "chain.toml").read_text(encoding="utf-8"))
    return tuple(
        extract_one(Document(source="", title=None, sha256=f"{place:064}", text_sha256="0" * 64, **one))
        for place, one in enumerate(told["report"])
    )


@cache
def ledger() -> Ledger:
    return merge(chain())


def deal() -> Agreement:
    return next(one for one in ledger().agreements if any(sum_.value == 100e9 for sum_ in one.amounts))


def test_ten_rewritings_in_eight_languages_are_one_family() -> None:
    assert len({report.language for report in chain()}) == 8
    assert set(families(chain()).first.values()) == {"c01"}


def test_the_paper_is_the_one_origin_of_all_ten() -> None:
    assert deal().reports == 10
    assert [(one.name, len(one.documents)) for one in deal().origins] == [("Financial Times", 10)]
    assert deal().grade == "F3"


def test_what_a_site_adds_is_its_own() -> None:
    (patriot,) = (one for one in ledger().agreements if any(item.mode == 25 for item in one.items))
    assert [one.name for one in patriot.origins] == ["Border Mirror (added to a copy, document c10)"]
    assert patriot.claims[0].startswith("c10#")


def test_the_graph_says_who_copies_whom_and_how_it_shows() -> None:
    steps = origin_graph(chain())
    copies = {step.document: step for step in steps if step.source == "document:c01"}
    assert sorted(copies) == [report.id for report in chain()[1:]]
    ways = {name: step.way for name, step in copies.items()}
    assert ways == dict.fromkeys(("c02", "c03", "c04", "c05", "c06", "c07", "c08"), "same course") | {
        "c09": "same words",
        "c10": "same words",
    }
    assert all(step.share is not None and 0.5 <= step.share <= 1 for step in copies.values())
    named = {step.document for step in steps if step.source == "origin:Financial Times"}
    # The reader finds the paper in five texts at least; no step names it where the text does not.
    assert {"c01", "c02", "c03", "c08", "c10"} <= named <= {report.id for report in chain()} - {"c05", "c09"}
    assert copies["c10"].added == tuple(
        claim.id for claim in chain()[9].claims if claim.quantity is not None and claim.quantity.value == 25
    )


def test_an_outlet_that_a_state_controls_is_shown_and_not_dropped() -> None:
    (origin,) = deal().origins
    assert "c09" in origin.documents
    assert origin.state_outlets == ("c09",)
    assert {step.state for step in origin_graph(chain()) if step.document == "c09"} == {"RU"}
    assert grade_because(deal()) == (
        "10 reports of 1 origin (Financial Times). Published by outlets that a state controls: c09."
    )


def test_a_state_outlet_counts_as_the_origin_that_it_is(report: Reports, arms: Claims) -> None:
    (agreement,) = merge(
        [report("a", arms(), origin="TASS"), report("b", arms(90e9), origin="Gazette")]
    ).agreements
    assert {one.name: one.state for one in agreement.origins} == {"Gazette": None, "TASS": "RU"}
    assert agreement.grade == "F2"
    assert "TASS is an outlet that a state controls (RU)" in grade_because(agreement)


def test_retold_figures_lead_to_the_origin_that_gave_them(report: Reports, arms: Claims) -> None:
    reports = [report("a", arms(), origin="Financial Times"), report("b", arms())]
    (agreement,) = merge(reports).agreements
    assert origin_graph(reports, agreement) == (
        Step(document="a", source="origin:Financial Times", way="names"),
        Step(document="b", source="origin:Financial Times", way="retells figures"),
    )


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ТАСС", "tass"),
        ("https://germany.news-pravda.com/world/", "pravda_network"),
        ("news-pravda.com", "pravda_network"),
        ("www.rt.com", "rt"),
        ("Start.com", None),
        ("https://example.org/?from=rt.com", None),
        ("Border Mirror", None),
        (None, None),
    ],
)
def test_outlets_are_known_by_name_or_address(name: str | None, key: str | None) -> None:
    row = outlet_of_a_state(name)
    assert (row.key if row else None) == key


def test_each_outlet_is_ranked_so_by_a_source_of_the_tables() -> None:
    for row in table("outlets_of_states").values():
        source = table("sources")[row.text("source_key")]
        assert source.text("rank") == "state_controlled"
        assert row.text("domain") in source.text("url"), row.key


def test_an_address_tells_the_outlet_where_no_publisher_is_given(report: Reports) -> None:
    told = report("a").model_copy(update={"source": "https://rt.com/news/582180"})
    assert state_behind(told) == "RU"
