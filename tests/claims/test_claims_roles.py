"""Who pays, builds, gives and receives, where a plain reading goes wrong."""

import pytest
from tests.claims.claims_samples import sentence


@pytest.mark.parametrize(
    ("text", "language", "roles"),
    [
        ("La Norvège a annoncé un don de 1,5 milliard de couronnes à l'Ukraine pour l'achat de missiles.", "fr",
         {"type": "funding", "funder": ("NO",), "recipient": ("UA",)}),
        ("Oslo annonce un don de 1,5 milliard de couronnes destiné à l'achat de missiles que l'Ukraine emploie.", "fr", {"type": "funding", "funder": ("NO",), "recipient": ("UA",)}),
        ("Norway announced a donation of 1.5 billion kroner to Ukraine for the purchase of missiles.", "en",
         {"type": "funding", "funder": ("NO",), "recipient": ("UA",)}),
        ("Germany will finance the production of long-range drones by Ukrainian firms with 400 million euros.", "en", {"funder": ("DE",), "producer": ("UA",), "status": "planned"}),
        ("Le Danemark financera la production de 18 obusiers Bohdana par l'industrie ukrainienne.", "fr",
         {"funder": ("DK",), "producer": ("UA",), "status": "planned"}),
        ("Germany will finance the production of long-range drones in Ukraine with 400 million euros.", "en",
         {"funder": ("DE",), "producer": ("UA",)}),
        ("Norway will fund the purchase of 50 Patriot missiles for Ukraine.", "en",
         {"type": "purchase", "buyer": ("UA",), "funder": ("NO",)}),
        ("Greece will buy 12 helicopters made by Airbus for 400 million euros.", "en",
         {"type": "purchase", "buyer": ("GR",), "producer": None}),
        ("Kiev utilise un don de 100 millions d'euros accordé par les Pays-Bas pour des drones de combat.", "fr",
         {"funder": ("NL",), "recipient": ("UA",)}),
        ("Kyiv has asked Washington for 27 Patriot systems, to be paid for by European allies.", "en",
         {"type": "request", "seller": ("US",), "recipient": ("UA",), "funder": ("EUROPE",)}),
        ("Naval Group a annoncé la commande par la Grèce d'une quatrième frégate FDI.", "fr",
         {"type": "purchase", "buyer": ("GR",), "seller": ("Naval Group", "FR")}),
        ("Ukraine has been given 12 Leopard 2 tanks by Germany.", "en",
         {"type": "donation", "funder": ("DE",), "recipient": ("UA",)}),
        ("12 Leopard 2 tanks have been given to Ukraine by Germany.", "en",
         {"type": "donation", "funder": ("DE",), "recipient": ("UA",)}),
        ("Dix-huit obusiers Bohdana fabriqués en Ukraine ont été remis à l'armée ukrainienne.", "fr",
         {"type": "donation", "recipient": ("UA",), "status": "delivered"}),
    ],
)  # fmt: skip
def test_roles(text: str, language: str, roles: dict[str, object]) -> None:
    (claim,) = sentence(text, language)
    assert {role: getattr(claim, role) for role in roles} == roles


def test_a_loan_is_given_by_whoever_granted_it() -> None:
    english = "Poland will buy 96 Apache helicopters for $10 billion. The first payments will come from"
    french = "La Pologne achètera 96 Apache pour 10 milliards de dollars. Les premiers paiements viendront"
    for language, text in (
        ("en", f"{english} a $2 billion loan that Washington has already granted."),
        ("fr", f"{french} d'un prêt de 2 milliards de dollars que Washington a déjà accordé."),
    ):
        loan = next(claim for claim in sentence(text, language) if claim.type == "loan")
        assert (loan.funder, loan.recipient) == (("US",), ("PL",))


def test_a_firm_that_built_a_thing_makes_no_production() -> None:
    claims = sentence(
        "Greece will exercise an option for a fourth FDI frigate built by Naval Group in a deal that two officials"
        " put at between 800 million and 1 billion euros."
    )
    assert {claim.type for claim in claims} == {"purchase"}
    assert all(claim.buyer == ("GR",) for claim in claims)
    assert [claim.amount.value for claim in claims if claim.amount] == [900_000_000]


def test_the_receiver_behind_a_list_receives_all_of_it() -> None:
    for language, text in (
        ("en", "Italy will send 12 Leopard 2 tanks, six howitzers and 4,000 shells to Ukraine."),
        ("fr", "L'Italie enverra 12 chars Leopard 2, six obusiers et 4 000 obus à l'Ukraine."),
    ):
        claims = sentence(text, language)
        assert [c.quantity.value for c in claims if c.quantity] == [12, 6, 4000]
        assert {(c.funder, c.recipient) for c in claims} == {(("IT",), ("UA",))}


def test_each_share_is_its_givers() -> None:
    claims = sentence(
        "Un lot d'armes américaines pour l'Ukraine sera payé par le Danemark, la Norvège et la Suède, à hauteur de"
        " 500 millions de dollars. La part de Stockholm s'élève à 275 millions, celle d'Oslo à 135 millions.",
        "fr",
    )
    shares = {c.amount.value: c.funder for c in claims if c.amount}
    assert shares[275_000_000] == ("SE",)
    assert shares[135_000_000] == ("NO",)


def test_a_notice_of_a_possible_sale_holds_its_parts() -> None:
    whole, *parts = sentence(
        "The State Department approved a possible Foreign Military Sale of Patriot missiles to Romania for an"
        " estimated $5 billion. Romania has asked to buy one hundred seventy-five (175) PAC-3 MSE missiles and"
        " 56 GEM-T missiles."
    )
    assert [part.quantity.value for part in parts if part.quantity] == [175, 56]
    for part in parts:
        assert (part.buyer, part.seller) == (("RO",), ("US",))
        assert [(link.claim, link.relation) for link in part.links] == [(whole.id, "part_of")]


def test_a_list_shares_its_deadline_and_hides_its_price() -> None:
    claims = sentence(
        "Kiev et Paris ont signé une lettre d'intention pour l'acquisition de 100 Rafale au maximum, ainsi que huit"
        " systèmes SAMP/T, d'ici à 2035. Le montant et le financement n'ont pas été communiqués.",
        "fr",
    )
    assert [(c.by, c.buyer, c.seller) for c in claims] == [("2035", ("UA",), ("FR",))] * 2
    assert [c.withheld.says for c in claims if c.withheld] == ["price and financing"]


@pytest.mark.parametrize(
    "told",
    [
        "Germany would sell 150 Taurus missiles to Ukraine for up to 500 million euros",
        "Germany and Ukraine agreed on the transfer of 150 Taurus missiles in a deal worth up to 500 million euros",
    ],
)
def test_a_denied_report_announces_nothing(told: str) -> None:
    claims = sentence(
        "The defence ministry in Berlin denied a report in Der Spiegel on Taurus missiles for Ukraine."
        f" The magazine had written that {told}."
    )
    assert claims
    assert all(claim.status in {"denied", "reported"} for claim in claims)
    assert any("Der Spiegel" in claim.attributed_to for claim in claims)


def test_a_denied_report_of_an_outlet_that_no_table_lists_announces_nothing() -> None:
    claims = sentence(
        "The government in Vienna denied a report in the weekly Die Glocke on howitzers for Moldova."
        " The magazine had written that Austria agreed to give Moldova 12 howitzers worth up to 90 million euros."
    )
    assert all(claim.status in {"denied", "reported"} for claim in claims)
    assert any(claim.amount is not None for claim in claims)


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("Un accord de 3 milliards d’euros est prévu pour la production de chars en Pologne.",
         "fr", "Un accord de 3 milliards"),
        ("A deal worth 3 billion euros is planned for the purchase of 20 Caesar howitzers by Croatia.",
         "en", "A deal worth 3 billion"),
    ],
)  # fmt: skip
def test_a_quote_begins_with_its_noun(text: str, language: str, quote: str) -> None:
    (claim,) = sentence(text, language)
    assert claim.quote.startswith(quote)


def test_a_scheme_is_that_of_its_own_sum_and_a_guest_receives_nothing() -> None:
    text = (
        "El presidente Pedro Sánchez anunció, tras recibir en Madrid a Volodímir Zelenski, un paquete de ayuda militar "
        "a Ucrania de 615 millones de euros. De esa cantidad, 300 millones se destinarán a equipamiento de defensa, "
        "100 millones a la compra de armamento estadounidense a través de la iniciativa PURL y 215 millones, con cargo "
        "al mecanismo europeo SAFE, a sistemas antidrones."
    )
    package, gear, arms, last = sentence(text, "es")
    assert (package.funder, package.recipient) == (("ES",), ("UA",))
    assert (gear.funder, gear.seller, gear.recipient) == (("ES",), None, ("UA",))
    assert (arms.funder, arms.seller) == (("ES",), ("US",))
    assert (last.funder, last.seller) == (("EU",), None)


@pytest.mark.parametrize(
    ("text", "language", "seller"),
    [
        ("Österreich bestellt vier C-390 des brasilianischen Konzerns Embraer.", "de", ("Embraer", "BR")),
        (
            "Österreich hat den Vertrag über zwölf M-346FA des italienischen Herstellers Leonardo unterzeichnet.",
            "de",
            ("Leonardo", "IT"),
        ),
        ("Poland is to buy 24 Apache helicopters made by US planemaker Boeing.", "en", ("Boeing", "US")),
        ("Perú compra 24 Gripen de la sueca Saab.", "es", ("Saab", "SE")),
        ("La Grecia compra due Fremm della italiana Fincantieri.", "it", ("Fincantieri", "IT")),
        ("Казахстан купит шесть самолётов C-390 бразильской компании Embraer.", "ru", ("Embraer", "BR")),
    ],
)
def test_the_firm_of_the_thing_sells_it(text: str, language: str, seller: tuple[str, ...]) -> None:
    (claim,) = sentence(text, language)
    assert claim.seller == seller
