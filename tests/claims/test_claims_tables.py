"""The tables of a language: every row means something the grammar knows."""

import csv
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest
from babel.numbers import list_currencies

from rempart.claims.currencies import CROWNS
from rempart.claims.frames import frame_rows
from rempart.claims.language import language, languages, state_names
from rempart.claims.wordlists import TABLES, wordlist
from rempart.terms.status import ClaimStatus, ClaimType

FOLDER = Path(str(files("rempart"))) / "data" / "languages"
CODES = sorted(languages())
KINDS = {
    "abbreviation", "according", "adjective", "all_sums",
    "anaphor", "article", "attitude", "auxiliary",
    "avert", "background", "bound", "bound_after", "bound_link", "civil", "conjugation", "conditional", "conjunction", "continue", "contrast",
    "conversion", "copula", "currency", "currency_link", "date", "deadline", "decimal", "defence", "denial", "each", "ending",
    "exchange", "financed", "firm", "frame", "government", "guarantee", "ignore", "industry", "in_all", "intake", "inflection", "institution", "item", "letter",
    "genitive", "infinitive", "percent", "relative", "word_order", "minus", "number", "number_join", "ordinal_ending", "outlet", "part", "party", "peace", "peace_only", "period", "person", "plural",
    "preposition", "press", "price", "pronoun", "protect", "purpose", "range_join", "range_open", "rank", "rename", "respectively",
    "same_number", "former_deal", "scale", "report", "scheme", "scheme_again", "see_also", "mounting", "share", "speaker", "speaker_mark", "speech", "status", "term", "that", "unit", "withheld_object",
    "withheld_state", "backward", "partitive", "further", "announcing", "we", "some_of", "particle", "batch", "of_those", "ordered", "indefinite", "numbered", "free", "works", "contractor", "per", "proceeds", "struck", "upkeep", "stock", "surety",
}  # fmt: skip


def rows(folder: str) -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted((FOLDER / folder).glob("*.csv")):
        if path.stem in TABLES:
            with path.open(encoding="utf-8", newline="") as handle:
                yield from ((f"{folder}/{path.name}", row) for row in csv.DictReader(handle))


@pytest.mark.parametrize("folder", [*CODES, "all"])
def test_every_row_has_a_known_kind_and_a_form(folder: str) -> None:
    every = [*rows(folder), *rows("all")]
    known = {row["form"] for _, row in every if row["kind"] in {"inflection", "conjugation"}} | {"adjective"}
    faults = [
        f"{where}: {','.join(row.values())}"
        for where, row in rows(folder)
        if row["kind"] not in KINDS
        or not row["form"].strip()
        or row["form"].count("(") != row["form"].count(")")
        # A paradigm that no row names would be read letter by letter.
        or not set(re.findall(r"\{(.+?)\}", row["form"])) <= known
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("folder", CODES)
def test_no_ending_of_background_swallows_a_word_of_another_cue(folder: str) -> None:
    """*debt* in "gengæld" (in return) once hid the sum beside it, and *frame* in "fram till" the date."""
    every = [row for _, row in rows(folder)]
    others = {
        word: row["form"]
        for row in every
        if row["kind"] in {"exchange", "deadline", "price", "bound", "status", "auxiliary", "preposition"}
        for word in re.findall(r"[^\W\d_]+", row["form"])
    }
    swallowed = [
        f"{row['form']} is also the end of {word!r} in {others[word]!r}"
        for row in every
        if row["kind"] == "background" and row["form"].startswith("*")
        for ending in [re.split(r"[(|*]", row["form"][1:])[0]]
        for word in others
        if word.endswith(ending) and word != ending
    ]
    assert not swallowed, "\n".join(swallowed)


@pytest.mark.parametrize("folder", [*CODES, "all"])
def test_values_belong_to_the_vocabulary(folder: str) -> None:
    known = {
        "frame": set(frame_rows()),
        "status": set(get_args(ClaimStatus)),
        "bound": {"at_least", "at_most", "approx"},
        "bound_after": {"at_least", "at_most", "approx"},
        "purpose": {"population", "infrastructure", "deterrence"},
        "attitude": {"for", "against", "doubtful", "neutral"},
        "preposition": {
            "by",
            "from",
            "to",
            "for",
            "with",
            "of",
            "in",
            "against",
            "between",
            "toward",
            "at",
            "on",
            "owner",
        },
        "party": set(state_names()),
        "adjective": set(state_names()),
        "currency": set(list_currencies()) | {"crown", "franc", "peso"},
    }
    states = re.compile(r"(?:state|maker|or|also)=([A-Z+]+)")
    faults = [
        f"{where}: {','.join(row.values())}"
        for where, row in rows(folder)
        if row["value"] not in known.get(row["kind"], {row["value"]})
        or (row["kind"] in {"number", "scale"} and float(row["value"]) <= 0)
        or not {name for told in states.findall(row["more"]) for name in told.split("+")}
        <= set(state_names())
    ]
    assert not faults, "\n".join(faults)


def test_frames_fill_roles_of_the_contract() -> None:
    roles = {"", "buyer", "seller", "funder", "recipient", "producer"}
    for name, row in frame_rows().items():
        assert row.text("type") in get_args(ClaimType), name
        assert {
            row.text(column)
            for column in ("subject", "by", "from", "with", "to", "for", "after", "dat", "of")
        } <= roles


@pytest.mark.parametrize("code", CODES)
def test_a_language_knows_every_state_as_noun(code: str) -> None:
    nouns = {value for kind, _, value, _ in wordlist(code) if kind == "party"}
    assert set(state_names()) - nouns == set()
    assert set(CROWNS) <= nouns


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_the_words_every_report_needs(code: str) -> None:
    frames = {row["value"] for _, row in rows(code) if row["kind"] == "frame"}
    statuses = {row["value"] for _, row in rows(code) if row["kind"] == "status"}
    lacking = set(frame_rows()) - frames | set(get_args(ClaimStatus)) - {"reported"} - statuses
    assert not lacking, ", ".join(sorted(lacking))


def test_a_language_is_compiled_once() -> None:
    assert language("fr") is language("fr")
    assert language("fr").decimal == ","
    assert language("en").decimal == "."
