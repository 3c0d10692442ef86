"""What short agency reports tell in passing: prices behind a source, options, firms in quotes, gifts from stocks."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one


def told(code: str, body: str, title: str = "-") -> list[Claim]:
    return list(extract_one(document(f"{title}\n\n{body}", language=code)).claims)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("uk", "Норвегія оплатить виготовлення 12 самохідних гаубиць «Богдана» для Збройних сил України, повідомив міністр оборони Норвегії Туре Сандвік. За його словами, вартість замовлення становить 30 мільйонів євро, а збиратимуть їх в Україні."),
        ("uk", "Норвегія оплатить виготовлення 12 самохідних гаубиць «Богдана» для Збройних сил України, повідомив міністр оборони Норвегії Туре Сандвік. Вартість замовлення становить 30 мільйонів євро."),
    ],
)  # fmt: skip
def test_the_price_behind_a_source_is_that_of_what_is_paid_for(code: str, text: str) -> None:
    (claim,) = told(code, text)
    assert claim.funder == ("NO",)
    assert claim.recipient == ("UA",)
    assert claim.quantity is not None
    assert claim.amount is not None
    assert (claim.quantity.value, claim.amount.value) == (12, 30e6)


def test_upkeep_behind_a_source_is_no_price_of_the_deal() -> None:
    text = (
        "Chile firmó con el astillero Asmar un contrato para tres patrulleras por 40 millones de euros. "
        "Según el ministerio, el mantenimiento se tratará en un contrato aparte, de unos 6 millones de euros."
    )
    items = {claim.amount.value: claim.item for claim in told("es", text) if claim.amount}
    assert items[6e6] == "sustainment"


def test_what_becomes_of_things_paid_for_comes_from_who_pays() -> None:
    text = (
        "Норвегія оплатить виготовлення 12 самохідних гаубиць «Богдана» для Збройних сил України. "
        "Перші чотири машини військові мають отримати в травні."
    )
    first, some = told("uk", text)
    assert first.type == "production"
    assert (some.funder, some.recipient, some.item) == (("NO",), ("UA",), "Bohdana howitzers")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("uk", "Український виробник безпілотників «Сокіл Тех» та латвійська фірма Baltic Wings підписали угоду про спільне виробництво дронів-перехоплювачів. Лінія розрахована на дві тисячі апаратів на місяць, при цьому половину продукції передаватимуть Силам оборони України."),
    ],
)  # fmt: skip
def test_a_firm_in_quotes_is_one_of_the_makers(code: str, text: str) -> None:
    (claim,) = told(code, text)
    assert claim.type == "production"
    assert claim.producer == ("Sokil Tekh", "UA", "Baltic Wings", "LV")
    assert (claim.status, claim.period) == ("signed", "month")


def test_words_in_quotes_without_a_noun_of_firms_name_none() -> None:
    text = "Латвія купує в України 40 гаубиць «Богдана» у межах програми «Сокіл Тех» за 2 мільйони євро."
    claims = told("uk", text)
    assert claims
    assert all("Sokil Tekh" not in (claim.seller or ()) for claim in claims)


@pytest.mark.parametrize(
    ("code", "text", "count", "item"),
    [
        ("ru", "Министерство обороны Армении заключило с индийской компанией Bharat Forge контракт на поставку 24 буксируемых гаубиц ATAGS. Первую партию из 8 орудий Ереван рассчитывает получить в мае.", 8, "ATAGS howitzers"),
        ("nl", "Nederland koopt 900 drones van het bedrijf DeltaQuad. De eerste 60 toestellen worden in mei geleverd.", 60, "drones"),
        ("nl", "Nederland koopt 12 F-35 van de Verenigde Staten. De eerste twee toestellen worden in mei geleverd.", 2, "F-35"),
    ],
)  # fmt: skip
def test_a_broader_word_stands_for_the_things_told(code: str, text: str, count: int, item: str) -> None:
    assert [claim.item for claim in told(code, text) if claim.quantity and claim.quantity.value == count] == [
        item
    ]


def test_pieces_behind_another_thing_are_that_thing() -> None:
    text = "Deutschland kauft 20 Leopard 2A8 bei KNDS. Danach geht es um Artilleriegranaten. Davon will Berlin 9000 Stück bestellen."
    assert [claim.item for claim in told("de", text) if claim.quantity and claim.quantity.value == 9000] == [
        "artillery shells"
    ]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Казахстан приобретёт у европейского концерна Airbus ещё один самолёт A400M. Соглашение предусматривает опцион на четвёртую машину. Цену контракта ведомство назвать отказалось."),
        ("en", "Kazakhstan has ordered a third A400M from Airbus, with an option on a fourth. The price was not disclosed."),
    ],
)  # fmt: skip
def test_one_more_under_an_option_is_a_claim_beside_the_one_bought(code: str, text: str) -> None:
    bought, option = told(code, text)
    assert [claim.quantity.value for claim in (bought, option) if claim.quantity] == [1, 1]
    assert option.status == "planned"
    assert bought.withheld is not None
    assert bought.withheld.says == "price"
    assert option.withheld is None
    assert bought.seller == option.seller == ("Airbus",)


def test_the_price_of_all_that_a_contract_lists_is_the_contract_s() -> None:
    text = (
        "Litwa kupi od zakładów Mesko przenośne zestawy przeciwlotnicze Piorun. Umowa obejmuje 110 pocisków i 20 mechanizmów "
        "startowych, a jej wartość wynosi 30 mln euro. Strony uzgodniły opcję na 50 następnych rakiet."
    )
    whole, missiles, launchers, more = told("pl", text)
    assert whole.amount is not None
    assert (whole.item, whole.amount.value, whole.quantity) == ("Piorun missiles", 30e6, None)
    assert [claim.links[0].relation for claim in (missiles, launchers)] == ["part_of", "part_of"]
    assert missiles.item == more.item == "Piorun missiles"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("sv", "Regeringen har beslutat att köpa 26 Archerpjäser från BAE Systems Bofors och skänka dem till Ukraina. Danmark bidrar med 600 miljoner kronor till affären."),
        ("en", "Sweden will buy 26 Archer howitzers from BAE Systems Bofors and give them to Ukraine. Denmark contributes 600 million kronor to the deal."),
    ],
)  # fmt: skip
def test_money_given_to_the_deal_is_given(code: str, text: str) -> None:
    _, paid = told(code, text)
    assert (paid.type, paid.funder, paid.recipient) == ("funding", ("DK",), ("UA",))
    assert paid.item == "Archer howitzers"


def test_what_comes_from_own_stocks_is_given() -> None:
    text = (
        "Sverige köper 26 Archerpjäser från BAE Systems Bofors för 3 miljarder kronor och skänker dem till Ukraina. "
        "Ukraina har tidigare fått ett antal Archer ur Försvarsmaktens egna förråd."
    )
    assert [(c.type, c.funder, c.seller) for c in told("sv", text)][-1] == ("donation", ("SE",), None)


def test_this_was_said_by_names_the_speaker_of_the_sentence_before() -> None:
    text = "Regeringen har beslutat att köpa 26 Archerpjäser från BAE Systems Bofors. Det meddelade försvarsminister Pål Jonson på torsdagen."
    (claim,) = told("sv", text)
    assert claim.attributed_to == ("Pal Jonson",)


def test_a_title_takes_name_and_status_of_the_same_sum() -> None:
    text = "Saab har fått en order från Polen på två flygburna radarsystem av typen Globaleye. Ordervärdet är drygt nio miljarder kronor."
    title, body = told("sv", text, "Saab säljer spaningsplan till Polen för nio miljarder kronor")
    assert (title.item, title.status) == (body.item, body.status) == ("GlobalEye", "contracted")


def test_money_of_a_title_that_buys_for_another_is_given_in_the_body() -> None:
    text = "Nederland trekt 310 miljoen euro uit voor verkenningsdrones voor het Oekraïense leger."
    (claim,) = told("nl", text, "Nederland koopt voor 310 miljoen euro drones voor Oekraïne")
    assert (claim.type, claim.funder, claim.recipient, claim.buyer) == ("funding", ("NL",), ("UA",), None)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("nl", "De Keniaanse marine heeft het eerste van drie patrouilleschepen in ontvangst genomen die zij in 2022 bij de Nederlandse werf Damen had besteld. De overige twee volgen in mei. Met de hele opdracht is 90 miljoen euro gemoeid, inclusief onderhoud."),
    ],
)  # fmt: skip
def test_the_first_of_all_is_one_and_the_price_that_of_all(code: str, text: str) -> None:
    one, every, rest = told(code, text)
    assert [claim.quantity.value for claim in (one, every, rest) if claim.quantity] == [1, 3, 2]
    assert (one.type, every.type, rest.type) == ("delivery", "purchase", "delivery")
    assert every.amount is not None
    assert (every.amount.value, every.item, every.seller) == (90e6, "patrol vessels", ("Damen", "NL"))


def test_the_last_of_all_and_the_two_first_are_no_single_one() -> None:
    texts = {
        "en": "Romania has received the last of 18 Piranha vehicles ordered from General Dynamics.",
        "sv": "Sverige har beställt fyra fregatter från Naval Group. De två första fartygen ska levereras 2030.",
    }
    for code, text in texts.items():
        assert all(claim.quantity.value != 1 for claim in told(code, text) if claim.quantity)
