"""What holds of every briefing: numbers walk back, printed words follow from figures, order changes nothing."""

import random
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.briefing import briefing_samples as samples

from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.checking import unfounded_numbers
from rempart.briefing.composing import compose
from rempart.briefing.figures import printed, printed_value, rounded
from rempart.briefing.statements.retelling import retold
from rempart.briefing.statements.telling import Draft, numbered, phrase
from rempart.claims.claim import Report
from rempart.ledger.agreement import Ledger

sums = st.integers(1, 10**13)
scales = {"tn": 10**12, "bn": 10**9, "M": 10**6, "": 1}


def value_of(words: str) -> float:
    """Read back a printed sum: the opposite of printing, written apart from it."""
    match = re.fullmatch(r"([\d,]+(?:\.\d+)?)(?: (tn|bn|M))? USD", words)
    assert match is not None, words
    return float(match[1].replace(",", "")) * scales[match[2] or ""]


@given(sums)
def test_a_quoted_sum_is_printed_to_its_last_digit(value: int) -> None:
    assert round(value_of(printed_value(value, "USD"))) == value


@given(sums)
def test_a_model_sum_is_printed_to_three_digits(value: int) -> None:
    assert abs(value_of(printed_value(value, "USD", 3)) - value) <= 0.005 * value


@given(st.floats(1e-6, 1e12))
def test_rounding_keeps_so_many_digits(value: float) -> None:
    digits = rounded(value, 3).normalize().as_tuple().digits
    assert len(digits) <= 3


@given(st.floats(0, 1))
def test_a_share_below_one_is_never_printed_as_all(share: float) -> None:
    words = printed_value(share, "share", 3)
    assert (words == "100%") == (share == 1)
    assert (words == "0%") == (share == 0)


@given(sums, sums, st.text("abcdefgh ,.;", max_size=20))
def test_a_retold_sentence_has_no_number_but_its_figures(one: int, other: int, words: str) -> None:
    told = retold(f"{one / 1e9} bn USD {words} {other:,} {words}PAC-3 MSE in 2031", ("x",), ("PAC-3 MSE",))
    (statement,) = numbered([Draft("plan", "computed", told, ("x",))])
    assert unfounded_numbers(statement, {"PAC-3 MSE"}) == []


@given(st.text(max_size=40), sums)
def test_a_number_typed_beside_the_figures_is_found(words: str, value: int) -> None:
    figure = StatedFigure(value=value, unit="USD", rests_on=("x",))
    says = phrase("{words} {figure}", words="", figure=figure)
    (statement,) = numbered([Draft("plan", "computed", says, ("x",))])
    assert unfounded_numbers(statement, set()) == []
    assume(not any(letter.isdigit() for letter in words))
    typed = statement.model_copy(update={"text": f"{statement.text} {words} 7777777777777777"})
    assert unfounded_numbers(typed, set()) != []


@st.composite
def reports(draw: st.DrawFn) -> tuple[Report, ...]:
    """Return reports of other texts, hostile ones among them, beside the sample report."""
    texts = draw(st.lists(st.text(max_size=60), max_size=3, unique=True))
    ids = draw(st.permutations([f"d{number}" for number in range(len(texts))]))
    return (
        samples.report(),
        *(samples.report(text or ".", id=name) for text, name in zip(texts, ids, strict=True)),
    )


@settings(max_examples=20, deadline=None)
@given(reports(), sums, st.sampled_from(["exact", "at_least", "at_most", "approx"]), st.text(max_size=80))
def test_every_number_of_every_briefing_is_one_of_its_figures(
    read: tuple[Report, ...], value: int, bound: str, title: str
) -> None:
    amount = {
        "value": value,
        "currency": "USD",
        "bound": bound,
        "claims": ("talks#2",),
        "origins": ("talks",),
    }
    arms = samples.agreement(title=title, amounts=(amount,))
    made = compose(
        Ledger((arms, samples.patriots(), samples.stance()), read),
        samples.schedule(),
        samples.coverage(),
        samples.outlook(),
        envelopes=(samples.envelope(),),
    )
    known = {
        *(f"claim:{claim['id']}" for claim in made.file.claims),
        *(f"document:{document['id']}" for document in made.file.documents),
        *(f"agreement:{agreement['id']}" for agreement in made.file.agreements),
        *(row.id for row in made.file.rows),
        *(f"assumption:{assumption.id}" for assumption in made.file.assumptions),
        *(f"statement:{statement.n}" for statement in made.file.statements),
    }
    for statement in made.file.statements:
        assert unfounded_numbers(statement, set(statement.names)) == []
        assert set(statement.rests_on) <= known
        for figure in statement.figures:
            assert figure.rests_on
            assert set(figure.rests_on) <= set(statement.rests_on)
            assert printed(figure) in statement.text


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_agreements_changes_no_statement(seed: int) -> None:
    entries = list(samples.ledger().entries)
    told = samples.briefing().file.statements
    random.Random(seed).shuffle(entries)  # noqa: S311 - a shuffle for a test, not a secret
    shuffled = compose(
        Ledger(tuple(entries), samples.ledger().reports),
        samples.schedule(),
        samples.coverage(),
        samples.outlook(),
        envelopes=(samples.envelope(),),
    )
    assert shuffled.file.statements == told
