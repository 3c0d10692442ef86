"""What changed since an earlier briefing: each difference is found, told and walks back; nothing else is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.briefing import briefing_samples as samples

from rempart.briefing.checking import check
from rempart.briefing.composing import Briefing
from rempart.errors import BriefingError

Edit = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("earlier") / "out"
    samples.briefing().save(path)
    return path


@pytest.fixture
def since(folder: Path, tmp_path: Path) -> Callable[[Edit], Briefing]:
    """Return the sample briefing as seen from one whose file was edited."""

    def edited(edit: Edit) -> Briefing:
        data = json.loads((folder / "briefing.json").read_text(encoding="utf-8"))
        edit(data)
        (tmp_path / "briefing.json").write_text(json.dumps(data), encoding="utf-8")
        return samples.briefing().since(tmp_path)

    return edited


def told(briefing: Briefing) -> list[str]:
    return [statement.text for statement in briefing.statements("changes")]


def test_the_same_briefing_has_no_change(since: Callable[[Edit], Briefing]) -> None:
    briefing = since(lambda data: data.update(created="1999-01-01T00:00:00Z", seed=99))
    (only,) = told(briefing)
    assert only.startswith("Nothing that is compared has changed.")
    assert "changes" not in {table.id for table in briefing.tables}


def test_other_statements_keep_their_numbers(since: Callable[[Edit], Briefing]) -> None:
    briefing, plain = since(lambda data: data["agreements"].clear()), samples.briefing()
    assert briefing.file.statements[: len(plain.file.statements)] == plain.file.statements


ARMS, LAST = 0, -1


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda d: d["agreements"].pop(ARMS), "New: Ukraine would buy weapons from the United States"),
        (lambda d: d["agreements"].append(d["agreements"][ARMS] | {"id": "old", "title": "An old deal"}),
         "No longer in this briefing: An old deal."),
        (lambda d: d["agreements"][ARMS]["amounts"][0].update(value=80e9), "sum, from at least 80 bn USD or 90 bn USD to at least 90 bn USD or 90 bn USD"),
        (lambda d: d["agreements"][ARMS].update(money_status=None), "money, from nothing said to none"),
        (lambda d: d["agreements"][ARMS]["goods_status"].update(state="in_production"), "goods, from in production to"),
        (lambda d: d["agreements"][ARMS].update(funder=None), "who pays, from nothing said to Europe"),
        (lambda d: d["agreements"][ARMS].update(side_states=[{"state": "denied", "since": None, "claim": "talks#1"}]),
         "also, from denied to nothing said"),
        (lambda d: d["schedule"]["promises"][0].update(kept_month="2033-08"), "kept in the plan, from August 2033 to nothing said"),
        (lambda d: d["schedule"]["promises"][0].update(short=0), "short, from 0 USD to"),
        (lambda d: d["coverage"]["periods"][LAST]["share"].update(mode=0.11), "from 11% ("),
        (lambda d: d["outlook"]["strategies"][0]["holds_given_accord"]["10"].update(mid=0.13), "from 13% ("),
    ],
)  # fmt: skip
def test_a_change_is_told_with_before_and_now(
    since: Callable[[Edit], Briefing], edit: Edit, words: str, tmp_path: Path
) -> None:
    briefing = since(edit)
    counted, *changes = told(briefing)
    assert not counted.startswith("Nothing")
    assert any(words in text for text in changes), changes
    table = next(table for table in briefing.tables if table.id == "changes")
    assert table is not None
    assert len(table.rows) == 1
    briefing.save(tmp_path / "out")
    assert check(tmp_path / "out") == []


def test_a_change_walks_back_to_before_and_now(since: Callable[[Edit], Briefing]) -> None:
    briefing = since(lambda d: d["agreements"][ARMS]["amounts"][0].update(value=80e9))
    tree = briefing.why(briefing.statements("changes")[1].n)
    assert "before at least 80 bn USD or 90 bn USD; now at least 90 bn USD or 90 bn USD" in tree
    assert f"agreement {briefing.ledger.agreements[0].id}" in tree


def test_an_agreement_under_a_new_id_is_the_same(since: Callable[[Edit], Briefing]) -> None:
    def renamed(data: dict[str, Any]) -> None:
        entry = data["agreements"][ARMS]
        entry["aliases"], entry["id"] = [entry["id"]], "former-id"

    assert told(since(renamed))[0].startswith("Nothing")


def test_a_change_below_what_is_printed_is_none(since: Callable[[Edit], Briefing]) -> None:
    def nudged(data: dict[str, Any]) -> None:
        data["schedule"]["promises"][0]["delivered_by_deadline"] *= 1 + 1e-9

    assert told(since(nudged))[0].startswith("Nothing")


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: d.pop("agreements"),
        lambda d: d.update(schedule=None),
        lambda d: d["coverage"].update(periods=[{"population": "present"}]),
        lambda d: d["agreements"].append(7),
        lambda d: d["outlook"].update(strategies="none"),
    ],
)
def test_a_folder_of_another_version_is_refused_with_a_message(
    since: Callable[[Edit], Briefing], edit: Edit
) -> None:
    with pytest.raises(BriefingError, match="no briefing that this version can compare with"):
        since(edit)


@pytest.mark.parametrize("text", [None, "", "[]", "{broken", "[" * 100_000])
def test_no_briefing_at_all_is_a_message(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "briefing.json").write_text(text, encoding="utf-8")
    with pytest.raises(BriefingError, match=r"briefing\.json"):
        samples.briefing().since(tmp_path)
