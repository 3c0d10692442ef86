"""The section on the outlook, under the wording rules of the outlook itself."""

import re

import pytest
from tests.briefing import briefing_samples as samples
from tests.outlook.wording_rules import foretelling, lone_shares, too_many_digits

from rempart.briefing.briefing_file import Statement
from rempart.briefing.composing import Briefing, compose
from rempart.outlook.weighing import weigh
from rempart.outlook.wording import NO_ADVICE_ON_TIMING

AS_PRINTED = {"74.5", "10.1177", "002200277602000403"}


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    expert = {"Anna": {"build_up_years": {"low": 2, "high": 6}}}
    outlook = weigh(samples.ledger(), None, None, sets=400, experts=expert)
    return compose(samples.ledger(), samples.schedule(), samples.coverage(), outlook)


@pytest.fixture(scope="module")
def told(briefing: Briefing) -> tuple[Statement, ...]:
    return briefing.statements("outlook")


def texts(told: tuple[Statement, ...]) -> list[str]:
    return [statement.text for statement in told]


def test_it_begins_with_what_it_is_and_is_an_assumption(told: tuple[Statement, ...]) -> None:
    assert told[0].kind == "assumed"
    assert told[0].text.startswith("A structured argument and not a prediction")
    assert "27 named inputs" in told[0].text


def test_the_criteria_follow_side_by_side_then_the_orders_then_what_would_have_to_be_true(
    told: tuple[Statement, ...],
) -> None:
    starts = [statement.text.partition(":")[0] for statement in told[1:5]]
    assert [
        bool(re.search(words, start))
        for words, start in zip(
            ("once an accord is signed", "is signed and still holds", "no accord", "value of the path"),
            starts,
            strict=True,
        )
    ] == [True] * 4
    assert "of the assumption sets tried" in told[5].text
    assert told[6].text.startswith("Moving the credibility")


def test_nothing_foretells_advises_or_stands_alone(told: tuple[Statement, ...]) -> None:
    assert foretelling(texts(told)) == []
    lone = [
        text
        for text in lone_shares(texts(told))
        if "More than 50%" not in text and "ways of counting" not in text
    ]
    assert lone == []


def test_results_have_two_digits(told: tuple[Statement, ...]) -> None:
    counts = {
        str(figure.value)
        for statement in told
        for figure in statement.figures
        if isinstance(figure.value, int)
    }
    assert too_many_digits(texts(told), AS_PRINTED | counts) == []


def test_the_caution_stands_with_all_that_touches_timing(told: tuple[Statement, ...]) -> None:
    timed = [text for text in texts(told) if re.search(r"Moving the years|one year earlier", text)]
    assert len(timed) == 3
    assert all(NO_ADVICE_ON_TIMING in text for text in timed)


def test_views_findings_and_objections_are_there(told: tuple[Statement, ...]) -> None:
    text = "\n".join(texts(told))
    for words in (
        "Read otherwise: ",
        "Asked of an expert: Anna.",
        "Published, beside the model: ",
        "A scholar may object: ",
        "A minister may object: ",
    ):
        assert words in text
    scholar = next(
        statement
        for statement in told
        if "almost no bearing" in statement.text and "A scholar" in statement.text
    )
    assert "row:findings/lo-hashimoto-reiter-2008" in scholar.rests_on


def test_the_tables_begin_with_the_assumptions_and_keep_record_and_model_apart(briefing: Briefing) -> None:
    tables = [table for table in briefing.tables if table.section == "outlook"]
    assert tables[0].id == "outlook-assumptions"
    assert len(tables[0].rows) == 27
    rates = next(table for table in tables if table.id == "base-rates")
    names = [column.name for column in rates.columns]
    model = [names.index(name) for name in names if name.startswith("model")]
    record = [names.index(name) for name in names if name.startswith("record")]
    for row in rates.rows:
        filled = {
            kind
            for kind, places in (("model", model), ("record", record))
            if any(row[at] not in ("", None) for at in places)
        }
        assert len(filled) == 1
