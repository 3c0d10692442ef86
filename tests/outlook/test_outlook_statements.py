"""The two statements of the reports, put to the model with the claims that make them."""

import re
from collections.abc import Callable, Sequence

import pytest

from rempart.claims.claim import Claim, Report, Stance
from rempart.ledger.agreement import Agreement, Ledger
from rempart.outlook.assessment import TestedStatement
from rempart.outlook.statements import ACCORD_UNLIKELY, STRONG_SECURITY, statement_of
from rempart.outlook.weighing import weigh

FORETELLING = re.compile(
    r"\b(will|chance|probability|forecast|likely|should|must|recommend|hurry)\b", re.IGNORECASE
)
SECURITY = ("UA", "peace_agreement", "lasting peace needs strong security, not hasty concessions", "for")
DOUBT = ("RU", "peace_agreement", "peace agreements are unlikely", "doubtful")


def report(name: str, published: str | None, stances: Sequence[tuple[str, str, str, str]]) -> Report:
    """Return a report that holds stances only."""
    blank = dict.fromkeys(
        ("buyer", "seller", "funder", "recipient", "producer", "item", "quantity", "amount")
    )
    claims = tuple(
        Claim.model_validate(
            blank
            | {
                "id": f"{name}#{number}",
                "type": "stance",
                "status": "reported",
                "attributed_to": (),
                "start": 0,
                "end": 1,
                "quote": "x",
                "rule": "by hand",
                "attribution": ("the press", "a ministry"),
                "stance": dict(zip(("holder", "about", "says", "polarity"), stance, strict=True)),
            }
        )
        for number, stance in enumerate(stances, start=1)
    )
    return Report(
        id=name,
        source=name,
        title=None,
        language="en",
        published=published,
        publisher=None,
        origin=None,
        sha256="",
        claims=claims,
    )


def put_to_model(ledger: Ledger | None) -> dict[str, TestedStatement]:
    return {each.id: each for each in weigh(ledger, None, None, sets=20).statements_tested}


def test_a_statement_names_the_claim_and_who_says_it() -> None:
    found = put_to_model(Ledger((), (report("article", None, (SECURITY, DOUBT)),)))
    assert found[STRONG_SECURITY].claim == "article#1"
    assert found[STRONG_SECURITY].said_by == ("UA", "the press", "a ministry")
    assert found[ACCORD_UNLIKELY].claim == "article#2"
    assert "as an example" not in found[STRONG_SECURITY].text + found[ACCORD_UNLIKELY].text


def test_of_several_reports_the_earliest_published_stands_first_in_any_order() -> None:
    undated, late, early = (
        report("a", None, (DOUBT,)),
        report("b", "2025-09-01", (DOUBT,)),
        report("c", "2025-08-18", (DOUBT,)),
    )
    for order in ((undated, late, early), (early, undated, late)):
        found = put_to_model(Ledger((), order))[ACCORD_UNLIKELY]
        assert found.claim == "c#1"
        assert found.claims == ("c#1", "b#1", "a#1")


def test_a_statement_that_no_report_makes_is_an_example() -> None:
    other = ("US", "agreement", "the deal is unlikely", "doubtful")
    for ledger in (None, Ledger(()), Ledger((), (report("a", None, (other,)),))):
        for statement in put_to_model(ledger).values():
            assert statement.claim is None
            assert statement.claims == statement.said_by == ()
            assert "as an example" in statement.text


def test_a_ledger_file_without_reports_tells_stances_by_their_titles(
    agreement: Callable[..., Agreement],
) -> None:
    entries = tuple(
        agreement(kind="stance", id=name, type="stance", title=title, claims=(f"{name}#1",))
        for name, title in (
            ("u", "Ukraine on a peace agreement: strong security is the condition of peace (for)"),
            ("r", "Russia on a peace agreement: peace agreements are unlikely (doubtful)"),
            ("x", "Russia on other matters: peace is unlikely (doubtful)"),
        )
    )
    found = put_to_model(Ledger(entries))
    assert (found[STRONG_SECURITY].claim, found[STRONG_SECURITY].said_by) == ("u#1", ("Ukraine",))
    assert found[ACCORD_UNLIKELY].claims == ("r#1",)


@pytest.mark.parametrize(
    ("stance", "statement"),
    [
        (SECURITY, STRONG_SECURITY),
        (DOUBT, ACCORD_UNLIKELY),
        (("RU", "peace_agreement", "territory first", "for"), None),
        (("UA", "peace_agreement", "security will follow", "against"), None),
        (("UA", "guarantee", "security needs guarantees", "for"), None),
    ],
)
def test_which_stance_makes_which_statement(stance: tuple[str, str, str, str], statement: str | None) -> None:
    made = Stance.model_validate(dict(zip(("holder", "about", "says", "polarity"), stance, strict=True)))
    assert statement_of(made.about, made.says, made.polarity) == statement


def test_what_each_statement_would_need_is_said_without_advice() -> None:
    outlook = weigh(None, None, None, sets=20)
    security, unlikely = outlook.statements_tested
    evens = [row.says for row in outlook.break_evens if row.criterion != "defender_value"]
    assert list(security.would_need) == evens
    assert unlikely.would_need
    timed = [says for says in (*security.would_need, *unlikely.would_need) if "build-up" in says]
    assert timed
    assert all("no advice on timing" in says for says in timed)


def test_no_sentence_of_the_model_foretells_or_advises() -> None:
    outlook = weigh(None, None, None, sets=20)
    said = [row.says for row in outlook.break_evens]
    said += [needed for statement in outlook.statements_tested for needed in statement.would_need]
    assert said
    assert [sentence for sentence in said if FORETELLING.search(sentence)] == []
