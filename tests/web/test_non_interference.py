"""What is restricted changes no byte of what others get, on every route, in every form."""

from pathlib import Path
from random import Random

import pytest
from tests.web.secrets_apart import Copies, addresses, base, drawn_events, forms_of, restricted, told

PAIRS = 30


@pytest.mark.slow
def test_restricted_rows_change_no_byte_that_others_get(tmp_path: Path) -> None:
    first = base(tmp_path)
    draw = Random(1)  # noqa: S311 -- no secret: which pair
    public = [one for one in drawn_events(draw, 5, 3) if not one.groups]
    hidden = [f"letter{number}@desk" for number in (0, 1)]
    seen = 0
    with Copies(first, tmp_path / "copy.db") as copies:
        with copies.learned(public) as (team, browser):
            asked = [(place, form) for place in addresses(team, first, hidden) for form in forms_of(place[0])]
            expected = {one: told(browser, *one[0], one[1]) for one in asked}
        assert {status for status, _headers, _body in expected.values()} <= {200, 303, 400, 404, 409, 422}
        assert sum(status == 200 for status, _headers, _body in expected.values()) > len(asked) / 2
        for number in range(PAIRS):
            random = Random(100 + number)  # noqa: S311 -- no secret: which pair
            secret = [one for one in drawn_events(random, random.randint(1, 3), 5) if one.groups]
            events = sorted([*public, *secret], key=lambda one: (one.number, one.groups))
            with copies.learned(events) as (team, browser):
                seen += restricted(team)
                for place, form in asked[number % 6 :: 6]:  # each in each form, five times over the pairs
                    assert told(browser, *place, form) == expected[place, form], (number, place, form)
    assert seen > PAIRS / 2  # restricted reports were there to leak


def test_the_test_would_see_a_leak(tmp_path: Path) -> None:
    first = base(tmp_path)
    draw = Random(3)  # noqa: S311 -- no secret: which pair
    events = drawn_events(draw, 4, 3)
    public = [one for one in events if not one.groups]
    with Copies(first, tmp_path / "copy.db") as copies:
        with copies.learned(public) as (_team, browser):
            alone = told(browser, "/agreements", "", ".json")
        with copies.learned(events) as (team, browser):
            role = team.desk.accounts.named("administrator").role
            team.desk.accounts.change("administrator", role, ["desk"], by="test")
            assert told(browser, "/agreements", "", ".json") != alone
