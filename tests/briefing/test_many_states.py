"""A briefing on many states: what its title and its currency say, whom its plan is for."""

import pytest
from tests.briefing import briefing_samples as samples
from tests.claims.claims_samples import document

from rempart.briefing.composing import compose
from rempart.briefing.language import speaking
from rempart.briefing.names import number_of, parties_as, party_bent, party_called, party_names
from rempart.briefing.statements.clauses import agreement_title
from rempart.claims.extraction import extract_one
from rempart.ledger.agreement import Agreement, Item, Ledger
from rempart.ledger.merging import merge
from rempart.ledger.served import currencies_told, serves_many, states_told
from rempart.plan.first_draft.drafting import draft

SWISS = "Switzerland buys air defence\nSwitzerland will buy five IRIS-T SLM systems from Germany for 660 million Swiss francs, the ministry said.\n"
OTHERS = (
    "Norway buys howitzers\nNorway will buy 12 howitzers from France for 200 million euros, the ministry said.\n",
    "Romania buys mortars\nRomania will buy 30 mortars from Spain for 30 million euros, the ministry said.\n",
    "Portugal buys tanks\nPortugal will buy 20 tanks from Germany for 90 million euros, the ministry said.\n",
)


def merged(*texts: str) -> Ledger:
    reports = [extract_one(document(text).model_copy(update={"id": f"r{n}"})) for n, text in enumerate(texts)]
    return merge(reports)


def deals(*buyers: str) -> Ledger:
    made = tuple(samples.agreement(id=f"deal-{n}", buyer=(code,)) for n, code in enumerate(buyers))
    return Ledger(made, reports=samples.ledger().reports)


def test_none_of_three_takers_or_more_leads_below_half() -> None:
    assert serves_many(deals("NO", "RO", "PT"))
    assert serves_many(deals("UA", "UA", "NO", "RO", "PT"))
    assert not serves_many(deals("UA", "UA", "NO", "RO"))
    assert not serves_many(deals("UA", "PL"))


def test_states_stand_in_the_order_of_how_many_agreements_tell_of_them() -> None:
    assert states_told(deals("NO", "RO", "RO"))[:3] == ["US", "RO", "NO"]  # each is bought from the US


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Briefing: 3 deals and plans of 4 states, most often the United States, Norway and Portugal"),
        ("uk", "Огляд: 3 угоди і плани; 4 держави, найчастіше Сполучені Штати, Норвегія і Португалія"),
    ],
)
def test_the_title_of_a_briefing_on_many_states_names_none_of_them_alone(language: str, title: str) -> None:
    plan = samples.schedule(programme="Ukraine 2025")
    made = compose(deals("NO", "RO", "PT"), plan, samples.coverage(), samples.outlook(), lang=language)
    assert made.file.title == title
    first = made.statements("plan")[0]
    if language == "en":
        assert first.text.startswith("A plan is for one buyer, here Ukraine: of 3 deals and plans told of")


def test_a_programme_with_a_name_of_its_own_keeps_it() -> None:
    plan = samples.schedule(programme="The long winter")
    made = compose(deals("NO", "RO", "PT"), plan, samples.coverage(), samples.outlook())
    assert made.file.title == "Briefing: The long winter"


def test_sums_of_many_states_are_added_up_in_the_currency_of_most_and_it_is_said_why() -> None:
    ledger = merged(SWISS, *OTHERS)
    assert currencies_told(ledger)[0] == "EUR"
    made = draft(ledger)
    assert made["programme"]["recipients"] == ["CH"]
    assert made["programme"]["currency"] == "EUR"
    assert [one["id"] for one in made["assumption"]].count("currency") == 1
    alone = draft(merged(SWISS))
    assert alone["programme"]["currency"] == "CHF"
    assert "currency" not in [one["id"] for one in alone["assumption"]]


def test_a_firm_has_its_state_behind_it_and_counts_as_one() -> None:
    assert party_names(("Saab", "SE")) == "Saab (Sweden)"
    assert party_names(("KNDS France", "FR")) == "KNDS France"
    assert parties_as(("DK", "NO"), "to") == "Denmark and Norway"
    assert (number_of(("Saab", "SE")), number_of(("SE", "NO"))) == (1, 2)
    with speaking("fr"):
        assert parties_as(("Saab", "SE"), "to") == "à Saab (Suède)"
        assert party_called("Saab (Sweden)") == "Saab (Suède)"
        assert party_bent("Saab (Sweden)", "to") == "à Saab (Suède)"


def told(**fields: object) -> Agreement:
    blank = {
        "items": (
            Item(item="howitzers", unit=None, low=12, mode=12, high=12, bound="exact", claims=("talks#1",)),
        )
    }
    return samples.agreement(amounts=(), **(blank | fields))


def test_goods_without_a_plural_are_counted_in_units() -> None:
    row = Item(
        item="military equipment", unit=None, low=12, mode=12, high=12, bound="exact", claims=("talks#1",)
    )
    assert "12 units of military equipment" in agreement_title(told(items=(row,)))


def test_who_is_asked_to_give_is_asked_and_does_not_pay() -> None:
    asked = told(type="request", buyer=None, recipient=("UA",), seller=None, funder=("NO",))
    assert agreement_title(asked) == "Ukraine asks Norway for 12 howitzers"


def test_where_nothing_can_be_planned_the_title_still_names_no_agreement_alone() -> None:
    plan = samples.schedule(programme="No promise 2025", promises=(), recipients=())
    made = compose(deals("NO", "RO", "PT"), plan, samples.coverage(), samples.outlook())
    assert made.file.title.startswith("Briefing: 3 deals and plans of 4 states")
