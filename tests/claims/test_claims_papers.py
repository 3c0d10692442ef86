"""Papers that no table knows are named by a word of their titles; what is no title is none."""

from pathlib import Path

import pytest

from rempart.claims.extraction import extract
from rempart.sources.reading import read

DEALS = {
    "en": "Norway will buy 12 Patriot systems for 2.4 billion dollars, {} reports.",
    "fr": "La Norvège va acheter 12 systèmes Patriot pour 2,4 milliards de dollars, rapporte {}.",
    "de": "Laut {} kauft Norwegen 12 Patriot-Systeme für 2,4 Milliarden Dollar.",
    "uk": "За даними {}, Норвегія купить 12 систем Patriot за 2,4 мільярда доларів.",
    "nl": "Volgens {} koopt Noorwegen 12 Patriot-systemen voor 2,4 miljard dollar.",
    "ja": "{}によると、ノルウェーは12基のPatriotシステムを24億ドルで購入する。",
    "zh": "据{}报道，挪威将以24亿美元购买12套Patriot系统。",
}


def origin(folder: Path, text: str) -> str | None:
    (folder / "a.txt").write_text(f"Oslo\n\n{text}\n", encoding="utf-8")
    (report,) = extract(read(folder / "a.txt"))
    assert report.claims
    return report.origin


@pytest.mark.parametrize("language", DEALS)
@pytest.mark.parametrize("title", ["River Gazette", "Upper Valley Tribune", "Radio Lindau"])
def test_an_unknown_paper_is_the_origin(tmp_path: Path, language: str, title: str) -> None:
    assert origin(tmp_path, DEALS[language].format(title)) == title


@pytest.mark.parametrize("word", ["the gazette", "Times", "a post"])
def test_a_word_alone_is_no_title(tmp_path: Path, word: str) -> None:
    assert origin(tmp_path, DEALS["en"].format(word)) in {None, "The Times"}


def test_a_ministry_behind_a_dutch_verb_speaks(tmp_path: Path) -> None:
    text = "Noorwegen koopt 12 Patriot-systemen voor 2,4 miljard dollar, meldde het ministerie van Defensie."
    assert origin(tmp_path, text) == "Norwegian Ministry of Defence"
