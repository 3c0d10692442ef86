"""What long reports tell far from the deal: its price, its parts, batches, shares of a loan, who gets the money."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one


def told(code: str, body: str) -> list[Claim]:
    return list(extract_one(document(f"-\n\n{body}", language=code)).claims)


def sums(found: list[Claim]) -> list[tuple[float, str]]:
    return [(claim.amount.value, claim.amount.currency) for claim in found if claim.amount]


def counts(found: list[Claim]) -> list[float]:
    return [claim.quantity.value for claim in found if claim.quantity]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Kongsberg has won a contract with Poland for coastal missile batteries. The deal, the largest missile contract in its history, is worth 16 billion Norwegian kroner."),
        ("en", "Kongsberg has signed a contract with Poland for coastal missile batteries. The order value is 16 billion Norwegian kroner."),
        ("sv", "Norska Kongsberg har fått en order på NSM-robotar från Polen. Ordervärdet uppgår till 16 miljarder norska kronor och leveranserna sker under 2027."),
    ],
)  # fmt: skip
def test_a_price_goes_on_with_a_deal_told_without_a_figure(code: str, text: str) -> None:
    (claim,) = told(code, text)
    assert claim.type == "purchase"
    assert claim.buyer == ("PL",)
    assert claim.seller == ("Kongsberg", "NO")
    assert claim.amount is not None
    assert (claim.amount.value, claim.amount.currency) == (16e9, "NOK")


def test_a_deal_without_a_figure_or_a_name_is_no_claim_by_itself() -> None:
    assert not told("en", "Saab has signed a contract with Poland for radars. Talks went on for years.")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Greece ordered 36 PULS launchers from Israel. The first shipment of 12 is due in March."),
        ("en", "Greece ordered 36 PULS launchers from Israel. A second tranche of 12 will follow."),
        ("fr", "La Grèce a commandé 36 lanceurs PULS à Israël. Une première livraison de 12 est prévue en mars."),
        ("es", "Grecia encargó 36 lanzadores PULS a Israel. Un primer lote de 12 llegará en marzo."),
        ("de", "Griechenland hat 36 PULS-Werfer in Israel bestellt. Eine erste Lieferung von 12 ist für März geplant."),
    ],
)  # fmt: skip
def test_a_batch_counts_the_thing_told_before(code: str, text: str) -> None:
    assert 12 in counts(told(code, text))


def test_a_batch_of_other_things_is_none() -> None:
    text = "Greece ordered 36 PULS launchers from Israel. A first batch of 12 students arrived in Athens."
    assert counts(told("en", text)) == [36]


@pytest.mark.parametrize(
    "text",
    [
        "Cyprus has denied that it ordered a Barak MX battery from Israel. Nicosia plans to invest 28 billion euros by 2036 in modernising its forces.",
        "Norway bought 54 Leopard 2A8 tanks from Germany. Oslo will spend 180 billion kroner next year.",
    ],
)
def test_money_that_a_state_spends_on_itself_buys_nothing_told_before(text: str) -> None:
    assert not sums(told("en", text))


def test_money_spent_on_a_thing_told_beside_it_buys_that() -> None:
    found = told("en", "Norway will spend 19 billion kroner on 54 Leopard 2A8 tanks from Germany.")
    assert sums(found) == [(19e9, "NOK")]


def test_a_share_of_a_loan_has_the_currency_of_the_whole_and_its_taker() -> None:
    found = told("en", "Poland will get 43.7 billion of the 150 billion euros in SAFE loans for air defence.")
    assert (43.7e9, "EUR") in sums(found)
    found = told(
        "en",
        "Of the 16.7 billion euros Romania was allotted in cheap EU loans, 10 billion will go on weapons.",
    )
    assert {claim.recipient for claim in found} == {("RO",)}
    assert {claim.funder for claim in found} == {("EU",)}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "sv",
            "Till Ukraina går ett vapenpaket från Sverige värt 9,2 miljarder kronor.",
        ),
        ("no", "Til Ukraina går en støttepakke verdt 9,2 milliarder kroner fra Norge, med våpen."),
        ("en", "To Ukraine will go an arms package worth 9.2 billion crowns from Sweden."),
    ],
)
def test_a_taker_that_opens_its_sentence_receives(code: str, text: str) -> None:
    (claim,) = [one for one in told(code, text) if one.amount]
    assert claim.recipient == ("UA",)


def test_who_bought_most_of_many_receives_no_gift_of_another_deal() -> None:
    text = (
        "Thailand has ordered four Gripen fighters from Sweden. Bangkok will also buy two Erieye radars. "
        "Norway bought 54 Leopard 2A8 tanks from Germany. Finland has ordered 64 F-35 fighters from the United States. "
        "Estonia ordered six HIMARS launchers from the United States. Denmark is to donate 19 Caesar howitzers."
    )
    (gift,) = [claim for claim in told("en", text) if claim.type == "donation"]
    assert gift.funder == ("DK",)
    assert gift.recipient is None


def test_arms_sent_to_an_exercise_are_no_gift() -> None:
    assert not told("en", "Germany sent 12 Eurofighter jets to the exercise.")


def test_a_part_of_a_sum_names_its_own_thing() -> None:
    found = told(
        "en",
        "Sweden ordered seven IRIS-T SLM units from Diehl Defence for nine billion kronor, of which 1.5 billion is for missiles.",
    )
    (part,) = [claim for claim in found if claim.amount and claim.amount.value == 1.5e9]
    assert part.item == "missiles"


def test_who_speaks_behind_a_semicolon_does_not_speak_before_it() -> None:
    found = told(
        "en",
        "Poland ordered 54 K9 howitzers from South Korea; the 18 Leopard 2A8 tanks, Rheinmetall says, will come from Germany.",
    )
    first = next(claim for claim in found if claim.quantity and claim.quantity.value == 54)
    assert first.attributed_to == ()


def test_givers_of_one_verb_give_their_own_sums() -> None:
    text = "Hollandia 250 millió eurót ajánlott fel Ukrajnának amerikai fegyverek vásárlására, Belgium 100 milliót, Litvánia pedig 30 milliót."
    assert [claim.funder for claim in told("hu", text)] == [("NL",), ("BE",), ("LT",)]


def test_turkish_subjects_in_the_genitive_and_numbers_of_those_told() -> None:
    sold, built = told(
        "tr", "Otokar’ın Romanya’ya sattığı 1.059 Cobra II zırhlı aracından 278’i Türkiye’de üretiliyor."
    )
    assert (sold.seller, sold.buyer) == (("Otokar", "TR"), ("RO",))
    assert built.type == "production"
    assert counts([sold, built]) == [1059, 278]


def test_turkish_speakers_open_the_clause_that_their_verb_closes() -> None:
    (claim,) = told(
        "tr",
        "Aselsan ise Polonya’ya hava savunma radarı ihraç etmek üzere 410 milyon dolarlık bir sözleşme imzaladığını bildirdi.",
    )
    assert claim.attributed_to == ("Aselsan",)
    assert (claim.seller, claim.buyer) == (("Aselsan", "TR"), ("PL",))


def test_turkish_armies_take_what_is_given_to_them() -> None:
    (claim,) = told("tr", "Katar, Lübnan ordusuna silah için 60 milyon dolar verecek.")
    assert (claim.funder, claim.recipient) == (("QA",), ("LB",))


def test_what_was_bought_is_handed_over_to_its_buyer() -> None:
    found = told(
        "hu",
        "Magyarország 218 Lynx harcjárművet rendelt a Rheinmetalltól. Eddig több mint százat adtak át a csapatoknak.",
    )
    handed = found[-1]
    assert handed.type == "delivery"
    assert (handed.buyer, handed.seller) == (("HU",), ("Rheinmetall", "DE"))


def test_a_verb_in_a_name_deals_in_nothing() -> None:
    text = "Poland ordered 54 K9 howitzers from South Korea. Its army told Balkan Wire 300 million euros were missing."
    assert not sums(told("en", text))


def test_each_thing_of_a_list_has_its_own_price_and_seller() -> None:
    text = "Germany approved the purchase of 20 Eurofighter jets for 3.75 billion euros and 15 P-8A Poseidon aircraft from Boeing for about 3.1 billion."
    pairs = {(c.quantity.value, c.amount.value) for c in told("en", text) if c.quantity and c.amount}
    assert pairs == {(20, 3.75e9), (15, 3.1e9)}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("el", "Η Γερμανία θα δωρίσει στην Ουκρανία δύο συστήματα Patriot, ενώ ο Καναδάς θα διαθέσει 500 εκατ. δολάρια για αμερικανικά όπλα."),
        ("en", "Germany will give Ukraine two Patriot systems, while Canada will provide 500 million dollars for American weapons."),
    ],
)  # fmt: skip
def test_a_second_giver_gives_the_sum_alone(code: str, text: str) -> None:
    arms, money = told(code, text)
    assert (arms.funder, arms.amount) == (("DE",), None)
    assert (money.funder, money.quantity) == (("CA",), None)


def test_who_gives_behind_with_is_a_subject() -> None:
    text = "Allies have pledged more than $4 billion to PURL for American weapons for Ukraine, with Germany giving $500 million."
    assert told("en", text)[-1].funder == ("DE",)


def test_more_of_the_same_may_stand_behind_its_number() -> None:
    text = "Ukraine has received 14 F-16 jets from the Netherlands. Belgium has committed to provide 30 more by 2028."
    more = told("en", text)[-1]
    assert counts([more]) == [30]
    assert more.funder == ("BE",)


def test_a_firm_picked_to_build_sells() -> None:
    text = "Australia picked Mitsubishi Heavy Industries to build 11 frigates in a contract valued at A$10 billion."
    (claim,) = told("en", text)
    assert (claim.type, claim.buyer) == ("purchase", ("AU",))
    assert claim.seller == ("Mitsubishi Heavy Industries", "JP")


def test_a_firm_that_supplies_sells_whatever_the_next_sentence_orders() -> None:
    text = "Hanwha Aerospace will supply Norway with 16 Chunmoo launchers for 19 billion crowns. The order was the third."
    (claim,) = told("en", text)
    assert (claim.type, claim.buyer) == ("purchase", ("NO",))
    assert claim.seller == ("Hanwha Aerospace", "KR")


def test_a_price_goes_with_the_order_and_not_with_what_has_come_of_it() -> None:
    found = told(
        "fi",
        "Viro tilasi kuusi Himars-raketinheitintä, joista kolme on jo toimitettu. Kaupan arvo on noin 200 miljoonaa dollaria.",
    )
    (priced,) = [claim for claim in found if claim.amount]
    assert (priced.type, priced.buyer) == ("purchase", ("EE",))


@pytest.mark.parametrize(
    ("text", "giver", "taker"),
    [
        ("A Alemanha doou 18 tanques Leopard 2 à Ucrânia.", "DE", "UA"),
        ("Os tanques Leopard 2 chegaram: Portugal doou três a Kiev.", "PT", "UA"),
        ("Segundo Lisboa, a Espanha doou 18 tanques Leopard 2 à Ucrânia.", "ES", "UA"),
    ],
)
def test_the_portuguese_article_is_no_preposition(text: str, giver: str, taker: str) -> None:
    (claim,) = [one for one in told("pt", text) if one.quantity]
    assert (claim.funder, claim.recipient) == ((giver,), (taker,))


def test_a_portuguese_firm_behind_its_article_sells() -> None:
    (claim,) = told("pt", "A Embraer vendeu quatro C-390 Millennium à Suécia por 600 milhões de dólares.")
    assert (claim.seller, claim.buyer) == (("Embraer", "BR"), ("SE",))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "pt",
            "A Espanha anunciou 100 milhões de euros para armas americanas e a Bélgica, outros 100 milhões.",
        ),
        (
            "en",
            "Spain announced 100 million euros for American weapons and Belgium another 100 million euros.",
        ),
    ],
)
def test_a_further_giver_of_what_was_announced(code: str, text: str) -> None:
    assert [claim.funder for claim in told(code, text)] == [("ES",), ("BE",)]


def test_what_becomes_of_some_does_not_say_how_the_rest_was_had() -> None:
    text = "Poland bought 180 K2 tanks from South Korea. The second contract covers another 120, of which 61 will be built in Gliwice."
    kinds = [(claim.type, claim.quantity.value) for claim in told("en", text) if claim.quantity]
    assert kinds == [("purchase", 180), ("purchase", 120), ("production", 61)]


def test_the_price_of_all_is_not_that_of_the_first() -> None:
    found = told(
        "en", "Argentina received the first six of 24 F-16s it bought from Denmark for $300 million."
    )
    assert [c.quantity.value for c in found if c.amount and c.quantity] == [24]


def test_of_two_states_that_agree_on_a_sale_the_maker_sells() -> None:
    text = "South Korea and Iraq have agreed on the export of Cheongung-II systems in a deal put at 3.7 trillion won."
    (claim,) = told("en", text)
    assert (claim.seller, claim.buyer) == (("KR",), ("IQ",))


@pytest.mark.parametrize(
    ("code", "text", "giver"),
    [
        ("zh", "德国将向乌克兰提供两套爱国者系统。", "DE"),
        ("ja", "ドイツはウクライナにパトリオット2基を供与する。", "DE"),
        ("ko", "독일은 우크라이나에 패트리엇 2기를 지원한다.", "DE"),
    ],
)
def test_eastern_languages_tell_the_taker(code: str, text: str, giver: str) -> None:
    (claim,) = told(code, text)
    assert (claim.funder, claim.recipient) == ((giver,), ("UA",))
    assert counts([claim]) == [2]


def test_who_buys_what_the_other_builds_and_a_month_is_no_count() -> None:
    (claim,) = told("zh", "波兰与韩国签署65亿美元合同，购买180辆K2坦克。")
    assert (claim.buyer, claim.seller) == (("PL",), ("KR",))
    (korean,) = told("ko", "폴란드는 한국 현대로템과 K2 전차 180대를 65억 달러에 구매하는 계약을 체결했다.")
    assert (korean.buyer, korean.seller) == (("PL",), ("Hyundai Rotem", "KR"))
    assert counts(told("zh", "台湾向美国采购66架F-16V战机。首批两架已于三月交付。")) == [66, 2]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("sv", "Sverige skänker ett nytt stödpaket till Ukraina värt 9,2 miljarder kronor. Paketet innehåller 18 Archer och granater."),
        ("en", "Sweden is giving Ukraine a new support package worth 9.2 billion crowns. It includes 18 Archer howitzers."),
    ],
)  # fmt: skip
def test_a_package_whose_arms_follow_is_aid(code: str, text: str) -> None:
    assert (9.2e9, "SEK") in sums(told(code, text))


def test_a_package_for_schools_is_none() -> None:
    assert not told(
        "sv",
        "Sverige skänker ett nytt stödpaket till Ukraina värt 9,2 miljarder kronor. Paketet går till skolor.",
    )


def test_who_signs_for_a_loan_borrows() -> None:
    (claim,) = told(
        "en",
        "Cyprus signed a 1.2 billion euro SAFE loan agreement with the Commission to buy air defence systems.",
    )
    assert (claim.funder, claim.recipient) == (("EU",), ("CY",))


@pytest.mark.parametrize(
    "body",
    [
        "Kyiv signed a loan agreement worth 752 million pounds with London for air defence missiles.",
        "London signed a loan agreement worth 752 million pounds with Kyiv for air defence missiles.",
    ],
)
def test_of_two_states_the_one_whose_currency_it_is_lends(body: str) -> None:
    (claim,) = told("en", f"Ukraine needs air defence. {body}")
    assert (claim.type, claim.funder, claim.recipient) == ("loan", ("GB",), ("UA",))


def test_a_pledge_is_no_delivery_of_what_else_was_bought() -> None:
    found = told(
        "en",
        "Ukraine will buy Bradley spare parts for 150 million dollars. Since 2022 the United States has committed"
        " billions in security assistance to Kyiv, including 31 Abrams tanks and over 300 Bradleys.",
    )
    assert ("donation", 300, ("US",)) in [(c.type, c.quantity and c.quantity.value, c.funder) for c in found]


def test_what_is_called_nonsense_is_denied() -> None:
    (claim,) = told(
        "en",
        "Dmitry Peskov called reports of a new arms package for Kyiv worth 90 billion dollars nonsense.",
    )
    assert claim.status == "denied"


@pytest.mark.parametrize(
    ("code", "body"),
    [
        (
            "en",
            "Leonardo and Baykar will build drones in Italy; the potential market is worth 100 billion dollars.",
        ),
        ("it", "Leonardo e Baykar produrranno droni; il mercato potenziale vale 100 miliardi di dollari."),
        ("fr", "Leonardo et Baykar produiront des drones ; le marché mondial pèse 100 milliards de dollars."),
    ],
)
def test_the_size_of_a_market_is_no_deal(code: str, body: str) -> None:
    assert not [claim.amount for claim in told(code, body) if claim.amount]


def test_who_lends_signs_for_no_loan() -> None:
    (claim,) = told("en", "Norway granted a loan of 1.2 billion kroner to Ukraine for NASAMS systems.")
    assert (claim.funder, claim.recipient) == (("NO",), ("UA",))


def test_what_comes_as_a_gift_is_not() -> None:
    (claim,) = told("en", "Ukraine will get two Patriot systems from Germany as a gift.")
    assert claim.type != "purchase"


def test_more_of_them_behind_a_contract_and_behind_a_number() -> None:
    found = told(
        "en",
        "Ukraine asked Washington for 27 Patriot systems. It said that a contract for 25 was being prepared.",
    )
    assert counts(found) == [27, 25]
    found = told("en", "Latvia ordered 256 Patria 6x6 vehicles from Finland in 2021, and 56 more in 2024.")
    assert counts(found) == [256, 56]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("hu", "Németország két Patriot-rendszert ad Ukrajnának, Hollandia pedig 250 millió eurót ajánlott fel amerikai fegyverekre."),
        ("en", "Germany is giving Ukraine two Patriot systems, and the Netherlands 250 million euros for American weapons."),
    ],
)  # fmt: skip
def test_a_sum_right_behind_the_next_giver_is_not_the_price_of_what_the_first_gave(
    code: str, text: str
) -> None:
    arms, money = told(code, text)
    assert (arms.funder, arms.amount) == (("DE",), None)
    assert money.funder == ("NL",)


def test_a_delivery_by_a_firm_told_with_its_price_is_bought() -> None:
    (claim,) = told(
        "hu", "A Rheinmetall 218 Lynxet szállít Magyarországnak több mint kétmilliárd euró értékben."
    )
    assert (claim.buyer, claim.seller) == (("HU",), ("Rheinmetall", "DE"))


def test_an_order_is_placed_with_its_seller() -> None:
    text = "Turkey is to get up to 12 used Typhoons from Qatar, and has a separate 8 billion pound order with Britain for 20 new ones."
    (new,) = [claim for claim in told("en", text) if claim.amount]
    assert (new.buyer, new.seller) == (("TR",), ("GB",))
    assert counts([new]) == [20]


def test_who_bargains_with_the_maker_buys() -> None:
    (claim,) = told("en", "South Korea is in talks with the UAE on ten more Cheongung-II batteries.")
    assert (claim.buyer, claim.seller) == (("AE",), ("KR",))


def test_a_bound_opens_the_sentence_of_those_delivered() -> None:
    text = "Washington approved 3,350 ERAM missiles for Ukraine in August. Some 840 had been delivered by mid-December."
    assert counts(told("en", text)) == [3350, 840]


def test_a_count_of_people_delivered_from_danger_is_none() -> None:
    text = "Washington approved 3,350 ERAM missiles for Ukraine in August. Some 840 people had been rescued by mid-December."
    assert counts(told("en", text)) == [3350]


@pytest.mark.parametrize(
    "text",
    [
        "Germany will give Ukraine 10 of the Bundeswehr's Eurofighter jets.",
        "Berlin has agreed that Kyiv will get 10 of Germany's IRIS-T SLM systems.",
    ],
)
def test_some_of_what_somebody_owns_is_counted(text: str) -> None:
    assert counts(told("en", text)) == [10]


def test_some_of_somebodys_people_are_not() -> None:
    assert not counts(told("en", "Germany will train 10 of Ukraine's Patriot crews' doctors."))


@pytest.mark.parametrize(
    ("code", "text", "status"),
    [
        ("en", "Sweden's contract with Saab for 60 Gripen E jets stands.", "contracted"),
        (
            "uk",
            "Південна Корея продала десять батарей Cheongung Об'єднаним Арабським Еміратам.",
            "contracted",
        ),
        ("en", "Estonia has requested to buy three HIMARS launchers from the United States.", "announced"),
        ("en", "Sweden is negotiating a contract with Saab for 60 Gripen E jets.", "planned"),
    ],
)
def test_a_contract_told_as_a_fact_stands_and_a_wish_does_not(code: str, text: str, status: str) -> None:
    (claim,) = told(code, text)
    assert claim.status == status


def test_the_subject_of_a_further_clause_gets_nothing() -> None:
    text = "Japan gave 12 Patriot missiles to Sri Lanka, and Australia will lend the Philippines 150 million dollars for frigates."
    gift = told("en", text)[0]
    assert (gift.funder, gift.recipient) == (("JP",), ("LK",))


def test_several_takers_behind_a_comma_all_get_it() -> None:
    (gift,) = told("en", "Japan gave 12 Patriot missiles to Poland, Romania, and Estonia on Monday.")
    assert gift.recipient == ("PL", "RO", "EE")


def test_money_that_finances_deliveries_is_funding() -> None:
    (claim,) = told(
        "fi",
        "Norja rahoittaa suomalaisten ampumatarvikkeiden toimituksia Ukrainalle 100 miljoonalla eurolla.",
    )
    assert (claim.type, claim.funder, claim.recipient) == ("funding", ("NO",), ("UA",))


def test_a_finnish_word_for_some_is_no_missile() -> None:
    text = "Suomi osti Saksasta 48 Leopard 2 -panssarivaunua. Ukrainalle Suomi luovuttaa 30 vaunua. Osa niistä korjataan."
    assert "Osa" not in {claim.item for claim in told("fi", text)}


def test_the_contract_behind_some_of_all_is_that_of_all() -> None:
    found = told(
        "en",
        "Russia has handed over three of the five S-400 squadrons covered by the $5.43 billion contract with India.",
    )
    assert not [claim for claim in found if claim.amount and claim.quantity]
