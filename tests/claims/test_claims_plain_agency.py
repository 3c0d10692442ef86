"""Plain agency reports: a package and its price, what things hold, money for things, who builds what was bought."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one

PACKAGES = [
    ("en", "Spain gives more to PURL\n\nSpain will put another 100 million euros into the PURL programme for Ukraine. The money is part of a 615 million euro package approved for this year."),
    ("es", "España aporta más al PURL\n\nEspaña aportará 100 millones de euros más al programa PURL para Ucrania. El dinero forma parte de un paquete de 615 millones aprobado para este año."),
    ("fr", "L'Espagne donne plus à Purl\n\nL'Espagne versera 100 millions d'euros de plus au programme Purl destiné à l'Ukraine. Cet argent fait partie d'une enveloppe de 615 millions approuvée pour cette année."),
    ("de", "Spanien gibt mehr für PURL\n\nSpanien stellt weitere 100 Millionen Euro für das Programm PURL für die Ukraine bereit. Das Geld ist Teil eines Pakets von 615 Millionen Euro, das für dieses Jahr gebilligt wurde."),
    ("it", "La Spagna aiuta il Purl\n\nLa Spagna verserà altri 100 milioni di euro al programma Purl per l'Ucraina. I fondi fanno parte di un pacchetto da 615 milioni approvato per quest'anno."),
    ("nl", "Spanje geeft meer aan PURL\n\nSpanje stelt 100 miljoen euro extra beschikbaar voor het PURL-programma voor Oekraïne. Het geld maakt deel uit van een pakket van 615 miljoen euro dat voor dit jaar is goedgekeurd."),
]  # fmt: skip


def _claims(code: str, text: str) -> tuple[Claim, ...]:
    return extract_one(document(text, code)).claims


def _count(claim: Claim) -> float:
    return claim.quantity.value if claim.quantity else 0


def _sum(claim: Claim) -> float:
    return claim.amount.value if claim.amount else 0


@pytest.mark.parametrize(("code", "text"), PACKAGES)
def test_money_is_part_of_the_package_that_holds_it_which_buys_no_american_arms(code: str, text: str) -> None:
    part, package = _claims(code, text)
    assert (part.seller, package.seller) == (("US",), None)
    assert (package.funder, package.recipient, _sum(package)) == (("ES",), ("UA",), 615e6)
    assert [(link.claim, link.relation) for link in part.links] == [(package.id, "part_of")]


def test_the_price_of_a_package_goes_with_the_named_thing_told_first() -> None:
    text = (
        "Washington plans a sale of 300 Javelin missiles and 40 launchers to Morocco, the Pentagon said. "
        "The package, which would also include training, is valued at about $150 million."
    )
    claims = _claims("en", f"Morocco may get Javelins\n\n{text}")
    priced = [claim for claim in claims if claim.amount]
    assert [(c.item, c.amount and c.amount.bound) for c in priced] == [("Javelin missiles", "approx")]


def test_the_contractor_of_a_possible_sale_sells_all_of_it_with_the_state() -> None:
    text = (
        "The State Department has approved a possible sale of 300 Javelin missiles and 40 launchers to Morocco "
        "for $150 million. RTX would be the principal contractor."
    )
    claims = _claims("en", f"Javelins for Morocco\n\n{text}")
    assert claims
    assert all(claim.seller == ("RTX", "US") for claim in claims)


MONEY_FOR = [
    ("de", "Berlin kauft Leopard\n\nDeutschland kauft Kampfpanzer vom Typ Leopard 2A8. Für 42 Panzer sind rund 900 Millionen Euro eingeplant.", 42, "Leopard 2A8 tanks"),
    ("de", "Berlin kauft Iris-T\n\nDeutschland kauft Luftverteidigungssysteme vom Typ Iris-T SLM. Für zwei Feuereinheiten mit zusammen acht Startgeräten sind rund 900 Millionen Euro vorgesehen.", 2, "IRIS-T SLM"),
    ("fr", "La Belgique achète des Caesar\n\nLa Belgique achète des canons Caesar. Pour 28 pièces, environ 900 millions d'euros sont prévus.", 28, "Caesar howitzers"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "count", "item"), MONEY_FOR)
def test_money_set_aside_for_things_is_the_price_of_their_purchase(
    code: str, text: str, count: float, item: str
) -> None:
    priced = [claim for claim in _claims(code, text) if claim.amount]
    assert [(c.type, c.item, _count(c), _sum(c)) for c in priced] == [("purchase", item, count, 900e6)]
    assert all(c.quantity and c.quantity.bound == "exact" for c in priced)


def test_money_for_a_state_stays_money_given() -> None:
    text = "Haushalt für Kiew\n\nFür die Ukraine sind 900 Millionen Euro für Munition vorgesehen, teilte Deutschland mit."
    assert [claim.type for claim in _claims("de", text)] == ["funding"]


def test_an_option_counts_the_things_and_not_what_they_hold() -> None:
    text = (
        "Deutschland hat drei Feuereinheiten Iris-T SLM mit zusammen zwölf Startgeräten bestellt. "
        "Der Vertrag enthält eine Option auf zwei zusätzliche Einheiten."
    )
    *_, option = _claims("de", f"Berlin kauft Iris-T\n\n{text}")
    assert (option.item, _count(option), option.status) == ("IRIS-T SLM", 2, "planned")


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        (
            "Oman ordered six patrol vessels from Fincantieri. Four of the ships will be built in Liguria.",
            ("OM",),
        ),
        (
            "Oman ordered six patrol vessels from Fincantieri. The yard builds three patrol vessels a year.",
            None,
        ),
    ],
)
def test_who_bought_things_gets_those_that_are_built(text: str, buyer: tuple[str, ...] | None) -> None:
    claims = _claims("en", f"Ships for Oman\n\n{text}")
    assert claims
    built = [c for c in claims if c.type == "production"]
    assert all(claim.buyer == buyer for claim in built)
    assert built or buyer is None


def test_a_share_in_the_price_of_ships_is_a_part_of_their_contract() -> None:
    text = (
        "L'Oman ha ordinato a Fincantieri due corvette per 700 milioni di euro. "
        "Leonardo fornirà i cannoni e il sistema di combattimento, per una quota di 90 milioni compresa nell'importo totale. "
        "Mascate aveva già acquistato nel 2020 tre navi della stessa classe."
    )
    ships, share, earlier = _claims("it", f"Navi per l'Oman\n\n{text}")
    assert (share.item, share.status, share.seller) == ("combat systems", "contracted", ("Leonardo", "IT"))
    assert [(link.claim, link.relation) for link in share.links] == [(ships.id, "part_of")]
    assert (earlier.item, _count(earlier), earlier.status) == ("corvettes", 3, "historical")


def test_a_capacity_and_an_investment_have_the_thing_and_the_makers_told_before() -> None:
    text = (
        "Leonardo e la turca Baykar apriranno in Liguria una linea di assemblaggio per i droni Akinci. "
        "L'investimento è di 90 milioni di euro. "
        "La produzione inizierà nel 2028, con una capacità di 20 velivoli all'anno."
    )
    claims = _claims("it", f"Nuova fabbrica\n\n{text}")
    assert [(c.type, c.item, c.producer) for c in claims] == [
        ("production", "Akinci drones", ("Leonardo", "IT", "Baykar", "TR"))
    ] * 2


def test_a_rate_with_its_own_maker_keeps_it() -> None:
    text = (
        "Saab and Kongsberg will open a plant for anti-tank missiles in Norway. "
        "Rheinmetall builds 400 missiles a year in Germany."
    )
    rates = [c for c in _claims("en", f"A new plant\n\n{text}") if c.quantity]
    assert all(c.producer and c.producer[0] == "Rheinmetall" for c in rates)


def test_an_option_taken_up_out_of_a_contract_is_an_order() -> None:
    text = (
        "Das Bundesheer bekommt 30 weitere Pandur. Die Ministerin löste am Montag eine Option aus dem Vertrag von 2024 "
        "mit dem Hersteller General Dynamics European Land Systems-Steyr ein. Die Kosten beziffert das Ministerium mit 250 Millionen Euro."
    )
    (claim,) = _claims("de", f"Österreich kauft mehr Pandur\n\n{text}")
    assert (claim.status, _count(claim)) == ("contracted", 30)


def test_a_second_verb_of_a_headline_has_its_own_sum() -> None:
    text = (
        "Canada to give Ukraine 30 more armoured vehicles, adds C$90 million for US-made weapons\n\n"
        "Canada will donate 30 armoured vehicles to Ukraine and put C$90 million into the NATO programme PURL, "
        "Defence Minister David McGuinty said."
    )
    assert [(c.type, _count(c), _sum(c)) for c in _claims("en", text)] == [
        ("donation", 30, 0),
        ("funding", 0, 90e6),
    ]


OPTIONS = [
    ("it", "Oman compra elicotteri\n\nIl ministero della Difesa dell'Oman ha firmato con Leonardo un contratto da 240 milioni di euro per quattro elicotteri AW149. Il ministro italiano Guido Crosetto ha assistito alla firma. L'accordo prevede un'opzione per altri due elicotteri.", "OM", "Leonardo"),
    ("nl", "Nederland koopt tanks\n\nNederland heeft bij KNDS Deutschland 46 Leopard 2A8-tanks besteld voor 1 miljard euro. Het contract bevat een optie op zes extra tanks.", "NL", "KNDS Deutschland"),
    ("en", "Ghana buys radars\n\nGhana signed a contract with Saab for eight Giraffe radars worth $90 million. The deal includes an option for four more radars.", "GH", "Saab"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "buyer", "firm"), OPTIONS)
def test_an_option_has_the_parties_of_its_deal(code: str, text: str, buyer: str, firm: str) -> None:
    option = _claims(code, text)[-1]
    assert (option.status, option.buyer, (option.seller or ("",))[0]) == ("planned", (buyer,), firm)


def test_years_ago_count_no_things_and_the_worth_of_a_gift_is_its_sum() -> None:
    text = (
        "Denmark has ordered 16 Skyranger systems from Rheinmetall. "
        '"We gave up that capability twenty years ago," the Danish minister said. '
        "The ministry will give Ukraine 50 drones. The aid, valued at 90 million crowns, will be paid for from a fund."
    )
    claims = _claims("en", f"Denmark orders Skyranger\n\n{text}")
    assert [(c.type, _count(c), _sum(c)) for c in claims] == [("purchase", 16, 0), ("donation", 50, 90e6)]


def test_what_is_overhauled_is_handed_to_nobody_by_that() -> None:
    text = (
        "La Belgique livrera à l'Ukraine 20 chars Gepard. "
        "Ces véhicules, qui appartiennent à la société OIP, seront remis en état pour un coût de 70 millions d'euros."
    )
    claims = _claims("fr", f"Des Gepard pour Kiev\n\n{text}")
    assert [claim.recipient for claim in claims] == [("UA",)] * len(claims)
    assert 70e6 in {_sum(claim) for claim in claims}


def test_an_order_signed_in_a_year_told_between_is_of_that_year() -> None:
    text = (
        "El Ejército del Perú adquirirá 54 tanques K2 a Hyundai Rotem. "
        "Según fuentes del sector, la primera fase incluirá al menos 40 vehículos 8x8. "
        "Perú firmó en 2019 un primer pedido de 30 blindados con la misma compañía."
    )
    *_, phase, order = _claims("es", f"Perú compra tanques\n\n{text}")
    assert (phase.status, order.status, order.attributed_to) == ("reported", "historical", ())
