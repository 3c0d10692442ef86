"""What history records, as the sourced tables have it."""

import pytest

from rempart.outlook.history import base_rates, findings
from rempart.terms.table import table


def test_several_codings_stand_side_by_side_with_both_kinds_of_limits() -> None:
    rates = {rate.coding: rate for rate in base_rates()}
    assert len(rates) == 22
    every = rates["COW: all pairs"]  # the figures of the table in the README of the peace material
    assert (every.spells, every.renewed, every.wars) == (112, 18, 37)
    assert (every.holds["10"], every.low["10"], every.high["10"]) == pytest.approx(
        (0.906, 0.832, 0.948), abs=5e-4
    )
    assert every.war_low["10"] == pytest.approx(0.7861)
    assert every.war_high["10"] == pytest.approx(0.9691)
    assert every.weibull_shape is not None
    assert every.weibull_shape.mid == pytest.approx(0.72, abs=5e-3)
    conflicts = rates["UCDP: conflict, calendar years"]
    assert (conflicts.spells, conflicts.renewed) == (70, 24)
    assert conflicts.holds["5"] == pytest.approx(0.812, abs=5e-4)


def test_limits_are_unknown_where_nothing_had_failed_yet() -> None:
    assert base_rates()[0].holds["1"] == 1
    assert base_rates()[0].low["1"] is None


def test_findings_are_those_that_were_read_and_contrary_ones_are_among_them() -> None:
    shown = findings()
    marks = {row.id: (row.text("mark"), row.text("direction")) for row in table("peace/findings").values()}
    assert {marks[finding.id][0] for finding in shown} == {"read"}
    assert {"supports", "against", "mixed"} <= {finding.direction for finding in shown}
    assert len(shown) == sum(mark == "read" and kind != "not usable" for mark, kind in marks.values())
    lo = next(finding for finding in shown if finding.source.startswith("Lo, Hashimoto & Reiter 2008"))
    assert lo.direction == "against"


def test_every_row_resolves_in_its_table() -> None:
    for row_id in [rate.id for rate in base_rates()] + [finding.id for finding in findings()]:
        name, _, key = row_id.removeprefix("row:").rpartition("/")
        assert table(name)[key].id == row_id
