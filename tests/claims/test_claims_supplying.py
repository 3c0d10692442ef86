"""A firm that signs with a state to supply arms sells them to it."""

import pytest
from tests.claims.claims_samples import sentence

SIGNED = [
    ("en", "Saab has signed a contract with Ireland to supply eight Giraffe radars.", "IE"),
    ("en", "Saab has signed a contract with Ireland's Department of Defence to supply eight Giraffe radars.", "IE"),
    ("fr", "Thales a signé un contrat avec l'Irlande pour fournir huit radars.", "IE"),
    ("es", "Indra ha firmado un contrato con Perú para suministrar ocho radares.", "PE"),
    ("it", "Leonardo ha firmato un contratto con la Grecia per fornire otto elicotteri.", "GR"),
    ("de", "Saab hat mit Irland einen Vertrag zur Lieferung von acht Radaren geschlossen.", "IE"),
    ("pl", "Saab podpisał z Irlandią umowę na dostawę ośmiu radarów.", "IE"),
    ("uk", "Saab підписав з Ірландією контракт на постачання восьми радарів.", "IE"),
    ("pt", "A Embraer assinou um contrato com Angola para fornecer seis aviões A-29.", "AO"),
    ("pt", "A Embraer assinou contrato com o Ministério da Defesa de Angola para fornecer seis aviões A-29.", "AO"),
    ("nl", "Saab tekende een contract met Ierland voor de levering van acht radars.", "IE"),
    ("cs", "Saab podepsal s Irskem smlouvu na dodávku osmi radarů.", "IE"),
]  # fmt: skip
COUNTED = [
    ("fr", "Le Sénégal souhaite acheter entre huit et douze missiles à la France.", {10}),
    ("fr", "Le Sénégal achète vingt et un missiles à la France.", {21}),
    ("en", "New Zealand bought five MH-60R helicopters. The first pair should touch down in 2028.", {5, 2}),
    ("cs", "Česko koupilo 12 letounů L-39NG. První dvojice strojů má odletět na jaře 2028.", {12, 2}),
    ("pl", "Mesko dostarczy Łotwie 140 mechanizmów startowych i 490 rakiet Piorun.", {140, 490}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "buyer"), SIGNED)
def test_the_state_a_firm_signs_with_buys(code: str, text: str, buyer: str) -> None:
    (claim,) = sentence(text, code)
    assert (claim.buyer, claim.seller is not None) == ((buyer,), True)


@pytest.mark.parametrize(("code", "text", "counts"), COUNTED)
def test_ranges_and_pairs_in_words_are_counts(code: str, text: str, counts: set[int]) -> None:
    assert {claim.quantity.value for claim in sentence(text, code) if claim.quantity} == counts


def test_billions_in_one_letter_behind_a_sign_are_read() -> None:
    text = (
        "New Zealand bought five MH-60R helicopters. Washington cleared the sale with a ceiling of US$1.4b."
    )
    assert 1_400_000_000 in {claim.amount.value for claim in sentence(text) if claim.amount}


def test_a_contract_about_a_delivery_goes_to_the_state_it_is_signed_with() -> None:
    (claim,) = sentence("Saab har tecknat avtal med Irland om leverans av åtta radarer.", "sv")
    assert (claim.seller, claim.recipient) == (("Saab", "SE"), ("IE",))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "El Ministerio de Defensa de Chile adjudicó al astillero turco Dearsan la construcción de tres patrulleros."),
        ("fr", "Le ministère de la Défense du Chili a attribué au chantier turc Dearsan la construction de trois patrouilleurs."),
        ("de", "Das chilenische Verteidigungsministerium hat die türkische Werft Dearsan mit dem Bau von drei Patrouillenbooten beauftragt."),
    ],
)  # fmt: skip
def test_who_awards_the_building_of_things_buys_them(code: str, text: str) -> None:
    [claim] = sentence(text, code)
    assert (claim.type, claim.buyer, claim.seller) == ("purchase", ("CL",), ("Dearsan", "TR"))


COME = [
    ("en", "KNDS had already supplied Poland with 12 Caesar guns.", "PL", None),
    ("en", "Saab supplied Ireland with eight radars.", "IE", None),
    ("fr", "KNDS avait déjà fourni à l'Ukraine 12 canons Caesar.", None, "UA"),
    ("es", "Indra ya había suministrado a Polonia ocho radares.", "PL", None),
    ("it", "Leonardo ha già fornito all'Ucraina otto elicotteri.", None, "UA"),
]


@pytest.mark.parametrize(("code", "text", "buyer", "recipient"), COME)
def test_what_a_firm_has_supplied_is_delivered(
    code: str, text: str, buyer: str | None, recipient: str | None
) -> None:
    (claim,) = sentence(text, code)
    assert (claim.type, claim.status) == ("delivery", "delivered")
    assert (claim.buyer, claim.recipient) == (buyer and (buyer,), recipient and (recipient,))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Saab will supply Ireland with eight radars."),
        ("fr", "Le suédois Saab a remis une offre pour 28 avions Gripen au Portugal."),
    ],
)
def test_what_a_firm_has_only_offered_or_will_supply_is_no_delivery(code: str, text: str) -> None:
    assert all(claim.type != "delivery" for claim in sentence(text, code))


TOGETHER = [
    ("en", "Denmark has ordered 40 howitzers jointly with Norway.", ("DK", "NO")),
    ("fr", "La Belgique a commandé six chasseurs de mines à Naval Group conjointement avec les Pays-Bas.", ("BE", "NL")),
    ("fr", "La Belgique a acheté six frégates, un marché de deux milliards d’euros passé conjointement avec les Pays-Bas.", ("BE", "NL")),
    ("de", "Dänemark hat gemeinsam mit Norwegen 40 Haubitzen bestellt.", ("DK", "NO")),
    ("pl", "Dania kupi wspólnie z Norwegią 40 haubic.", ("DK", "NO")),
    ("uk", "Данія разом із Норвегією замовила 40 гаубиць.", ("DK", "NO")),
    ("it", "La Danimarca ha ordinato 40 obici insieme alla Norvegia.", ("DK", "NO")),
    ("es", "Dinamarca ha comprado 40 obuses junto con Noruega.", ("DK", "NO")),
    ("en", "Denmark has ordered 40 howitzers, some of them together with Norway.", ("DK",)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "buyers"), TOGETHER)
def test_who_acts_jointly_with_the_buyer_buys_too(code: str, text: str, buyers: tuple[str, ...]) -> None:
    assert {claim.buyer for claim in sentence(text, code)} == {buyers}
