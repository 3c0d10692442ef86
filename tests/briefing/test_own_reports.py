"""Reports in four languages that nobody tuned anything for: the page in French and Ukrainian holds no English.

What stays is what somebody said or is called: quotes, titles, names of outlets and equipment, ids, rows of tables.
"""

import re
from typing import Any

import pytest
from lxml import html

import rempart as rp
from rempart.briefing.page.pages import render

TEXTS = {
    "Nordzeitung": (
        "Norwegen bestellt Panzerhaubitzen\n"
        "Oslo. Norwegen hat am Dienstag einen Vertrag über 24 Panzerhaubitzen mit KNDS unterzeichnet. Der Kaufpreis "
        "beträgt 1,3 Milliarden Euro, wie das Verteidigungsministerium in Oslo mitteilte. Nach Angaben eines Sprechers "
        "will Deutschland zudem vier U-Boote mit Norwegen bauen.\n"
    ),
    "Dziennik Nadbrzeżny": (
        "Polska kupi wyrzutnie\n"
        "Warszawa. Polska zamierza kupić od Korei Południowej 290 wyrzutni Chunmoo za około 6 miliardów dolarów. "
        "Minister obrony powiedział, że umowa zostanie podpisana w przyszłym roku.\n"
    ),
    "Diario del Faro": (
        "España y Marruecos hablan de seguridad\n"
        "Madrid. Los ministros de Defensa de España y de Marruecos se reunieron el jueves para hablar de la situación "
        "en el Estrecho. No se firmó ningún acuerdo.\n"
    ),
    "The Hill Post": (
        "Sweden to supply Gripen jets to Colombia\n"
        "Bogota. Sweden would deliver Gripen fighters to Colombia under an agreement announced on Friday, the Colombian "
        "president said. Neither side disclosed how many. Reliable sources close to the talks said that Colombia would buy "
        "missiles from Sweden for 400 million dollars. Russian analysts said that the list of weapons is confidential.\n"
    ),
}
QUOTED = (
    "//style|//blockquote|//q|//cite|//*[@lang='en']|//*[contains(@class, 'document')]|//*[@id='rows']"
    "|//a[starts-with(@href, '#row') or starts-with(@href, 'http')]"
)
# Words that English sentences are made of and that neither French nor Ukrainian has.
ENGLISH = re.compile(r"\b(?:the|of|with|by|from|and|would|is|are|was|not|who|that|which|account|president)\b")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> rp.Ledger:
    folder = tmp_path_factory.mktemp("reports")
    rows = ["id,published,publisher,source"]
    for number, (publisher, text) in enumerate(TEXTS.items()):
        (folder / f"r{number}.txt").write_text(text, encoding="utf-8")
        rows.append(f"r{number},2025-09-0{number + 1},{publisher},")
    meta = folder / "reports.csv"
    meta.write_text("\n".join(rows), encoding="utf-8")
    return rp.merge(rp.extract(rp.read(*sorted(folder.glob("*.txt")), meta=meta)))


@pytest.fixture(scope="module")
def results(ledger: rp.Ledger) -> tuple[rp.Schedule, rp.Coverage, rp.Outlook]:
    schedule = rp.schedule(rp.Programme.from_ledger(ledger))
    coverage = rp.cover(schedule, rp.places("UA"))
    return schedule, coverage, rp.weigh(ledger, schedule, coverage, sets=200)


def own_words(page: str) -> list[str]:
    """Return what the page says in its own words, a text for each paragraph, cell or line."""
    tree: Any = html.fromstring(page)
    for element in tree.xpath(QUOTED):
        if element.getparent() is not None:
            element.drop_tree()
    names = [*TEXTS, *(text.partition("\n")[0] for text in TEXTS.values())]
    told = []
    for element in tree.xpath(
        "//p|//li|//h1|//h2|//h3|//h4|//td|//th|//dt|//dd|//summary|//figcaption|//desc|//title"
    ):
        text = " ".join(element.text_content().split())
        for name in names:
            text = text.replace(name, " ")
        told.append(re.sub(r"«[^«»]*»", " ", text))
    return told


@pytest.mark.parametrize("language", ["fr", "uk"])
def test_no_english_is_left(
    language: str, ledger: rp.Ledger, results: tuple[rp.Schedule, rp.Coverage, rp.Outlook]
) -> None:
    briefing = rp.compose(ledger, *results, lang=language)
    page = own_words(render(briefing))
    assert len(page) > 100
    assert [text for text in page if ENGLISH.search(text)] == []
    assert [
        text for text in briefing.summary().splitlines() if ENGLISH.search(re.sub("«[^«»]*»", "", text))
    ] == []


def test_the_test_finds_english(
    ledger: rp.Ledger, results: tuple[rp.Schedule, rp.Coverage, rp.Outlook]
) -> None:
    page = own_words(render(rp.compose(ledger, *results)))
    assert sum(bool(ENGLISH.search(text)) for text in page) > 50


def test_who_says_it_is_told_in_the_language(
    ledger: rp.Ledger, results: tuple[rp.Schedule, rp.Coverage, rp.Outlook]
) -> None:
    page = " ".join(own_words(render(rp.compose(ledger, *results, lang="fr"))))
    assert "ministère de la Défense (Norvège)" in page
    assert "président (Colombie)" in page
    assert "à la Corée du Sud" in page
    assert "submarines" not in page


def test_the_walk_back_in_french_holds_no_english_unit_and_keeps_its_spaces(
    ledger: rp.Ledger, results: tuple[rp.Schedule, rp.Coverage, rp.Outlook]
) -> None:
    briefing = rp.compose(ledger, *results, lang="fr")
    told = "\n".join(briefing.why(statement.n) for statement in briefing.file.statements)
    figures = [line for line in told.splitlines() if "chiffre" in line]
    assert len(figures) > 20
    assert [
        line
        for line in figures
        if re.search(r"\((?:origins|agreements|claims|reports|trials|units)\)$", line)
    ] == []
    assert "\N{REPLACEMENT CHARACTER}" not in told
    assert "1,3\N{NO-BREAK SPACE}milliard" in told
