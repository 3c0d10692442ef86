"""What belongs together: parts and their whole, a purchase and the loan that pays it."""

import pytest
from tests.claims.claims_samples import sentence

# Language, text, the figures of the part and those of what it is linked to (None: it has none), how.
LINKED = [
    ("en", "Norway has ordered 20 Leopard tanks from KNDS. The first six tanks will be delivered in 2027.", 6, 20, "part_of"),
    ("pl", "Polska zamówiła w Korei 60 czołgów K2. Spośród nich 20 powstanie w Gliwicach.", 20, 60, "part_of"),
    ("es", "Chile compró a Embraer seis aviones C-390. El contrato incluye una opción por otros tres aviones.", 3, 6, "part_of"),
    ("fr", "La Grèce achètera à la France 40 missiles Exocet et 6 radars. Le contrat d'une valeur de 300 millions d'euros a été signé à Athènes.", 6, 3e8, "part_of"),
    ("uk", "Норвегія виділить Україні 300 мільйонів євро на зброю. 200 мільйонів підуть на дрони, ще 100 мільйонів – на снаряди.", 1e8, 3e8, "part_of"),
    ("cs", "Česko objednalo od firmy KNDS 30 tanků Leopard. Celkem evropské státy u KNDS objednaly 120 tanků Leopard.", 30, 120, "part_of"),
    ("sv", "Danmark har beställt tio Gripen av Saab. Beställningen är den första etappen i planen på att skaffa trettio Gripen.", 10, 30, "part_of"),
    ("ru", "Rheinmetall и украинская компания подписали соглашение о производстве артиллерийских снарядов на новом заводе. Вложения оцениваются в 90 млн евро. Первые снаряды предприятие выпустит в 2028 году, а на проектную мощность — 50 тыс. штук в год — выйдет к 2030 году.", 50_000, None, "part_of"),
    ("en", "Rheinmetall and the Bulgarian firm VMZ signed an agreement on producing artillery shells. The plant will make 80,000 shells a year. The investment is put at 900 million euros.", 9e8, 80_000, "part_of"),
    ("fr", "La Pologne a commandé deux frégates à Naval Group pour 900 millions d'euros. Les deux frégates seront construites par Naval Group à Lorient.", 2, 9e8, "part_of"),
    ("sv", "Danmark beställer fyra Gripen av Saab. Ordern är den andra etappen i planen på att köpa trettio Gripen. Den första, också den på sex plan, undertecknades i mars 2023.", 6, 30, "part_of"),
    ("uk", "Україна готує угоду про закупівлю американської зброї на 40 мільярдів доларів. Ідеться насамперед про системи Patriot і ракети до них. Платити мають європейські партнери. Україна хоче замовити у США 12 систем Patriot.", 12, 4e10, "part_of"),
    ("en", "Ukraine is preparing a deal to buy American weapons worth 40 billion dollars. It covers mainly Patriot systems and fighter jets. European partners are to pay. Ukraine wants to order 12 Patriot systems from the United States.", 12, 4e10, "part_of"),
    ("pl", "Rumunia zamówiła w Korei 40 czołgów K2. Bank KEXIM pożyczy Rumunii 2 mld dolarów na czołgi K2.", 40, 2e9, "financed_by"),
]  # fmt: skip
APART = [
    (
        "en",
        "Norway has ordered 20 Leopard tanks from KNDS. Sweden has received six Leopard tanks from Germany.",
    ),
    ("en", "Norway has ordered 20 Leopard tanks. It also bought two frigates."),
    (
        "en",
        "Ukraine is preparing a deal to buy American weapons worth 40 billion dollars. European partners are to pay. It wants to order 12 Patriot systems from the United States.",
    ),
]


def _figure(claim: object) -> set[float]:
    return {f.value for f in (getattr(claim, "quantity", None), getattr(claim, "amount", None)) if f}


@pytest.mark.parametrize(("code", "text", "part", "whole", "relation"), LINKED)
def test_a_part_is_linked_to_its_whole(
    code: str, text: str, part: float, whole: float | None, relation: str
) -> None:
    found = {claim.id: claim for claim in sentence(text, code)}
    linked = [
        (_figure(c), _figure(found[k.claim]))
        for c in found.values()
        for k in c.links
        if k.relation == relation
    ]
    assert any(part in one and (whole in other if whole else not other) for one, other in linked)


@pytest.mark.parametrize(("code", "text"), APART)
def test_other_deals_are_not_linked(code: str, text: str) -> None:
    assert not any(claim.links for claim in sentence(text, code))


def test_the_price_of_one_thing_is_no_whole_of_it() -> None:
    text = "Le Maroc a commandé huit hélicoptères H225M à Airbus. Une source proche du dossier évalue le contrat à 390 millions d'euros."
    assert not any(claim.links for claim in sentence(text, "fr"))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Poland buys three fire units with twelve launchers from Germany."),
        ("de", "Polen kauft von Deutschland drei Feuereinheiten mit zusammen zwölf Startgeräten."),
        ("fr", "La Pologne achète trois batteries avec douze lanceurs à l'Allemagne."),
        ("es", "Polonia compra a Alemania tres baterías con doce lanzadores."),
        ("it", "La Polonia compra dalla Germania tre batterie con dodici lanciatori."),
    ],
)
def test_things_that_come_with_others_are_a_part_of_these(code: str, text: str) -> None:
    told = {c.quantity.value: c for c in sentence(text, code) if c.quantity}
    assert [(link.relation, link.claim) for link in told[12].links] == [("part_of", told[3].id)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Poland has ordered 50 Rosomak vehicles from Patria. The new vehicles, including six ambulances, will arrive in 2029."),
        ("de", "Polen hat bei Patria 50 Rosomak bestellt. Die neuen Fahrzeuge, darunter sechs Sanitätsfahrzeuge, sollen 2029 ausgeliefert werden."),
        ("pl", "Polska zamówiła w firmie Patria 50 Rosomaków. Nowe wozy, w tym sześć wozów ewakuacji medycznej, zostaną dostarczone w 2029 roku."),
    ],
)  # fmt: skip
def test_some_of_the_things_just_told_are_a_part_of_the_deal(code: str, text: str) -> None:
    told = {c.quantity.value: c for c in sentence(text, code) if c.quantity}
    assert [(link.relation, link.claim) for link in told[6].links] == [("part_of", told[50].id)]


@pytest.mark.parametrize(
    "text",
    [
        "Poland ordered 12 Krab howitzers for 100 million euros. Poland ordered 4 F-35 jets for 200 million euros. Poland ordered 50 K2 tanks for 300 million euros.",
        "Ukraine gets 300 million euros in military aid from Germany. Norway gives Ukraine 100 million euros in military aid. Denmark gives Ukraine 200 million euros in military aid.",
        "Poland ordered 100 K2 tanks from Hyundai Rotem for 2 billion dollars. General Dynamics delivered 20 Abrams tanks to Poland in May.",
        "Poland ordered 32 F-35 jets from Lockheed Martin for 4 billion dollars. Warsaw refused a loan of 2 billion dollars from Korea for its army.",
    ],
)
def test_deals_of_others_and_loans_refused_are_linked_to_nothing(text: str) -> None:
    assert [claim.links for claim in sentence(text, "en") if claim.links] == []
