"""How many of the things bought or given have come: a bare number beside the verb, whatever small word parts them."""

import pytest
from tests.claims.claims_samples import sentence

COME = [
    ("fr", "Sur les 109 canons Caesar Mk II commandés à KNDS France pour 350 millions d'euros, douze seulement ont été remis à l'armée de terre.", 12),
    ("fr", "La Belgique a commandé 28 canons Caesar à KNDS France. Aucun canon n'est arrivé et les quatre premiers ne sont attendus qu'au printemps 2027.", 4),
    ("de", "Deutschland hat der Ukraine 54 Haubitzen RCH 155 zugesagt. Davon sind bislang elf übergeben.", 11),
    ("es", "Uruguay contrató en 2024 seis Super Tucano por unos 100 millones de dólares y ha recibido dos hasta la fecha.", 2),
    ("es", "El Ministerio de Defensa ha contratado con Indra 34 obuses de ruedas. Los seis primeros se esperan para la primavera de 2028.", 6),
    ("ru", "Армения приняла у Индии двенадцать буксируемых гаубиц ATAGS, сообщил министр обороны республики.", 12),
]  # fmt: skip
PRICED = [
    ("es", "Uruguay contrató en 2024 seis Super Tucano por unos 100 millones de dólares y ha recibido dos hasta la fecha.", 100e6),
    ("it", "La commissione ha approvato l'acquisto di cinque pattugliatori da Fincantieri. Il primo lotto, due navi per 700 milioni di euro, ha già la copertura nel bilancio del ministero.", 700e6),
    ("de", "Im Bundeshaushalt sind für dieses Jahr 11,5 Milliarden Euro für die militärische Unterstützung der Ukraine vorgesehen.", 11.5e9),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), COME)
def test_what_has_come_is_a_delivery(code: str, text: str, value: float) -> None:
    found = [claim for claim in sentence(text, code) if claim.quantity]
    assert "delivery" in [claim.type for claim in found if claim.quantity and claim.quantity.value == value]


@pytest.mark.parametrize(("code", "text", "value"), PRICED)
def test_a_price_is_told_beside_a_word_for_a_budget(code: str, text: str, value: float) -> None:
    assert value in [claim.amount.value for claim in sentence(text, code) if claim.amount]


def test_wheels_do_not_part_a_number_from_its_vehicles() -> None:
    found = sentence(
        "In August, the company won a €97 million contract from Estonia for 62 Arma 6x6 troop carriers.", "en"
    )
    assert 62 in [claim.quantity.value for claim in found if claim.quantity]


CROSSED = [
    ("fr", "La Lettonie donnera 42 blindés à l'Ukraine ; les huit premiers ont déjà franchi la frontière."),
    ("de", "Lettland schenkt der Ukraine 42 Radpanzer. Die ersten acht haben die Grenze bereits überquert."),
    ("es", "Letonia donará a Ucrania 42 blindados; los ocho primeros ya han cruzado la frontera."),
    ("it", "La Lettonia donerà all'Ucraina 42 blindati; i primi otto hanno già varcato il confine."),
    ("no", "Latvia gir Ukraina 42 panserkjøretøyer; de åtte første har alt krysset grensen."),
    ("ro", "Letonia va dona Ucrainei 42 de blindate; primele opt au trecut deja granița."),
    ("nl", "Letland geeft Oekraïne 42 pantservoertuigen; de eerste acht zijn de grens al over."),
    ("en", "Latvia said it would donate 42 Patria armoured vehicles to Ukraine; the first eight have already crossed the border."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), CROSSED)
def test_what_has_crossed_the_border_is_delivered(code: str, text: str) -> None:
    """The firm whose name the vehicles have gets none of them."""
    gift, delivery = sentence(text, code)
    assert (gift.type, gift.funder, gift.recipient) == ("donation", ("LV",), ("UA",))
    assert (delivery.type, delivery.status, delivery.recipient) == ("delivery", "delivered", ("UA",))
