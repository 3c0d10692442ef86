"""Whose a text is that says so in its head: a press release, an interview; and who speaks for a body by name."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.extraction import extract_one

# A press release that names its issuer in the line below the title, and tells nothing of who speaks.
RELEASES = [
    ("en", "Norway buys missiles\n\nPress release from the Ministry of Defence, 21 April\n\nNorway will buy 40 NASAMS missiles from Kongsberg for 3.5 billion kroner in the coming year.\n\nNorway is also giving Ukraine 12 tracked vehicles.", "Norwegian Ministry of Defence"),
    ("fr", "La France livre des canons\n\nCommuniqué de presse du ministère des Armées – Paris, le 21 avril\n\nLa France livrera à l'Ukraine douze canons Caesar d'ici à la fin de l'année.\n\nLa France achètera aussi 40 missiles Aster.", "French Ministry of the Armed Forces"),
    ("de", "Schweiz bestellt Radare\n\nMedienmitteilung des VBS, 21. April\n\nDie Schweiz kauft bei Hensoldt fünf Radare für 150 Millionen Franken, die ab 2028 geliefert werden.\n\nDie Schweiz bestellt zudem zwei Systeme IRIS-T SLM.", "Swiss Department of Defence"),
    ("es", "España compra radares\n\nNota de prensa del Ministerio de Defensa. Madrid, 21 de abril\n\nEspaña comprará a Indra cinco radares por 150 millones de euros antes del final de 2028.\n\nEspaña entregará además a Ucrania 12 vehículos blindados.", "Spanish Ministry of Defence"),
]  # fmt: skip
INTERVIEWS = [
    ("en", "In an interview with the Levant Courier, Armenian defence minister Suren Papikyan said that Armenia would buy 36 howitzers.", "Levant Courier"),
    ("es", "España comprará 20 carros Leopard, dijo la ministra de Defensa, Margarita Robles, en una entrevista con El Mundo.", "El Mundo"),
    ("it", "L'Italia fornirà all'Ucraina 20 obici, ha detto il ministro della Difesa Guido Crosetto in un'intervista al Corriere della Sera.", "Corriere della Sera"),
]  # fmt: skip
NAMED = [
    ("pl", "Polska nie przekazała Ukrainie sześciu myśliwców MiG-29 – oświadczył w środę rzecznik Ministerstwa Obrony Narodowej Janusz Sejmej.", "Janusz Sejmej"),
    ("bg", "България ще купи 27 американски бронирани машини за 40 млн. долара. Това съобщи министърът на отбраната в петък.", "Bulgarian defence minister"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "name"), RELEASES, ids=[code for code, *_ in RELEASES])
def test_a_press_release_is_told_by_its_issuer_to_the_end(code: str, text: str, name: str) -> None:
    report = extract_one(document(text, code))
    assert report.origin == name
    assert {c.attributed_to for c in report.claims} == {(name,)}


@pytest.mark.parametrize(("code", "text", "name"), INTERVIEWS + NAMED)
def test_the_origin_is_the_outlet_of_an_interview_or_who_speaks_by_name(
    code: str, text: str, name: str
) -> None:
    assert extract_one(document(f"Arms news\n{text}", code)).origin == name


def test_a_release_told_of_further_down_is_no_head_of_the_text() -> None:
    text = "Tanks for Poland\n\nPoland will buy 30 Leopard tanks from Germany for 400 million euros in the coming year.\n\nA press release from the Ministry of Defence in Madrid said that Spain would give 12 vehicles."
    assert extract_one(document(text, "en")).claims[0].attributed_to == ()
