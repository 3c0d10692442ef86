"""Figures of a list whose verb stands once belong each to the party right before it."""

import pytest
from tests.claims.claims_samples import sentence

SPLITS = [
    (
        "en",
        "The Dutch agency ordered 300 Boxers from Rheinmetall. Germany takes 120 of the vehicles, Belgium 90, Spain 60.",
        {120: "DE", 90: "BE", 60: "ES"},
    ),
    (
        "es",
        "Los aliados encargaron a Saab 100 misiles RBS 15. Suecia se queda 50, Alemania 30 y Croacia 20.",
        {50: "SE", 30: "DE", 20: "HR"},
    ),
    (
        "pl",
        "Konsorcjum zamówiło u Rheinmetalla 120 wozów Lynx. Węgry biorą 60, Włochy 40, a Grecja 20.",
        {60: "HU", 40: "IT", 20: "GR"},
    ),
    (
        "nl",
        "Vier landen bestellen bij KNDS 120 Leopard 2. Nederland koopt er 46, Tsjechië 44, Litouwen 20 en Kroatië 10.",
        {46: "NL", 44: "CZ", 20: "LT", 10: "HR"},
    ),
    ("ru", "Индия купила 70 вертолётов у России. Египет взял 46, Алжир 42.", {46: "EG", 42: "DZ"}),
]


@pytest.mark.parametrize(("code", "text", "shares"), SPLITS)
def test_each_share_belongs_to_the_party_before_it(code: str, text: str, shares: dict[int, str]) -> None:
    found = {c.quantity.value: c for c in sentence(text, code) if c.quantity}
    assert {count: "".join(found[count].buyer or ()) for count in shares} == shares


def test_the_shares_of_a_deal_are_as_firm_as_the_deal_and_of_its_seller() -> None:
    found = {c.quantity.value: c for c in sentence(SPLITS[0][1]) if c.quantity}
    assert found[90].status == found[300].status
    assert found[90].seller == found[300].seller


TWO_VERBS = [
    ("en", "Norway will give Ukraine 12 howitzers and spend 200 million euros on drones for its army."),
    ("fr", "La Norvège livrera à l'Ukraine 12 obusiers et consacrera 200 millions d'euros à des drones."),
    ("de", "Norwegen liefert der Ukraine 12 Haubitzen und gibt 200 Millionen Euro für Drohnen aus."),
    ("uk", "Норвегія передасть Україні 12 гаубиць і витратить 200 млн євро на дрони."),
    ("pl", "Norwegia przekaże Ukrainie 12 haubic i wyda 200 mln euro na drony."),
    ("it", "La Norvegia darà all'Ucraina 12 obici e spenderà 200 milioni di euro per i droni."),
]


@pytest.mark.parametrize(("code", "text"), TWO_VERBS)
def test_a_count_and_a_sum_with_a_verb_each_are_two_claims(code: str, text: str) -> None:
    figures = [(c.quantity and c.quantity.value, c.amount and c.amount.value) for c in sentence(text, code)]
    assert sorted(figures, key=str) == sorted([(12, None), (None, 2e8)], key=str)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Годом ранее Молдавия получила от ЕС на радары 10 млн. Греция передаёт 12 бронемашин."),
        ("pl", "Rok wcześniej Mołdawia dostała od UE na radary 10 mln. Grecja przekazuje 12 transporterów."),
    ],
)
def test_the_short_form_of_a_scale_may_end_a_sentence(code: str, text: str) -> None:
    counted = [c for c in sentence(text, code) if c.quantity]
    assert [c.amount for c in counted] == [None]


@pytest.mark.parametrize(
    ("code", "text", "count", "buyer"),
    [
        (
            "fi",
            "Ruotsi on tilannut Patrialta 321 Patria 6x6 -ajoneuvoa, ja Tanska otti kesällä 129.",
            129,
            "DK",
        ),
        ("pl", "Spółka Mesko dostarczy Szwecji zestawy Piorun. Estończycy domówili 50 wyrzutni.", 50, "EE"),
    ],
)
def test_a_further_buyer_has_its_own_count(code: str, text: str, count: int, buyer: str) -> None:
    found = {c.quantity.value: c for c in sentence(text, code) if c.quantity}
    assert found[count].buyer == (buyer,)
