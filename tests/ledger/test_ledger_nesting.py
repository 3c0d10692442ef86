"""Which agreements lie inside which: no sum twice, whatever the links, circles among them."""

import pytest
from tests.briefing.briefing_samples import agreement

from rempart.ledger.nesting import Nesting

Links = dict[str, list[tuple[str, str]]]


def nesting(links: Links) -> Nesting:
    """Return the nesting of agreements by id, each with its relations to others."""
    names = {*links, *(other for told in links.values() for _, other in told)}
    entries = []
    for name in sorted(names, reverse=True):
        told = [
            {"agreement": other, "relation": relation, "claims": ()}
            for relation, other in links.get(name, ())
        ]
        entries.append(agreement(id=name, links=tuple(told)))
    return Nesting(entries)


def inside(links: Links, sums: dict[str, int]) -> dict[str, str]:
    return {name: why for name, why, _ in nesting(links).inside(sums)}


@pytest.mark.parametrize(
    ("links", "sums", "left_out"),
    [
        ({"part": [("part_of", "whole")]}, {"part": 10, "whole": 100}, {"part": "part_of"}),
        # The whole is not counted: then its part is.
        ({"part": [("part_of", "whole")]}, {"part": 10}, {}),
        # The part of a part, where only the outermost is counted.
        (
            {"bolt": [("part_of", "wing")], "wing": [("part_of", "plane")]},
            {"bolt": 1, "plane": 100},
            {"bolt": "part_of"},
        ),
        # Two that hold each other: the first by name stays.
        ({"a": [("part_of", "b")], "b": [("part_of", "a")]}, {"a": 5, "b": 5}, {"b": "part_of"}),
        # Of a deal and its money the larger stays; of equal ones the deal.
        ({"deal": [("financed_by", "loan")]}, {"deal": 100, "loan": 60}, {"loan": "paid_within"}),
        ({"deal": [("financed_by", "loan")]}, {"deal": 60, "loan": 100}, {"deal": "paid_within"}),
        ({"deal": [("financed_by", "loan")]}, {"deal": 60, "loan": 60}, {"loan": "paid_within"}),
        # Two lenders: each is looked at against what is still counted.
        (
            {"deal": [("financed_by", "loan"), ("financed_by", "gift")]},
            {"deal": 100, "loan": 60, "gift": 40},
            {"loan": "paid_within", "gift": "paid_within"},
        ),
        # A superseded plan goes first, so that its part is no longer inside anything.
        (
            {"new": [("supersedes", "old")], "part": [("part_of", "old")]},
            {"new": 50, "old": 30, "part": 10},
            {"old": "superseded"},
        ),
        # Other relations nest nothing.
        ({"drones": [("in_return_for", "arms")]}, {"drones": 50, "arms": 90}, {}),
    ],
)
def test_what_another_one_counts_already_is_left_out(
    links: Links, sums: dict[str, int], left_out: dict[str, str]
) -> None:
    assert inside(links, sums) == left_out


def test_the_reason_names_who_counts_it() -> None:
    links: Links = {"part": [("part_of", "whole")], "deal": [("financed_by", "loan")]}
    told = {
        name: words for name, _, words in nesting(links).inside({"part": 1, "whole": 9, "deal": 5, "loan": 3})
    }
    assert told == {
        "part": "it is part of whole, which is counted",
        "loan": "deal is counted: deal is financed by loan",
    }


def test_entangled_are_both_sides_of_what_nests_and_whoever_is_superseded() -> None:
    links: Links = {
        "part": [("part_of", "whole")],
        "deal": [("financed_by", "loan")],
        "new": [("supersedes", "old")],
        "drones": [("in_return_for", "arms")],
    }
    assert nesting(links).entangled == {"part", "whole", "deal", "loan", "old"}
