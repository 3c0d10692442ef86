"""Who sells what a sentence lets nobody sell: of the deal around it, of the report's firm, of the maker's state."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one

EXCALIBUR, PATRIA = ("Excalibur Army", "CZ"), ("Patria", "FI")
# Some come, and an option is told, sentences behind the deal that names the firm.
ON_WITH_A_DEAL = [
    (
        "en",
        (
            "New guns for Riga\nLatvia signed a contract with Excalibur Army for 24 howitzers. It did not say what they cost.\n"
            "Training takes a year. Eight have been delivered. The contract also holds an option for 12 mortars."
        ),
    ),
    (
        "de",
        (
            "Neue Geschütze\nLettland unterzeichnete mit Excalibur Army einen Vertrag über 24 Haubitzen. Acht Haubitzen wurden "
            "bereits geliefert. Der Vertrag enthält eine Option auf zwölf weitere Haubitzen."
        ),
    ),
    (
        "pl",
        (
            "Nowe działa\nŁotwa podpisała z Excalibur Army umowę na 24 haubice. Osiem haubic już dostarczono. W umowie zapisano "
            "opcję na 12 kolejnych haubic."
        ),
    ),
    (
        "fr",
        (
            "Nouveaux canons\nLa Lettonie a signé avec Excalibur Army un contrat pour 24 obusiers. Huit obusiers ont déjà été "
            "livrés. Le contrat prévoit une option pour douze autres obusiers."
        ),
    ),
]
# A firm reports on its orders: those that it deals with buy.
ON_ITS_ORDERS = [
    (
        "en",
        (
            "Patria books record orders\nPatria said on Tuesday that its order intake doubled. The largest item is a contract "
            "with Latvia for 60 armoured vehicles worth 90 million euros."
        ),
    ),
    (
        "es",
        (
            "Patria duplica sus pedidos\nPatria informó el martes de que sus pedidos se duplicaron. El mayor es un contrato con "
            "Letonia para 60 vehículos blindados por 90 millones de euros."
        ),
    ),
    (
        "it",
        (
            "Patria raddoppia gli ordini\nPatria ha comunicato martedì ordini raddoppiati. Il maggiore è un contratto con la "
            "Lettonia per 60 veicoli blindati da 90 milioni di euro."
        ),
    ),
    (
        "de",
        (
            "Patria verdoppelt Auftragseingang\nPatria meldete am Dienstag einen doppelt so hohen Auftragseingang. Der größte "
            "Posten ist ein Vertrag mit Lettland über 60 Panzerfahrzeuge für 90 Millionen Euro."
        ),
    ),
]
BUILT = [
    (
        "en",
        "The shipyard Remontowa will build six patrol boats for the Latvian navy for 90 million euros.",
        "LV",
    ),
    ("de", "Remontowa wird für 90 Millionen Euro sechs Patrouillenboote für Lettland bauen.", "LV"),
    (
        "pl",
        "Stocznia Remontowa zbuduje sześć okrętów patrolowych dla Marynarki Wojennej za 900 mln zł.",
        "PL",
    ),
]


def _told(code: str, text: str) -> tuple[Claim, ...]:
    return extract_one(document(text, code)).claims


@pytest.mark.parametrize(("code", "text"), ON_WITH_A_DEAL)
def test_deliveries_and_options_have_the_seller_of_their_deal(code: str, text: str) -> None:
    found = {claim.quantity.value: claim for claim in _told(code, text) if claim.quantity}
    assert (found[8].type, found[8].buyer, found[8].seller) == ("delivery", ("LV",), EXCALIBUR)
    assert (found[12].type, found[12].buyer, found[12].seller) == ("purchase", ("LV",), EXCALIBUR)


@pytest.mark.parametrize(("code", "text"), ON_ITS_ORDERS)
def test_who_deals_with_the_firm_of_a_report_buys_of_it(code: str, text: str) -> None:
    (claim,) = _told(code, text)
    assert (claim.buyer, claim.seller) == (("LV",), PATRIA)


def test_a_seller_told_behind_its_things_stays_one() -> None:
    found = _told(
        "en",
        "Patria eyes the north\nPatria said that it would bid for the boats. The minister ruled out the purchase of two destroyers from South Korea.",
    )
    assert [c.seller for c in found if c.quantity] == [("KR",)]


@pytest.mark.parametrize(("code", "text", "buyer"), BUILT)
def test_what_a_firm_builds_for_a_price_is_bought_of_it(code: str, text: str, buyer: str) -> None:
    (claim,) = _told(code, f"Boats\n{text}")
    assert (claim.type, claim.buyer, claim.seller) == ("purchase", (buyer,), ("Remontowa", "PL"))


def test_what_works_cost_buys_none_of_their_things() -> None:
    found = _told(
        "en", "Works\nRheinmetall will build 300,000 shells a year in a plant that costs 90 million euros."
    )
    assert {claim.type for claim in found} == {"production"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Abrams\nPoland ordered Leopard tanks. The United States congratulated Warsaw. The last 18 Abrams tanks ordered by Poland have arrived."),
        ("uk", "Танки\nПольща замовила у США 250 танків Abrams. Останні 18 танків Abrams прибули до Польщі."),
    ],
)  # fmt: skip
def test_what_arrives_at_its_buyer_comes_from_the_maker_named(code: str, text: str) -> None:
    (claim,) = [c for c in _told(code, text) if c.quantity and c.quantity.value == 18]
    assert (claim.type, claim.buyer, claim.seller) == ("delivery", ("PL",), ("US",))


def test_partners_who_are_asked_sell_nothing() -> None:
    found = _told(
        "en",
        "Kyiv\nThe United States makes Patriot systems. Kyiv has asked its partners for five Patriot systems.",
    )
    (claim,) = [c for c in found if c.quantity]
    assert (claim.type, claim.recipient, claim.seller) == ("request", ("UA",), None)


def test_a_scheme_sells_nothing_that_is_lent() -> None:
    found = _told(
        "en",
        "Aid\nNorway pays 200 million euros into PURL. The European Union will lend Ukraine 90 billion euros for weapons.",
    )
    assert {claim.type: claim.seller for claim in found} == {"funding": ("US",), "loan": None}


def test_the_firm_beside_its_things_sells_more_than_its_state() -> None:
    (claim,) = _told(
        "de", "Gerät\nDie Bundeswehr bestellte beim US-Konzern Raytheon acht Patriot-Startgeräte."
    )
    assert claim.seller == ("Raytheon", "US")


def test_the_same_firm_sells_again() -> None:
    found = _told(
        "es",
        "Carros\nPerú firmó con Hyundai Rotem un contrato por 54 tanques. Navantia perdió en agosto. El ejército cerró otro "
        "trato. En 2024 Perú compró a la misma empresa 30 blindados por 60 millones de dólares.",
    )
    assert {c.quantity.value: c.seller for c in found if c.quantity}[30] == ("Hyundai Rotem", "KR")


def test_money_for_weapons_buys_of_the_seller_of_the_money_told_before() -> None:
    found = _told(
        "en",
        "Aid\nNorway and Denmark will pay 400 million dollars for American weapons for Ukraine. Oslo is to put up 260 million "
        "dollars and Copenhagen 140 million dollars.",
    )
    assert {c.amount.value: c.seller for c in found if c.amount}[260e6] == ("US",)


def test_what_is_given_beside_money_for_a_scheme_is_not_sold() -> None:
    found = _told(
        "en",
        "Aid\nNorway will put 200 million euros into PURL. London pays into PURL too and would also provide 85,000 artillery shells.",
    )
    assert {c.quantity.value: c.seller for c in found if c.quantity} == {85_000: None}


def test_the_state_of_a_notice_sells_what_others_list() -> None:
    found = _told(
        "en",
        "Sales\nThe State Department has approved a possible Foreign Military Sale to Morocco of rockets for $388 million. "
        "A second notice concerns the Philippines. It lists 80 FGM-148F missiles and would be the first purchase of Manila.",
    )
    assert {c.quantity.value: c.seller for c in found if c.quantity} == {80: ("US",)}


def test_two_states_that_sign_with_a_firm_both_buy() -> None:
    text = "Norway and Germany have signed a joint contract with Kongsberg for Naval Strike Missiles worth 12 billion Norwegian crowns."
    claim = sentence(text)[0]
    assert (set(claim.buyer or ()), claim.seller) == ({"NO", "DE"}, ("Kongsberg", "NO"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenya will buy 12 howitzers from Excalibur Army. The Czech company will throw in two radars at no cost to Kenya."),
        ("pl", "Kenia kupi od spółki Excalibur Army 12 haubic. Czeska spółka dorzuci Kenii dwa radary za darmo."),
        ("cs", "Keňa koupí od firmy Excalibur Army 12 houfnic. Česká firma přidá Keni dva radary zdarma."),
    ],
)  # fmt: skip
def test_the_firm_of_a_state_is_the_one_named_before_and_gives_what_is_free(language: str, text: str) -> None:
    gift = extract_one(document(f"Title\n{text}", language)).claims[-1]
    assert (gift.type, gift.funder, gift.recipient) == ("donation", EXCALIBUR, ("KE",))


def test_the_firm_of_a_state_sells_more_of_its_things() -> None:
    text = "Title\nKenya will buy 12 howitzers from Excalibur Army. The Czech company will also sell Kenya two radars."
    assert extract_one(document(text, "en")).claims[-1].seller == EXCALIBUR
