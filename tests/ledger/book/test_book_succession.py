"""Which entry carries on which, and the ids that lead to it: worked out by hand on entries of a few claims."""

from tests.briefing.briefing_samples import agreement

from rempart.ledger.agreement import Agreement
from rempart.ledger.book.succession import succession


def entry(name: str, *claims: str, aliases: tuple[str, ...] = ()) -> Agreement:
    return agreement(id=name, claims=claims, aliases=aliases, stances=())


def test_an_entry_lives_on_where_its_first_claim_that_is_still_there_stands() -> None:
    earlier = [entry("old", "a#1", "b#1", "c#1")]
    # Its first claim is gone, the second is in one entry and the third in another.
    later = [entry("left", "c#1"), entry("right", "b#1")]
    passed = succession(earlier, later)
    assert passed.heirs == {"old": "right"}
    assert {one.id: one.aliases for one in passed.entries} == {"left": (), "right": ("old",)}


def test_ids_of_both_lead_to_what_two_became_and_older_ones_with_them() -> None:
    earlier = [entry("one", "a#1", aliases=("oldest",)), entry("two", "b#1")]
    passed = succession(earlier, [entry("both", "a#1", "b#1")])
    assert passed.heirs == {"one": "both", "two": "both"}
    assert passed.entries[0].aliases == ("oldest", "one", "two")


def test_an_id_that_names_another_entry_by_now_is_no_alias() -> None:
    earlier = [entry("deal", "a#1"), entry("other", "b#1")]
    # Of "deal" the claim went to "other"; another entry has the id "deal" now.
    passed = succession(earlier, [entry("other", "a#1", "b#1"), entry("deal", "c#1")])
    assert passed.heirs["deal"] == "other"
    assert {one.id: one.aliases for one in passed.entries} == {"other": (), "deal": ()}


def test_what_was_gone_comes_back_under_its_id_unless_that_went_elsewhere() -> None:
    gone = [entry("rejected", "a#1"), entry("taken", "b#1")]
    earlier = [entry("taken", "c#1")]
    passed = succession(earlier, [entry("back", "a#1", "b#1"), entry("heir", "c#1")], gone)
    assert passed.heirs == {"taken": "heir"}
    assert {one.id: one.aliases for one in passed.entries} == {"back": ("rejected",), "heir": ("taken",)}


def test_an_entry_none_of_whose_claims_counts_has_no_heir() -> None:
    assert succession([entry("old", "a#1")], [entry("new", "b#1")]).heirs == {"old": ""}
