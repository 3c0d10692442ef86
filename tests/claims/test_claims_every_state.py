"""Every state is read by its name, and in every language with full tables by its adjective and its capital."""

import pytest
from babel import Locale

from rempart.claims.folding import plain_letters
from rempart.claims.language import language, languages, state_names
from rempart.claims.mentions import Mention
from rempart.claims.page import page
from rempart.claims.wordlists import wordlist

FULL = sorted(languages() - {"ar", "ja", "ko", "zh"})
# Names that are first of all those of persons, cities or small words: *Maurice*, *Granada*, *того*.
OTHER = {
    ("fr", "DM"), ("fr", "GD"), ("fr", "MU"), ("es", "GD"), ("es", "MU"), ("pt", "GD"), ("pt", "MU"),
    ("it", "MC"), ("cs", "DM"), ("sk", "DM"), ("pl", "DM"), ("hr", "DM"), ("hu", "DM"), ("ru", "TG"), ("uk", "TG"),
}  # fmt: skip
BLOCS = {"EU", "EUROPE", "NATO"}
PRESS = [
    ("en", "Ivory Coast ordered six patrol boats.", "CI"),
    ("en", "Ouagadougou ordered six drones.", "BF"),
    ("en", "Papua New Guinea ordered two boats.", "PG"),
    ("en", "The Ghanaian army ordered ten trucks.", "GH"),
    ("fr", "L'armée ivoirienne a commandé dix blindés.", "CI"),
    ("fr", "La RDC a commandé dix blindés.", "CD"),
    ("de", "Die senegalesische Marine hat drei Boote bestellt.", "SN"),
    ("de", "Die Regierung der Elfenbeinküste bestellt Boote.", "CI"),
    ("es", "El ejército ugandés compró diez blindados.", "UG"),
    ("it", "Il governo maltese ha ordinato un pattugliatore.", "MT"),
    ("pt", "O exército moçambicano comprou dez blindados.", "MZ"),
    ("nl", "De Rwandese regering bestelde tien voertuigen.", "RW"),
    ("pl", "Rząd Botswany zamówił dziesięć pojazdów.", "BW"),
    ("cs", "Ugandská armáda objednala deset vozidel.", "UG"),
    ("sk", "Keňská armáda objednala desať vozidiel.", "KE"),
    ("uk", "Уряд Ботсвани замовив десять машин.", "BW"),
    ("ru", "Правительство Южного Судана купило вертолёты.", "SS"),
    ("hr", "Vlada Malavija naručila je vozila. Bocvana također.", "BW"),
    ("ro", "Guvernul Namibiei a comandat zece vehicule.", "NA"),
    ("bg", "Правителството на Ботсвана поръча машини.", "BW"),
    ("el", "Η κυβέρνηση της Ναμίμπιας παρήγγειλε οχήματα.", "NA"),
    ("hu", "Elefántcsontparttól Kenyáig: Ghánának tíz járművet adtak.", "GH"),
    ("fi", "Kenian hallitus tilasi ajoneuvoja.", "KE"),
    ("tr", "Nijerya ve Gana'nın siparişi: on araç.", "GH"),
    ("sv", "Ghanas regering beställde tio fordon.", "GH"),
    ("no", "Den kenyanske hæren bestilte ti kjøretøy.", "KE"),
    ("da", "Den ugandiske hær bestilte ti køretøjer.", "UG"),
]


def states_in(text: str, code: str) -> set[str]:
    found: list[Mention] = page(text, language(code), whole=True).mentions.of("party", "adjective")
    return {one.value for one in found} | {one.says("or") for one in found}


@pytest.mark.parametrize("code", FULL)
def test_every_state_is_read_by_its_name(code: str) -> None:
    names = Locale.parse(code).territories
    lacking = [
        f"{state} {names[state]}"
        for state in sorted(set(state_names()) - BLOCS)
        if (code, state) not in OTHER and state not in states_in(f"({names[state]})", code)
    ]
    assert not lacking


@pytest.mark.parametrize("code", FULL)
def test_every_form_of_a_state_in_the_tables_is_read(code: str) -> None:
    """A capital or an adjective hidden by another word would never be found."""
    lacking = [
        f"{form} {state}"
        for kind, written, state, more in wordlist(code)
        if kind == "adjective" or (kind == "party" and "capital" in more)
        for form in [plain_letters(written.partition("(")[0])]
        if "(" not in written and "{" not in written and "*" not in written
        and state not in states_in(f"({form})", code)
    ]  # fmt: skip
    assert not lacking


@pytest.mark.parametrize(("code", "text", "state"), PRESS)
def test_press_names_adjectives_and_capitals(code: str, text: str, state: str) -> None:
    assert state in states_in(text, code)


def test_a_given_name_is_no_state() -> None:
    assert "TD" not in states_in("Gen. Chad Franks said the wing needs 40 jets.", "en")
    assert "TD" in states_in("Chad buys 40 drones.", "en")
    assert "TD" in states_in("Chad Buys 40 Drones", "en")


NO_STATE = [
    ("it", "La conferenza di Monaco discute gli aiuti.", "MC"),
    ("fr", "Dominique de Villepin a critiqué l'achat de Maurice Dupont.", "DM"),
    ("es", "La fábrica de Granada entregó diez cañones.", "GD"),
    ("ru", "Того же дня Польша передала танки.", "TG"),
    ("uk", "Того ж дня Польща передала танки.", "TG"),
    ("en", "Patrols in the Gulf of Guinea need six boats.", "GN"),
    ("fr", "Les patrouilles du golfe de Guinée ont reçu six bateaux.", "GN"),
    ("cs", "Ministryně Dominika Nováková objednala vozidla.", "DM"),
]


@pytest.mark.parametrize(("code", "text", "state"), NO_STATE)
def test_a_name_of_other_things_is_no_state(code: str, text: str, state: str) -> None:
    assert state not in states_in(text, code)
