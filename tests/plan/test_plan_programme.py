"""The programme file: what is read, what is refused and how, and what is written again."""

import copy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from rempart.errors import ProgrammeError
from rempart.plan.programme import Programme
from rempart.terms.figure import LowModeHigh

FILES = Path(__file__).parents[1] / "truths" / "programmes"
PROGRAMMES = sorted(FILES.glob("*.toml"))


def sections() -> dict[str, Any]:
    return tomllib.loads((FILES / "share.toml").read_text(encoding="utf-8"))


def refusal(data: dict[str, Any]) -> ProgrammeError:
    with pytest.raises(ProgrammeError) as caught:
        Programme.from_dict(data, "plan.toml")
    assert caught.value.expected
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_a_file_written_again_says_the_same(path: Path) -> None:
    programme = Programme.read(path)
    again = Programme.from_dict(tomllib.loads(programme.to_toml()), "again")
    assert again == programme
    assert again.to_toml() == programme.to_toml()


def test_the_written_file_names_its_sources_and_reads_like_the_first() -> None:
    text = Programme.read(FILES / "ukraine-2025.toml").to_toml()
    assert 'source = "funding_instruments/usl_military, funding_bearers/eu_24-*"' in text
    assert 'unit_cost = { low = "560 M USD", mode = "1.1 bn USD", high = "2 bn USD" }' in text
    assert 'ceiling = { low = "1.8 bn EUR", mode = "7.5 bn EUR", high = "16.8 bn EUR" }' in text


def test_sums_are_turned_into_the_programmes_currency() -> None:
    programme = Programme.read(FILES / "share.toml")
    assert programme.in_currency(programme.items[1].unit_cost) == LowModeHigh(*(9_600_000,) * 3)


def test_a_number_without_a_currency_is_in_the_programmes_currency_in_any_instrument() -> None:
    data = sections()
    data["funding"][0]["ceiling"] = 5_000_000
    assert Programme.from_dict(data, "plan.toml").funding[0].ceiling.currency == "USD"


def test_a_rate_holds_until_the_next_year_named_and_before_the_first() -> None:
    rate = Programme.read(FILES / "ukraine-2025.toml").items[0].rate_per_month.mode
    assert [rate.at(year) for year in (2020, 2026, 2029, 2040)] == [0.2, 0.2, 0.25, 0.266667]


def test_weight_left_out_is_the_mode_cost_in_millions() -> None:
    programme = Programme.read(FILES / "ukraine-2025.toml")
    assert programme.weight(programme.items[0]) == 1100


def test_a_scenario_sets_its_values_and_nothing_else() -> None:
    programme = Programme.read(FILES / "ukraine-2025.toml")
    there = programme.under("europe-pays")
    changed = {row.id for row, old in zip(there.funding, programme.funding, strict=True) if row != old}
    assert changed == {"europe_for_us_arms", "drone_deal_money"}
    assert there.items == programme.items
    with pytest.raises(ProgrammeError, match="europe-pays"):
        programme.under("europe-pay")


def changed(path: str, value: object) -> dict[str, Any]:
    data = copy.deepcopy(sections())
    *steps, last = path.split(".")
    here: Any = data
    for step in steps:
        here = here[int(step)] if step.isdigit() else here[step]
    here[int(last) if last.isdigit() else last] = value
    return data


LINE = {"id": "l", "adds_per_month": 1, "cost": "1 M USD"}
BAD = [
    ("item.0.unit_cost", -5, 'item "launcher", unit_cost = -5', "0 or more"),
    ("item.0.unit_cost", float("nan"), 'item "launcher", unit_cost = nan', "finite"),
    ("item.0.unit_cost", "ten million", "unit_cost = 'ten million'", "1.1 bn USD"),
    ("item.0.unit_cost", {"low": "1 USD", "mode": "2 EUR"}, "unit_cost", "one currency"),
    ("item.0.unit_cost", {"low": 5, "mode": 4}, "unit_cost", "rising order"),
    ("item.0.unit_cost", "10 M CHF", "unit_cost: currency 'CHF'", "USD, EUR"),
    ("item.0.unit_price", 5, "unknown field 'unit_price'", "unit_cost"),
    ("item.0.lead_time_months", 1.5, "lead_time_months = 1.5", "whole months"),
    ("item.0.payment.order", 0.4, 'item "launcher", payment', "sum to 1.1"),
    ("item.0.payment.order", 1.4, "payment, order = 1.4", "0 to 1"),
    ("item.0.payment.first", 0.4, "unknown field 'first'", "order"),
    ("item.0.minimum", 30, 'item "launcher"', "at most the maximum, 20"),
    ("item.0.rate_per_month", {}, "rate_per_month", "calendar years"),
    ("item.0.rate_per_month", {"26": 1}, "rate_per_month", "calendar years"),
    ("item.0.rate_per_month", float("inf"), "rate_per_month = inf", "finite"),
    ("item.0.integer", "yes", "integer = 'yes'", "true or false"),
    ("item.0.learning_slope", 1.2, 'item "launcher"', "at most 1"),
    ("item.0.learning_slope", 0, "learning_slope = 0", "above 0"),
    ("item.0.line", [{"id": "l", "adds_per_month": 1}], 'line "l", cost is missing', "to be given"),
    ("item.0.line", [{"id": "l", "adds_per_month": -1, "cost": 1}], "adds_per_month = -1", "0 or more"),
    ("item.0.line", [LINE, LINE], "line: two have one id", "one line an id"),
    ("item.0.line", [{**LINE, "cost": "1 M CHF"}], "line \"l\", cost: currency 'CHF'", "USD"),
    ("item.0.line", [{**LINE, "most": 1.5}], "most = 1.5", "whole number"),
    ("risk", {"cost_growth": {"median": 1.1, "sigma": -1}}, "cost_growth, sigma = -1", "0 or more"),
    ("risk", {"lead_growth": {"median": 0, "sigma": 1}}, "lead_growth, median = 0", "above 0"),
    ("risk", {"common_share": 1.4}, "risk, common_share = 1.4", "0 to 1"),
    ("risk", {"queue_reorder": {"per_year": 2, "months": 3}}, "queue_reorder, per_year = 2", "0 to 1"),
    ("risk", {"funding_delay_months": {"low": 5, "mode": 3}}, "funding_delay_months", "rising order"),
    ("item.0.id", "class:x", "id = 'class:x'", "without a colon"),
    ("item.0.id", "radar", 'item id = "radar" stands twice', "one row an id"),
    ("item.0.needs", [{"item": "rader", "per_unit": 1}], 'item = "rader"', "radar"),
    ("item.0.needs", [{"item": "radar", "per_unit": 0}], "needs 1, per_unit = 0", "above 0"),
    ("promise.0.items", ["launchr"], "unknown selector 'launchr'", "launcher"),
    ("promise.0.items", ["class:us_mad"], "unknown selector 'class:us_mad'", "class:us_made"),
    ("promise.0.items", ["kind:x"], 'promise "launchers", items', "category"),
    ("promise.0.items", [], 'promise "launchers", items = []', "a list"),
    ("promise.0.measure", "weight", "measure = 'weight'", "'value' or 'count'"),
    ("promise.0.at_least", "9 M USD", "at_least = '9 M USD'", "number of units"),
    ("promise.0.at_least", 0, "at_least = 0", "above 0"),
    ("promise.0.by", "2027-13", "by = '2027-13'", "'2026-01'"),
    ("promise.0.by", "2020-01", 'by = "2020-01"', "2026-01"),
    ("promise.0.within", "radar", 'within = "radar"', "radars"),
    ("funding.0.to", "2025-01", 'funding "european_fund"', "in or after the month of from"),
    ("funding.0.kind", "loan", 'funding "european_fund"', "term_months"),
    ("funding.0.rate_per_year", 0.05, 'funding "european_fund"', "grant without rate"),
    ("funding.0.currency", "GBP", "currency 'GBP'", "USD, EUR"),
    ("funding.0.pays_for", ["class:us_mad"], "unknown selector", "class:us_made"),
    ("funding.0.share.0.at_most", 1.5, "share 1, at_most = 1.5", "0 to 1"),
    (
        "funding.0.bearers",
        [{"party": "FR", "share": 0.7}, {"party": "DE", "share": 0.7}],
        "funding",
        "at most 1",
    ),
    ("programme.months", 0, "months = 0", "at least 1"),
    ("programme.start", "January", "start = 'January'", "'2026-01'"),
    ("programme.horizon", 12, "unknown field 'horizon'", "months"),
    ("exchange.EUR", 0, "exchange, EUR = 0", "above 0"),
    ("exchange.USD", 1.1, "USD = 1.1", "own currency"),
    ("items", [], "unknown section 'items'", "item"),
    ("scenario", [{"id": "s", "set": {"funding.us_grant.cieling": 0}}], "us_grant.cieling", "ceiling"),
    ("scenario", [{"id": "s", "set": {"funding.us_grnt.ceiling": 0}}], "us_grnt.ceiling", "us_grant"),
    (
        "unknown",
        [{"id": "u", "value": {"at_least": 1, "at_most": 2}, "item": [{"item": "x"}]}],
        "item",
        "radar",
    ),
    ("outlook", {"guarantee": "strong"}, "outlook", "a number"),
]


@pytest.mark.parametrize(
    ("path", "value", "found", "expected"), BAD, ids=[f"{b[0]}={b[1]!r}"[:60] for b in BAD]
)
def test_bad_input_names_file_row_field_value_and_what_is_allowed(
    path: str, value: object, found: str, expected: str
) -> None:
    error = refusal(changed(path, value))
    assert error.found.startswith("plan.toml: ")
    assert found in error.found
    assert expected in error.expected


@pytest.mark.parametrize("field", ["ceiling", "name", "kind", "pays_for"])
def test_a_missing_field_is_asked_for_by_name(field: str) -> None:
    data = sections()
    del data["funding"][1][field]
    assert refusal(data).found == f'plan.toml: funding "us_grant", {field} is missing'


def test_every_fault_is_listed_and_the_first_is_raised() -> None:
    data = changed("item.0.unit_cost", -1)
    data["item"][1]["lead_time_months"] = "six"
    listed = Programme.faults(data, "plan.toml")
    assert [fault.found for fault in listed] == [
        'plan.toml: item "launcher", unit_cost = -1',
        "plan.toml: item \"radar\", lead_time_months = 'six'",
    ]
    assert refusal(data).found == listed[0].found
    assert Programme.faults(sections(), "plan.toml") == []


def test_an_agreement_counted_twice_is_refused_and_a_part_of_it_is_not() -> None:
    data = sections()
    first = data["promise"][0] | {"agreement": "a-deal"}
    again = {**first, "id": "again", "title": "Told by another report"}
    data["promise"] = [first, again]
    error = refusal(data)
    assert 'promise "again", agreement = "a-deal"' in error.found
    assert first["id"] in error.expected
    data["promise"] = [first, {**again, "within": first["id"]}]
    assert Programme.faults(data, "plan.toml") == []


def test_a_positive_minimum_without_any_output_is_refused() -> None:
    data = changed("item.0.rate_per_month", 0)
    data["item"][0]["minimum"] = 2
    assert "rate above 0" in refusal(data).expected


@pytest.mark.parametrize(("off", "is_fine"), [(9e-10, True), (2e-9, False)])
def test_shares_of_a_payment_sum_to_one_to_nine_digits(off: float, is_fine: bool) -> None:  # noqa: FBT001 -- a test case
    data = sections()
    data["item"][0]["payment"] = {"order": 0.3, "delivery": 0.7 + off}
    assert (Programme.faults(data, "plan.toml") == []) == is_fine


def test_a_class_that_no_item_has_is_a_rule_and_no_slip() -> None:
    data = changed("funding.0.pays_for", ["class:european", "class:ukrainian"])
    assert Programme.from_dict(data, "plan.toml").funding[0].pays_for[1] == "class:ukrainian"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"months = ", "Invalid value"),
        (b"\xff\xfe\x00", "byte 0 is not UTF-8"),
        (b"", "no section [programme]"),
        (b"programme = 3", "no section [programme]"),
    ],
)
def test_a_file_that_is_no_programme_is_refused(tmp_path: Path, content: bytes, found: str) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(content)
    with pytest.raises(ProgrammeError, match=r"plan\.toml") as caught:
        Programme.read(path)
    assert found in caught.value.found


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(ProgrammeError, match="a readable programme file"):
            Programme.read(path)
