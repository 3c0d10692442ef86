"""The briefing in English, French and Ukrainian: the same figures, no English left, numbers as each writes them."""

import csv
import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from tests.briefing import briefing_samples as samples
from tests.briefing.pseudo_language import Wide, plain_statements, plain_words

import rempart.briefing.language as told_in
from rempart.briefing.briefing_file import StatedFigure
from rempart.briefing.checking import check
from rempart.briefing.composing import Briefing, compose
from rempart.briefing.figures import printed, printed_value
from rempart.briefing.language import LANGUAGES, counted, speaking
from rempart.briefing.names import item_name, party_names, speaker_name
from rempart.briefing.page.pages import render
from rempart.briefing.statements.clauses import agreement_title
from rempart.briefing.statements.retelling import retold, told
from rempart.briefing.walking_back import why
from rempart.errors import BriefingError

# Bodies that are called by their own name in other languages too, and what French spells as English does.
PROPER_NAMES = frozenset(
    (
        *(
            "BAAINBw",
            "BNDES",
            "Bundestag",
            "Bundeswehr",
            "Copasir",
            "Kremlin",
            "OCCAR",
            "Romtehnica",
            "Verkhovna Rada",
        ),
        *(
            "armasuisse",
            "idD Portugal Defence",
            "sources",
            "document",
            "experts",
            "entourage",
            "publications",
        ),
        *("opposition", "blog", "rapporteur"),
    )
)


def sample(lang: str) -> Briefing:
    return compose(
        samples.ledger(),
        samples.schedule(),
        samples.coverage(),
        samples.outlook(),
        envelopes=(samples.envelope(),),
        lang=lang,
    )


def sums(language: str, value: float) -> str:
    with speaking(language):
        return printed_value(value, "USD").replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ")


def test_ids_and_figures_are_the_same_in_every_language() -> None:
    english, *others = (sample(language).file for language in LANGUAGES)
    for other in others:
        assert [(s.n, s.kind, s.section, set(s.rests_on)) for s in other.statements] == [
            (s.n, s.kind, s.section, set(s.rests_on)) for s in english.statements
        ]
        for one, two in zip(english.statements, other.statements, strict=True):
            assert sorted(map(repr, one.figures)) == sorted(map(repr, two.figures)), one.text
        assert [a.model_copy(update={"text": ""}) for a in other.assumptions] == [
            a.model_copy(update={"text": ""}) for a in english.assumptions
        ]
        for name in ("rows", "agreements", "claims", "documents", "schedule", "coverage", "outlook"):
            assert getattr(other, name) == getattr(english, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_briefing_in_any_language_is_proven(language: str, tmp_path: Path) -> None:
    sample(language).save(tmp_path / "briefing")
    assert check(tmp_path / "briefing") == []
    data = json.loads((tmp_path / "briefing" / "briefing.json").read_text(encoding="utf-8"))
    assert data["language"] == language
    assert f'<html lang="{language}">' in (tmp_path / "briefing" / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> Briefing:
    """Return the sample in the language that shows what was never looked up."""
    language = Wide()
    monkeypatch.setattr(told_in, "_catalogue", lambda _language: language)
    return sample("en")


def forgotten(found: list[str], briefing: Briefing) -> list[str]:
    """Return texts with a word that the sample's stages, whose sentences are made up, do not say."""
    file = briefing.file
    programme = briefing.schedule.made_from
    said = (
        json.dumps([file.schedule, file.coverage, file.outlook, file.claims])
        + f"{file.assumptions} {programme}"
    )
    made_up = set(re.findall(r"\b[a-z]{3,}", said))
    return [text for text in found if set(re.findall(r"\b[a-z]{3,}", text)) - made_up]


def test_no_text_of_page_paper_or_statements_misses_the_catalogue(wide: Briefing) -> None:
    assert forgotten(plain_statements(wide.file), wide) == []
    assert forgotten(plain_words(render(wide), wide.file), wide) == []
    assert forgotten(plain_words(render(wide, paper=True), wide.file), wide) == []


def test_the_pseudo_language_finds_a_text_that_was_forgotten(wide: Briefing) -> None:
    page = render(wide).replace("</main>", "<p>This was forgotten.</p></main>")
    assert forgotten(plain_words(page, wide.file), wide) == ["This was forgotten."]


def test_a_billion_is_no_french_billion() -> None:
    assert sums("en", 100e9) == "100 bn USD"
    assert sums("fr", 100e9) == "100 milliards USD"
    assert sums("uk", 100e9) == "100 млрд USD"
    assert sums("fr", 1e9) == "1 milliard USD"
    assert sums("en", 1.5e12) == "1.5 tn USD"
    assert sums("fr", 1.5e12) == "1 500 milliards USD"  # a French billion would be read as a thousandth of it
    assert sums("uk", 1.5e12) == "1,5 трлн USD"
    assert sums("fr", 1.5e6) == "1,5 million USD"


def test_ukrainian_counts_in_three_forms() -> None:
    with speaking("uk"):
        words = [counted("{n} report", "{n} reports", n) for n in (1, 2, 5, 11, 21, 22, 25)]
    assert words == [
        "1 повідомлення", "2 повідомлення", "5 повідомлень", "11 повідомлень", "21 повідомлення", "22 повідомлення",
        "25 повідомлень",
    ]  # fmt: skip
    with speaking("uk"):
        assert [told(f"{n} months") for n in (2, 5, 54)] == ["2 місяці", "5 місяців", "54 місяці"]
        assert told("1 month") == "1 місяць"


def test_dates_ranges_and_shares_as_each_language_writes_them() -> None:
    share = StatedFigure(value=0.308, low=0.299, high=0.36, unit="share", rests_on=())
    with speaking("fr"):
        assert printed(share) == "30,8\xa0% (29,9\xa0% à 36\xa0%)"
        assert printed_value("2025-09-01", "date") == "1er septembre 2025"
        assert printed_value(20000, "number") == "20\u202f000"
    with speaking("uk"):
        assert printed(share) == "30,8% (29,9% – 36%)"
        assert (
            printed_value("2033-08", "month") == "серпня 2033 року"
        )  # by, until, within: all ask for this case
        assert printed_value("2033-08", "month", alone=True) == "серпень 2033"


def test_what_both_ends_share_is_told_once() -> None:
    people = StatedFigure(value=None, low=9.28e6, high=11.2e6, unit="people", rests_on=())
    money = StatedFigure(value=None, low=90e9, high=100e9, unit="USD", rests_on=())
    with speaking("fr"):
        assert printed(people) == "9,28 à 11,2\N{NO-BREAK SPACE}millions"
        assert printed(money) == "90 à 100\N{NO-BREAK SPACE}milliards\N{NO-BREAK SPACE}USD"


def test_a_sentence_of_the_plan_is_told_again_with_its_figures() -> None:
    sentence = (
        "Kept in August 2033, as no unit can arrive before March 2030, 54 months after the first order; from then on "
        "the output open to this buyer sets the pace."
    )
    with speaking("fr"):
        says = retold(sentence, ("statement:1",))
    assert says.text.startswith(
        "Tenue en août 2033, car aucune unité ne peut arriver avant mars 2030, soit 54 mois"
    )
    assert [figure.value for figure in says.figures] == ["2033-08", "2030-03", 54]


def test_a_list_is_cut_at_names_that_are_known_and_not_inside_them() -> None:
    names = (
        "One more unit a month of any one of them would bring nothing: Nansen programme, military part, floor for 2027 "
        "to 2030; PAC-3 MSE; 155 mm shell and 26 more."
    )
    with speaking("fr"):
        assert told(names).endswith(
            "programme Nansen, part militaire, plancher pour 2027-2030\u202f; PAC-3 MSE\u202f; obus de 155 mm\u202f; 26 autres."
        )


def test_words_that_no_stage_says_stand_as_they_are() -> None:
    own = (
        "Our ministry assumes 12 howitzers a year from 2031-02-30 on, number 123456789012345678901234567890."
    )
    for language in LANGUAGES:
        with speaking(language):
            assert retold(own, ()).text == own


def test_titles_are_set_from_parts_and_equipment_keeps_its_name() -> None:
    with speaking("fr"):
        title = agreement_title(samples.agreement())
        assert item_name("Patriot systems") == "systèmes Patriot"
        assert item_name("PAC-3 MSE") == "PAC-3 MSE"
        assert party_names(["US", "UA", "EUROPE"]) == "États-Unis, Ukraine et Europe"
    assert plain(title) == (
        "L’Ukraine achèterait des armes aux États-Unis pour au moins 90 milliards USD, aux frais de l’Europe"
    )


@pytest.mark.parametrize(
    ("language", "parties", "title"),
    [
        ("fr", ("UA", "PL"), "L’Ukraine et la Pologne achèteraient des armes au Royaume-Uni et à Saab"),
        ("fr", ("US",), "Les États-Unis achèteraient des armes au Royaume-Uni et à Saab"),
        ("uk", ("UA", "PL"), "Україна і Польща можуть купити зброю у Великої Британії і Saab"),
        ("uk", ("TG",), "Того може купити зброю у Великої Британії і Saab"),
    ],
)
def test_verbs_agree_and_parties_bend(language: str, parties: tuple[str, ...], title: str) -> None:
    one = samples.agreement(buyer=parties, seller=("GB", "Saab"), funder=None, amounts=(), conflicts=())
    with speaking(language):
        assert plain(agreement_title(one)) == title


def test_described_speakers_are_translated_and_named_ones_stay() -> None:
    with speaking("fr"):
        assert speaker_name("Russian analysts") == "analystes (Russie)"
        assert speaker_name("reliable unnamed sources") == "sources non nommées (fiable)"
        assert speaker_name("Volodymyr Zelensky") == "Volodymyr Zelensky"
        told = speaker_name("two people familiar with the decision")
        assert told == speaker_name("people familiar with the matter") != "people familiar with the matter"
    with speaking("uk"):
        assert speaker_name("sources close to the talks") == "джерела (близько до переговорів)"


def plain(text: str) -> str:
    """Return a text with ordinary spaces."""
    return " ".join(text.split())


def test_the_walk_back_and_the_summary_speak_the_language_of_the_briefing(tmp_path: Path) -> None:
    briefing = sample("uk")
    briefing.save(tmp_path / "briefing")
    tree = why(tmp_path / "briefing", 1)
    assert "каже особи, близькі до переговорів" in tree
    assert "опубліковано:" in tree
    assert "Усього" in briefing.summary()
    assert why(tmp_path / "briefing", 1) == tree  # and leaves English as it was for whoever comes next
    assert counted("{n} report", "{n} reports", 2) == "2 reports"


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(BriefingError, match="en or fr or uk"):
        sample("de")


def test_every_described_speaker_that_the_reader_knows_has_a_name_in_every_language() -> None:
    """The tables of the reader, of all its languages, are asked; a person, an outlet or a proper name stays."""
    described = set()
    for path in files("rempart.data").joinpath("languages").iterdir():
        if not path.joinpath("speakers.csv").is_file():
            continue
        with path.joinpath("speakers.csv").open(encoding="utf-8") as table:
            for row in csv.DictReader(table):
                if row["kind"] == "speaker" and row["value"] not in {
                    "that firm",
                    "that outlet",
                    "those sources",
                }:
                    described.add(row["value"])
                if row["kind"] == "institution":
                    described.add(row["value"].replace("of {}", "of Norway").replace("{}", "Norwegian"))
    for language in ("fr", "uk"):
        with speaking(language):
            untold = {name for name in described if speaker_name(name) == name}
        assert untold <= PROPER_NAMES, language
