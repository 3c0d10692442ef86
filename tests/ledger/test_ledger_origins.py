"""Origins are counted, not reports."""

from collections.abc import Callable
from typing import Any

import pytest

from rempart.claims.claim import Report
from rempart.ledger.agreement import Agreement
from rempart.ledger.merging import merge
from rempart.ledger.origins import is_named

Reports = Callable[..., Report]
Claims = Callable[..., dict[str, Any]]
TEXT = {"numbers": ("100", "50", "10"), "sentence_lengths": (20, 30, 25), "shingles": tuple(range(40))}


def merged(*reports: Report) -> Agreement:
    (agreement,) = merge(reports).agreements
    return agreement


def names(agreement: Agreement) -> list[str]:
    return [origin.name for origin in agreement.origins]


@pytest.mark.parametrize(
    ("speaker", "named"),
    [
        ("Financial Times", True),
        ("Associated Press", True),
        ("Volodymyr Zelensky", True),
        ("Чорнобильська правда", True),
        ("British newspaper", False),
        ("Western media", False),
        ("people who have seen the paper", False),
        ("reliable sources with access to internal documents", False),
        ("international publications", False),
        ("Ukrainian authorities", False),
        (None, False),
    ],
)
def test_a_name_is_told_from_a_description(speaker: str | None, *, named: bool) -> None:
    assert is_named(speaker) is named


def test_reports_that_name_one_origin_count_once(report: Reports, arms: Claims) -> None:
    agreement = merged(*(report(name, arms(), origin="Financial Times") for name in "abc"))
    assert agreement.reports == 3
    assert [(origin.name, origin.documents) for origin in agreement.origins] == [
        ("Financial Times", ("a", "b", "c"))
    ]
    assert agreement.grade == "F3"


def test_spellings_of_one_name_are_one_origin(report: Reports, arms: Claims) -> None:
    agreement = merged(
        report("a", arms(), origin="Financial Times"), report("b", arms(), origin="The Financial Times")
    )
    assert len(agreement.origins) == 1


def test_a_copy_inherits_the_origin_that_it_does_not_name(report: Reports, arms: Claims) -> None:
    original = report("a", arms(), origin="Financial Times", fingerprint=TEXT)
    copy = report(
        "b", arms() | {"attributed_to": ("British newspaper",)}, origin="British newspaper", fingerprint=TEXT
    )
    assert names(merged(original, copy)) == ["Financial Times"]


def test_a_chain_of_unnamed_sources_is_unknown_and_counted_once(report: Reports, arms: Claims) -> None:
    chain = ("international publications", "reliable sources", "Ukraine")
    told = arms() | {"attributed_to": chain, "attribution": chain}
    agreement = merged(report("a", told), report("b", told))
    assert [(origin.name, origin.documents) for origin in agreement.origins] == [("unknown", ("a", "b"))]
    assert agreement.grade == "F6"


def test_a_text_that_speaks_for_itself_is_its_own_origin_named_honestly(
    report: Reports, arms: Claims
) -> None:
    assert names(merged(report("a", arms()))) == ["document a (names no origin)"]
    assert names(merged(report("a", arms(), publisher="Daily"))) == ["Daily (own account, document a)"]


def test_a_text_that_only_repeats_figures_of_a_named_origin_is_no_second_one(
    report: Reports, arms: Claims
) -> None:
    agreement = merged(report("a", arms(), origin="Financial Times"), report("b", arms(bound="at_least")))
    assert names(agreement) == ["Financial Times", "unknown"]
    assert agreement.grade == "F3"
    other_sum = merged(
        report("a", arms(), origin="Financial Times"), report("b", arms(90e9), publisher="Daily")
    )
    assert names(other_sum) == ["Daily (own account, document b)", "Financial Times"]


def test_each_claim_has_the_origin_of_its_own_speaker(report: Reports, arms: Claims) -> None:
    paper = arms() | {"attributed_to": ("Financial Times",)}
    president = arms(90e9) | {"attributed_to": ("Volodymyr Zelensky",)}
    agreement = merged(report("a", president, paper, origin="Volodymyr Zelensky"))
    assert {one.value: one.origins for one in agreement.amounts} == {
        90e9: ("Volodymyr Zelensky",),
        100e9: ("Financial Times",),
    }


def test_what_an_outlet_passes_on_is_the_outlets(report: Reports, arms: Claims) -> None:
    chain = ("Financial Times", "Ukraine")
    agreement = merged(
        report("a", arms() | {"attributed_to": chain, "attribution": chain}, origin="Financial Times")
    )
    assert names(agreement) == ["Financial Times"]


@pytest.mark.parametrize(
    ("origins", "statuses", "grade"),
    [
        (("A", "B", "C"), ("reported",) * 3, "F1"),
        (("A", "B"), ("reported",) * 2, "F2"),
        (("A",), ("reported",), "F3"),
        (("A", "B"), ("reported", "denied"), "F4"),
        (("A",), ("denied",), "F6"),
        (("sources",), ("reported",), "F6"),
    ],
)
def test_the_grade_follows_the_origins_that_affirm(
    report: Reports, arms: Claims, *, origins: tuple[str, ...], statuses: tuple[str, ...], grade: str
) -> None:
    told = zip("xyz", origins, statuses, strict=False)
    reports = [report(name, arms() | {"status": status}, origin=origin) for name, origin, status in told]
    assert merged(*reports).grade == grade


def test_reports_without_named_origin_count_as_one_in_the_grade(report: Reports, arms: Claims) -> None:
    agreement = merged(*(report(name, arms(), publisher=f"Daily {name}") for name in "abcd"))
    assert len(agreement.origins) == 4
    assert agreement.grade == "F3"
