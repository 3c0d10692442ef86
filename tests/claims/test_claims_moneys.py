"""Moneys of one name in many states: whose dollars, pesos, rupees a text means; codes of money; conversions."""

import pytest
from tests.claims.claims_samples import sentence

from rempart.claims.language import language
from rempart.claims.page import page

READ = [
    # A press that writes of what its own state does means its own dollars.
    ("en", "Canada to send Ukraine vehicles\nOttawa will spend $435 million on drones.", ["435000000 CAD"]),
    ("en", "New Zealand picks Embraer\nWellington will buy two jets for $620 million.", ["620000000 NZD"]),
    ("fr", "Ottawa achète des blindés\nOttawa a octroyé un contrat de 1,3 milliard de dollars, dont 210 M$ pour les pièces.", ["1300000000 CAD", "210000000 CAD"]),
    ("en", "Australia buys HIMARS\nCanberra signed for 20 HIMARS worth A$1.6 billion ($1.05 billion).", ["1600000000 AUD = 1050000000 USD"]),
    # A sale that Washington approves is in American dollars, and so is what two states give together.
    ("en", "Australia cleared for missiles\nThe State Department has approved a possible sale to Australia of 200 missiles for $1.3 billion.", ["1300000000 USD"]),
    ("en", "Canada and the Netherlands will each put up $250 million for interceptors.", ["250000000 USD"]),
    ("uk", "Канада передасть Україні 500 мільйонів доларів на дрони.", ["500000000 USD"]),
    # What brackets turn into American dollars is none.
    ("uk", "Австралія замовила фрегати. Програма обійдеться в 10 млрд доларів (6,5 млрд американських).", ["10000000000 AUD = 6500000000 USD"]),
    ("fr", "Le Canada verse 235 M$ US (328 M$) au mécanisme PURL.", ["235000000 USD = 328000000 CAD"]),
    ("no", "Danmark kjøper batterier for 2,6 milliarder danske kroner (4,1 milliarder norske).", ["2600000000 DKK = 4100000000 NOK"]),
    # Pesos, rupees, riyals, dinars, shillings, francs of the state named.
    ("es", "México comprará cuatro aviones por 3.500 millones de pesos. Colombia también los quiere.", ["3500000000 MXN"]),
    ("es", "La Armada chilena encarga dos patrulleros por 142.000 millones de pesos (cerca de 150 millones de dólares).", ["142000000000 CLP = 150000000 USD"]),
    ("es", "Chile renueva sus radares\nSantiago pagará $98.000 millones (US$ 104 millones) por seis radares.", ["98000000000 CLP = 104000000 USD"]),
    ("en", "Pakistan signed for jets worth 900 billion rupees. Sri Lanka will pay 12 billion rupees.", ["900000000000 PKR", "12000000000 LKR"]),
    ("en", "India cleared missiles worth Rs 67,000 crore.", ["670000000000 INR"]),
    ("ru", "Индия продаст шесть батарей за 6 тыс. крор рупий (около 670 млн долларов).", ["60000000000 INR = 670000000 USD"]),
    ("fr", "Le Qatar paiera 3 milliards de riyals, le Koweït 300 millions de dinars.", ["3000000000 QAR", "300000000 KWD"]),
    ("de", "Serbien kauft Drohnen für 20 Milliarden Dinar.", ["20000000000 RSD"]),
    ("en", "Kenya ordered vehicles for 12 billion shillings.", ["12000000000 KES"]),
    ("fr", "Le Sénégal commande des vedettes pour 45 milliards de francs CFA.", ["45000000000 XOF"]),
    ("en", "Egypt will pay 12 billion pounds for its corvettes.", ["12000000000 EGP"]),
    ("en", "Egypt will pay Britain 2 billion pounds for the support ships.", ["2000000000 GBP"]),
    ("fr", "Abidjan a payé 59 milliards de francs CFA, soit environ 90 millions d'euros.", ["59000000000 XOF = 90000000 EUR"]),
    # Codes of money, before or behind the number, in every language.
    ("en", "Manila awarded a PHP31.6 billion (USD545 million) contract.", ["31600000000 PHP = 545000000 USD"]),
    ("pl", "Filipiny zapłacą 30 mld PHP za okręty.", ["30000000000 PHP"]),
    ("de", "Malaysia zahlt MYR 4,2 Mrd. für Korvetten.", ["4200000000 MYR"]),
    # A verb that no table knows behind a sum of ten millions or more counts no things.
    ("uk", "Гаага виділяє 90 млн євро на ракети. Із них 40 млн уже перераховано виробникові.", ["90000000 EUR", "40000000 EUR"]),
    ("ko", "폴란드는 K2 전차 180대를 65억 달러(약 9조원)에 계약했다.", ["6500000000 USD = 9000000000000 KRW"]),
    ("ko", "계약 규모는 1조 1천억 원이다.", ["1100000000000 KRW"]),
    ("es", "México comprará seis helicópteros por MXN 2,400 millones.", ["2400000000 MXN"]),
    ("en", "Kuala Lumpur will pay RM4 billion, Abuja ₦310 billion.", ["4000000000 MYR", "310000000000 NGN"]),
    ("cs", "Maďarsko zaplatí 120 mld. HUF za vrtulníky.", ["120000000000 HUF"]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "sums"), READ)
def test_a_sum_is_in_the_money_of_the_state_that_it_is_about(code: str, text: str, sums: list[str]) -> None:
    found = page(text, language(code), whole=True).sums
    told = []
    for amount in (money.amount for money in found):
        also = "".join(f" = {one.value:.0f} {one.currency}" for one in amount.also)
        told.append(f"{amount.value:.0f} {amount.currency}{also}")
    assert told == sums


def test_a_home_dollar_says_that_the_text_as_a_whole_tells_whose_it_is() -> None:
    bare, marked = (
        sentence(f"Canada will buy 4 NASAMS from Norway for 820 million {money}.")[0].slots["amount"].rule
        for money in ("dollars", "US dollars")
    )
    assert (bare, marked) == ("money of the state told of, exact", "sum, exact")
