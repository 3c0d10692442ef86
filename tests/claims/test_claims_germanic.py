"""Compounds, separable verbs, verbs that stand last and inverted subjects, in the languages that have them."""

import pytest
from tests.claims.claims_samples import sentence

from rempart.claims.language import language
from rempart.claims.page import page

# code, sentence, type, status, roles, item, unit, quantity, amount
DEALS = [
    ("de", "Litauen erhielt aus Deutschland zehn Patriot-Flugabwehrraketen.", "delivery", {"funder": ("DE",), "recipient": ("LT",)}),
    ("de", "Für die Ukraine stellt Berlin mindestens 11,5 Milliarden Euro für Waffen bereit.", "funding", {"funder": ("DE",), "recipient": ("UA",)}),
    ("de", "Norwegen sagte der Ukraine weitere 1,5 Milliarden Kronen für Munition zu.", "funding", {"funder": ("NO",), "recipient": ("UA",)}),
    ("de", "Deutschland hat der Ukraine nach langem Zögern zwei Patriot-Systeme übergeben.", "donation", {"funder": ("DE",), "recipient": ("UA",)}),
    ("de", "Südkorea soll Polen 180 Kampfpanzer verkaufen.", "purchase", {"seller": ("KR",), "buyer": ("PL",)}),
    ("de", "Die Haubitzen wurden der Ukraine von Dänemark überlassen, 19 Geschütze an der Zahl.", "donation", {"funder": ("DK",), "recipient": ("UA",)}),
    ("de", "Im Juli bestellte Ungarn in Schweden vier Kampfjets.", "purchase", {"buyer": ("HU",), "seller": ("SE",)}),
    ("de", "Die Regierung in Kopenhagen hat zugesagt, der Ukraine 19 Kampfjets zu liefern.", "donation", {"funder": ("DK",), "recipient": ("UA",)}),
    ("de", "Kongsberg erhielt von Dänemark einen Auftrag über 700 Millionen Dollar für Raketen.", "purchase", {"seller": ("Kongsberg", "NO"), "buyer": ("DK",)}),
    ("nl", "Nederland droeg 500 miljoen euro bij aan wapens voor Oekraïne.", "funding", {"funder": ("NL",), "recipient": ("UA",)}),
    ("nl", "Denemarken heeft negentien gevechtsvliegtuigen aan Oekraïne geschonken.", "donation", {"funder": ("DK",), "recipient": ("UA",)}),
    ("sv", "Nu skänker Sverige 18 haubitsar till Ukraina.", "donation", {"funder": ("SE",), "recipient": ("UA",)}),
    ("sv", "Danmark har tillsammans med Norge beställt 40 haubitsar från Frankrike.", "purchase", {"buyer": ("DK", "NO"), "seller": ("FR",)}),
    ("no", "Kongsberg har signert en kontrakt med Polen om levering av missiler for 16 milliarder kroner.", "purchase", {"seller": ("Kongsberg", "NO"), "buyer": ("PL",)}),
    ("da", "Samtidig donerer Danmark 50 kampvogne til Ukraine.", "donation", {"funder": ("DK",), "recipient": ("UA",)}),
]  # fmt: skip

NUMBERS = [
    ("de", "zweihundertfünfzig Panzer", 250), ("de", "dreiundvierzig Panzer", 43),
    ("de", "ein Dutzend Panzer", 12), ("nl", "honderdtwintig granaten", 120),
    ("nl", "vijfentwintig raketten", 25), ("sv", "tjugofem haubitsar", 25),
    ("no", "førtito missiler", 42), ("da", "femogtyve missiler", 25),
]  # fmt: skip

SUMS = [
    ("de", "anderthalb Milliarden Euro", 1.5e9, "EUR", "exact"),
    ("de", "knapp zweieinhalb Mrd. US-Dollar", 2.5e9, "USD", "approx"),
    ("de", "eine halbe Milliarde Euro", 5e8, "EUR", "exact"),
    ("de", "bis zu 3,3 Mio. Franken", 3.3e6, "CHF", "at_most"),
    ("nl", "ruim anderhalf miljard euro", 1.5e9, "EUR", "at_least"),
    ("sv", "drygt 9,2 miljarder kronor", 9.2e9, "SEK", "at_least"),
    ("sv", "130 miljoner euro", 1.3e8, "EUR", "exact"),
    ("no", "drøyt halvannen milliard kroner", 1.5e9, "NOK", "at_least"),
    ("da", "op mod 58 mia. kr.", 5.8e10, "DKK", "approx"),
    ("da", "svenske kroner", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "kind", "roles"), DEALS, ids=[text for _, text, _, _ in DEALS])
def test_who_deals(code: str, text: str, kind: str, roles: dict[str, tuple[str, ...]]) -> None:
    (claim,) = sentence(text, code)
    assert claim.type == kind
    assert {role: getattr(claim, role) for role in roles} == roles


@pytest.mark.parametrize(("code", "text", "value"), NUMBERS, ids=[text for _, text, _ in NUMBERS])
def test_number_words_in_one(code: str, text: str, value: int) -> None:
    assert [count.quantity.value for count in page(text, language(code)).counts] == [value]


@pytest.mark.parametrize(("code", "text", "value", "currency", "bound"), SUMS, ids=[s[1] for s in SUMS])
def test_sums_in_words(
    code: str, text: str, value: float | None, currency: str | None, bound: str | None
) -> None:
    found = [(s.amount.value, s.amount.currency, s.amount.bound) for s in page(text, language(code)).sums]
    assert found == ([(value, currency, bound)] if value else [])


def test_missiles_are_no_systems() -> None:
    (claim,) = sentence("Polen kauft in den USA zehn Patriot-Flugabwehrraketen.", "de")
    assert (claim.item, claim.unit) == ("Patriot", "missile")
    (claim,) = sentence("Polen kauft in den USA zehn Patriot-Systeme.", "de")
    assert (claim.item, claim.unit) == ("Patriot", "system")


def test_the_head_of_a_compound_says_what_it_is() -> None:
    found = page("Waffenlieferungen, Drohnenabwehrsysteme", language("de"))
    assert [m.value for m in found.mentions.of("frame")] == ["deliver"]
    assert [m.value for m in found.mentions.of("item")] == ["weapons", "counter-drone systems"]


def test_a_particle_makes_another_verb() -> None:
    told = page("Norwegen sagte der Ukraine Waffen zu.", language("de"))
    assert [m.value for m in told.mentions.of("frame")] == ["pledge"]
    assert not told.mentions.of("speech")
    said = page("Norwegen sagte am Montag, es sei zu früh.", language("de"))
    assert [m.value for m in said.mentions.of("speech")] == ["said"]


def test_what_a_contract_is_about_is_no_bound() -> None:
    (claim,) = sentence("Polen unterzeichnete mit Südkorea einen Vertrag über 180 Panzer.", "de")
    assert claim.quantity
    assert claim.quantity.bound == "exact"
    (claim,) = sentence("Polen kauft in Südkorea über 180 Panzer.", "de")
    assert claim.quantity
    assert claim.quantity.bound == "at_least"
