"""Wording is part of the feature: the rules on everything that the outlook says."""

import re
from collections.abc import Iterator

import pytest
from tests.outlook.wording_rules import foretelling, lone_shares, too_many_digits

from rempart.outlook.assessment import Outlook
from rempart.outlook.report import Part, report
from rempart.outlook.weighing import weigh
from rempart.outlook.wording import NO_ADVICE_ON_TIMING, STRUCTURED_ARGUMENT, percent, two_digits

# What is printed as it stands: assumptions, counts, and figures of others in their own digits.
AS_PRINTED = {"74.5", "0.0225", "0.075", "10.1177", "002200277602000403"}
ANNA = {"build_up_years": {"low": 2, "high": 6}, "delivery_effect": 0.4}
NOBODY = {
    "war_cost_least": 0,
    "war_cost_most": 0.001,
    "challenger_win_chance": 0.65,
    "delivery_effect": 0,
    "coverage_effect": 0,
    "challenger_rearmament": 0,
}
CASES = {
    "as it ships": {},
    "with an expert": {"experts": {"Anna": ANNA}},
    "nobody signs": {"settings": NOBODY},
    "a short horizon": {"settings": {"horizon_years": 4}},
    "all points": {"settings": {"build_up_years": 0}, "assume": ("credibility_guarantees_first=0",)},
}


@pytest.fixture(scope="module", params=list(CASES))
def outlook(request: pytest.FixtureRequest) -> Outlook:
    return weigh(None, None, None, sets=400, **CASES[request.param])  # type: ignore[arg-type]  # choices of the test


@pytest.fixture(scope="module")
def parts(outlook: Outlook) -> tuple[Part, ...]:
    return report(outlook)


def sentences(parts: tuple[Part, ...]) -> list[str]:
    return [sentence for part in parts for sentence in part.sentences]


def own_texts(outlook: Outlook) -> Iterator[str]:
    """Yield every text that the JSON holds and Rempart wrote itself."""
    yield from outlook.notes
    yield from (each.text for each in outlook.assumptions if each.set_by == "model")
    yield from (each.says for each in outlook.break_evens)
    yield from (needed for each in outlook.statements_tested for needed in each.would_need)
    yield from (each.text for each in outlook.views)
    yield from (each.answer for each in outlook.objections)


def test_the_first_sentence_says_that_this_is_a_structured_argument(parts: tuple[Part, ...]) -> None:
    assert parts[0].sentences[0].startswith(STRUCTURED_ARGUMENT)
    assert "not a prediction" in STRUCTURED_ARGUMENT
    assert re.search(r"There are 27 of them", parts[0].sentences[0])


def test_assumptions_come_before_any_result_and_ranges_before_break_evens(parts: tuple[Part, ...]) -> None:
    headings = [part.heading for part in parts]
    order = ["What is assumed", "What follows, by criterion", "What would have to be true"]
    assert [heading for heading in headings if heading in order] == order
    assert headings.index("What is assumed") == 1
    assert len(parts[1].rows) == 27


def test_nothing_foretells_and_nothing_advises(outlook: Outlook, parts: tuple[Part, ...]) -> None:
    assert foretelling([*sentences(parts), *own_texts(outlook)]) == []


def test_every_share_has_a_range_or_is_one_of_the_sets_tried(
    outlook: Outlook, parts: tuple[Part, ...]
) -> None:
    assert lone_shares([*sentences(parts), *own_texts(outlook)]) == []


def test_results_have_two_digits(outlook: Outlook, parts: tuple[Part, ...]) -> None:
    counts = {str(count) for count in (outlook.sets, *(box.sets_inside for box in outlook.flip_box))}
    counts |= {str(strategy.undefined_sets) for strategy in outlook.strategies}
    cells = [cell for part in parts[3:4] for row in part.rows for cell in row]
    assert too_many_digits([*sentences(parts[2:]), *cells], AS_PRINTED | counts) == []


def test_every_criterion_stands_for_every_strategy_with_its_range(
    outlook: Outlook, parts: tuple[Part, ...]
) -> None:
    table = next(part for part in parts if part.heading == "What follows, by criterion")
    assert len(table.rows) == 4
    for row in table.rows:
        for cell in row[1:]:
            assert cell == "undefined" or re.fullmatch(
                r"-?[\d.]+(?: %)? \(-?[\d.]+ to -?[\d.]+(?: %)?\)", cell
            ), cell
    assert "the defender's own" in table.sentences[0]
    assert "the reader takes" in table.sentences[0]
    assert len(outlook.strategies) == 3


def test_wherever_timing_is_told_the_caution_stands_beside_it(parts: tuple[Part, ...]) -> None:
    timed = [
        sentence
        for sentence in sentences(parts)
        if re.search(r"moving the years|year earlier|value of the years", sentence, re.IGNORECASE)
    ]
    assert timed
    assert [sentence for sentence in timed if NO_ADVICE_ON_TIMING not in sentence] == []


def test_statements_say_who_says_them_and_that_they_are_put_to_the_model(parts: tuple[Part, ...]) -> None:
    tested = next(part for part in parts if part.heading == "Statements put to the model").sentences
    assert len(tested) == 2
    for sentence in tested:
        assert "neither confirms nor refutes" in sentence
        assert "as an example: no report that was read says so" in sentence


def test_contrary_findings_stand_beside_favourable_ones(outlook: Outlook) -> None:
    themes = [finding.theme for finding in outlook.findings]
    assert all(themes)
    assert len(list(dict.fromkeys(themes))) == sum(
        first != second for first, second in zip(themes, [*themes[1:], None], strict=True)
    )
    by_theme: dict[str, list[str]] = {}
    for finding in outlook.findings:
        by_theme.setdefault(finding.theme, []).append(finding.direction)
    favourable = [theme for theme, directions in by_theme.items() if "supports" in directions]
    assert favourable
    for theme in favourable:
        assert {"against", "mixed"} & set(by_theme[theme]), theme
        assert by_theme[theme].index("supports") == 0
    for name in ("Lo, Hashimoto & Reiter 2008", "Werner & Yuen 2005", "Kenwick, Vasquez & Powers 2015"):
        assert name in {finding.study for finding in outlook.findings}


def test_model_and_history_stand_in_columns_of_their_own_and_their_disagreement_is_told(
    parts: tuple[Part, ...],
) -> None:
    history = next(part for part in parts if part.heading.startswith("What history"))
    assert history.columns[2:] == ("held ten years", "the model, beside it")
    assert re.search(r"Model and history (?:agree|disagree)\.|none beside them", history.sentences[0])


def test_a_sceptical_scholar_and_a_sceptical_minister_find_their_objections(outlook: Outlook) -> None:
    by = {objection.by for objection in outlook.objections}
    assert by == {"a scholar", "a minister"}
    text = " ".join(objection.objection for objection in outlook.objections)
    for expected in (
        "estimated from data",
        "no bearing",
        "provoke",
        "History",
        "arbitrary",
        "peace",
        "sign now",
        "conceded",
    ):
        assert expected in text


def test_seed_version_and_input_hash_are_printed(outlook: Outlook, parts: tuple[Part, ...]) -> None:
    made = parts[0].sentences[1]
    assert f"seed {outlook.seed}" in made
    assert outlook.version in made
    assert outlook.inputs_sha256[:16] in made


def test_the_hash_is_that_of_what_the_numbers_follow_from() -> None:
    first, again = (weigh(None, None, None, sets=50) for _ in range(2))
    others = [
        weigh(None, None, None, sets=50, seed=2),
        weigh(None, None, None, sets=51),
        weigh(None, None, None, sets=50, assume=["build_up_years=1"]),
        weigh(None, None, None, sets=50, settings={"delivered_share": [0, 0.5]}),
    ]
    assert first.inputs_sha256 == again.inputs_sha256
    assert len({first.inputs_sha256, *(other.inputs_sha256 for other in others)}) == 5


@pytest.mark.parametrize(
    ("value", "told"),
    [(0.31415, "0.31"), (3.75, "3.8"), (12, "12"), (0.0874, "0.087"), (1152, "1200"), (-0.5, "-0.5")],
)
def test_two_digits_that_count_are_told(value: float, told: str) -> None:
    assert two_digits(value) == told


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.5, "50 %"),
        (0.0004, "under 0.1 %"),
        (0.9999, "over 99 %"),
        (0, "0 %"),
        (0.994, "99 %"),
        (1, "100 %"),
    ],
)
def test_shares_are_never_none_or_all_where_they_are_not(share: float, told: str) -> None:
    assert percent(share) == told


def test_the_rules_catch_what_they_are_for() -> None:
    assert foretelling(["Peace will come."])
    assert foretelling(["It is likely that the accord holds."])
    assert foretelling(["The defender should wait."])
    assert foretelling(["There is no doubt; one should sign now."])
    assert not foretelling(["This is no forecast.", "It is not a prediction and no advice on timing."])
    assert lone_shares(["The accord holds in 31 % of the cases."])
    assert not lone_shares(["The accord holds in 31 % (0 to 63 %) of the cases."])
    assert too_many_digits(["0.314 of the stake"])
    assert not too_many_digits(["0.31 of 20,000 sets in 2026"])
