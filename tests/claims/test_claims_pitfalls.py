"""What readers of such reports get wrong, one test each: the list of pitfalls and the traps of the field."""

from typing import Any

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim, Report
from rempart.claims.extraction import extract_one


def report(text: str, language: str) -> Report:
    return extract_one(document(text, language))


def claims(text: str, language: str) -> tuple[Claim, ...]:
    return report(text, language).claims


def sums(text: str, language: str) -> list[tuple[Any, str, str]]:
    found = [claim.amount for claim in claims(text, language) if claim.amount]
    return [(amount.value, amount.currency, amount.bound) for amount in found]


def counts(text: str, language: str) -> list[tuple[Any, str, str | None]]:
    return [(c.quantity.value, c.quantity.bound, c.unit) for c in claims(text, language) if c.quantity]


SUMS = {
    "two deals in one sentence": (
        "en",
        ("Ukraine deals\nUkraine will buy US weapons worth $90 billion and will sell drones worth $50 billion to the"
        " United States.\n"),
        {(90e9, "USD", "exact"), (50e9, "USD", "exact")},
    ),
    "a floor by a verb": (
        "ru",
        "Закупка\nСтоимость американского оружия, которое Украина намерена купить, превысит 3,3 млрд долларов.\n",
        {(3.3e9, "USD", "at_least")},
    ),
    "a floor by a participle": (
        "fr",
        ("Achats d'armes\nL'Ukraine achètera aux États-Unis des armes d'une valeur dépassant 100 milliards de"
        " dollars.\n"),
        {(100e9, "USD", "at_least")},
    ),
    "a ceiling": (
        "fr",
        ("Chars\nLa Pologne va acheter des chars de combat à la Corée du Sud pour un montant allant jusqu'à 6 milliards"
        " d'euros.\n"),
        {(6e9, "EUR", "at_most")},
    ),
    "a ceiling beside a date": (
        "es",
        "Misiles\nEspaña comprará misiles Patriot a Estados Unidos por hasta 5.000 millones de euros hasta 2027.\n",
        {(5e9, "EUR", "at_most")},
    ),
    "nearly": (
        "pl",
        "Czołgi\nPolska kupi od Korei Południowej czołgi K2 za prawie 6,5 mld dolarów.\n",
        {(6.5e9, "USD", "approx")},
    ),
    "a good deal more": (
        "no",
        "Våpen\nNorge kjøper luftvern fra USA for drøyt 4 milliarder kroner.\n",
        {(4e9, "NOK", "at_least")},
    ),
    "a range with one scale word": (
        "uk",
        "Дрони\nСША куплять в України бойові дрони на суму від 10 до 30 мільярдів доларів.\n",
        {(20e9, "USD", "approx")},
    ),
    "a range with a dash": (
        "pl",
        "Haubice\nPolska kupi haubice K9 od Korei Południowej za 30–40 mld zł.\n",
        {(35e9, "PLN", "approx")},
    ),
    "crowns of the state named": (
        "de",
        "Panzer\nNorwegen bestellt in Deutschland 54 Leopard-Panzer für 19,7 Milliarden Kronen.\n",
        {(19.7e9, "NOK", "exact")},
    ),
    "billions of the long scale": (
        "de",
        "Rüstung\nPolen kauft in den USA Waffen für 1,5 Billionen Dollar.\n",
        {(1.5e12, "USD", "exact")},
    ),
    "thousand millions": (
        "es",
        "Drones\nUcrania venderá drones de combate a Estados Unidos por 50 mil millones de dólares.\n",
        {(50e9, "USD", "exact")},
    ),
    "a billion without a number": (
        "ru",
        "Ракеты\nПольша купит у США ракеты более чем за миллиард долларов.\n",
        {(1e9, "USD", "at_least")},
    ),
    "a sum in two scales": (
        "pl",
        "Pociski\nPolska kupi od USA pociski za 4 mld 750 mln dolarów.\n",
        {(4.75e9, "USD", "exact")},
    ),
    "a code before the number": (
        "en",
        "Missiles\nNorway will buy missiles from the United States for NOK1.5bn (£109mn).\n",
        {(1.5e9, "NOK", "exact")},
    ),
    "a decimal comma": (
        "de",
        "Raketen\nDeutschland kauft in den USA Raketen für 12,5 Milliarden Euro.\n",
        {(12.5e9, "EUR", "exact")},
    ),
    "groups of three with narrow spaces": (
        "fr",
        "Missiles\nLa Norvège achète aux États-Unis des missiles pour 16\u202f370\u202f000 dollars.\n",
        {(16_370_000, "USD", "exact")},
    ),
    "a ceiling is no price": (
        "en",
        ("Possible sale\nThe State Department approved a possible sale to Ukraine of missiles for an estimated cost of"
        " up to $825 million.\n"),
        {(825e6, "USD", "at_most")},
    ),
    "a full number of a notice": (
        "it",
        "Missili\nLa Polonia acquisterà dagli Stati Uniti missili per 1,129 miliardi di dollari.\n",
        {(1.129e9, "USD", "exact")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(SUMS))
def test_sums_are_read_as_they_stand(name: str) -> None:
    code, text, wanted = SUMS[name]
    assert set(sums(text, code)) == wanted


COUNTS = {
    "systems are not missiles": (
        "de",
        "Abwehr\nUkraine fordert zehn Patriot-Flugabwehrraketen von den USA.\n",
        (10, "exact", "missile"),
    ),
    "systems": ("en", "Air defence\nUkraine asked the United States for 10 Patriot systems.\n", (10, "exact", "system")),
    "batteries": (
        "fr",
        "Défense\nL'Allemagne livrera deux batteries Patriot à l'Ukraine.\n",
        (2, "exact", "battery"),
    ),
    "a word for ten": ("ru", "ПВО\nУкраина просит у США десять систем Patriot.\n", (10, "exact", "system")),
    "about a hundred": (
        "fr",
        "Rafale\nL'Ukraine veut acheter une centaine de Rafale à la France.\n",
        (100, "approx", "aircraft"),
    ),
    "shells, not rounds": (
        "en",
        "Shells\nThe Czech Republic will deliver 40,000 shells to Ukraine.\n",
        (40_000, "exact", None),
    ),
    "missiles called systems by their price": (
        "en",
        "Missiles\nGermany ordered up to 1,000 Patriot missiles from Raytheon for $5.1 billion.\n",
        (1000, "at_most", "missile"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_counts_are_of_what_is_counted(name: str) -> None:
    code, text, wanted = COUNTS[name]
    (found,) = counts(text, code)
    assert (found[0], found[1]) == wanted[:2]
    if wanted[2]:
        assert found[2] == wanted[2]


NOTHING = {
    "numbers that are names": (
        "es",
        "Ejercicios\nEl Leopard 2A4, el F-16 y el PAC-3 son armas conocidas. El calibre 155 y el 120 son comunes.\n",
    ),
    "a total since a date": (
        "fr",
        "Aide\nDepuis 2022, l'aide européenne à l'Ukraine a atteint au total 267 milliards d'euros.\n",
    ),
    "a budget": ("en", "Budget\nPoland's defence budget will reach $55 billion next year.\n"),
    "a range in kilometres": ("en", "NASAMS\nThe NASAMS air defence system reaches about 160 km, experts say.\n"),
    "frozen assets": (
        "ru",
        "Активы\nЗамороженные российские активы оцениваются в 300 миллиардов долларов.\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(NOTHING))
def test_what_is_no_deal_yields_no_figure(name: str) -> None:
    code, text = NOTHING[name]
    assert [claim.quote for claim in claims(text, code) if claim.amount or claim.quantity] == []


def test_a_bound_of_the_body_and_none_of_the_title_are_both_kept() -> None:
    text = (
        "L'Ukraine achètera pour 100 milliards de dollars d'armes américaines\n"
        "L'Ukraine achètera aux États-Unis des armes d'une valeur dépassant 100 milliards de dollars, financées par"
        " l'Europe, selon le Financial Times.\n"
    )
    assert {bound for _, _, bound in sums(text, "fr")} == {"exact", "at_least"}


def test_the_price_of_one_is_not_the_price_of_all() -> None:
    text = (
        "Rafale\nL'Inde achète 26 Rafale à la France pour 7 milliards d'euros. Un Rafale coûte entre 80 et"
        " 130 millions d'euros.\n"
    )
    assert [value for value, _, _ in sums(text, "fr")] == [7e9]


def test_a_conversion_is_the_same_claim() -> None:
    text = "Missiles\nNorway will buy missiles from the United States for NOK 1.5bn (£109mn).\n"
    (claim,) = claims(text, "en")
    assert claim.amount is not None
    assert [(also.value, also.currency) for also in claim.amount.also] == [(109e6, "GBP")]


def test_a_misprint_of_the_title_is_flagged_and_not_believed() -> None:
    text = (
        "Украина купит оружие США на 100 млн долларов\n"
        "Украина намерена купить у США оружие на 100 млрд долларов за счёт Европы, пишет Financial Times.\n"
    )
    (claim,) = [claim for claim in claims(text, "ru") if claim.amount]
    assert claim.amount is not None
    assert claim.amount.value == 100e9
    assert any(place.misprint for place in claim.also_at)


def test_two_figures_of_two_speakers_are_two_claims() -> None:
    text = (
        "Arms\nUkraine will buy US weapons worth $100 billion, according to a document seen by the Financial Times.\n"
        "President Volodymyr Zelensky said the package of US weapons was worth $90 billion.\n"
    )
    found = {claim.amount.value: claim.attributed_to for claim in claims(text, "en") if claim.amount}
    assert set(found) == {100e9, 90e9}
    assert "Financial Times" in found[100e9]
    assert found[90e9] == ("Volodymyr Zelensky",)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Denial\nBerlin denied that it will deliver Taurus missiles to Ukraine.\n"),
        ("fr", "Démenti\nParis dément la livraison de 20 Mirage 2000 à l'Ukraine.\n"),
        ("de", "Dementi\nBerlin dementiert die Lieferung von 20 Taurus-Raketen an die Ukraine.\n"),
    ],
)
def test_what_is_denied_is_denied(code: str, text: str) -> None:
    assert {claim.status for claim in claims(text, code) if claim.type != "stance"} == {"denied"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Letter\nSweden and Ukraine signed a letter of intent for up to 150 Gripen fighter jets.\n"),
        ("fr", "Lettre\nL'Ukraine et la France ont signé une lettre d'intention pour 100 Rafale.\n"),
        (
            "de",
            "Absicht\nDie Ukraine und Schweden haben eine Absichtserklärung über 150 Gripen unterzeichnet.\n",
        ),
    ],
)
def test_a_letter_of_intent_is_no_contract(code: str, text: str) -> None:
    assert {claim.status for claim in claims(text, code) if claim.quantity} == {"signed"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Achat\nL'Ukraine aurait commandé dix systèmes Patriot aux États-Unis.\n"),
        ("de", "Kauf\nDie Ukraine soll zehn Patriot-Systeme in den USA bestellt haben.\n"),
        ("pl", "Zakup\nUkraina miałaby kupić dziesięć zestawów Patriot od USA.\n"),
    ],
)
def test_hearsay_is_not_made_firm(code: str, text: str) -> None:
    assert {claim.status for claim in claims(text, code) if claim.quantity} <= {"reported", "planned"}


def test_an_adjective_of_arms_names_no_buyer() -> None:
    (claim,) = claims("Arms\nKyiv will buy US-made weapons worth $2 billion.\n", "en")
    assert (claim.buyer, claim.seller) == (("UA",), ("US",))


def test_a_capital_is_its_government() -> None:
    (claim,) = claims("Armes\nKiev achètera à Washington pour 2 milliards de dollars d'armes.\n", "fr")
    assert (claim.buyer, claim.seller) == (("UA",), ("US",))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("uk", "Зброя\nУкраїна купить у США зброю на 2 млрд доларів, яку оплатять європейські партнери.\n"),
        (
            "de",
            "Waffen\nDie Ukraine kauft in den USA Waffen für 2 Milliarden Dollar, finanziert von Europa.\n",
        ),
        ("en", "Arms\nUkraine will buy US weapons worth $2 billion, financed by European partners.\n"),
    ],
)
def test_who_pays_is_not_who_buys(code: str, text: str) -> None:
    (claim,) = [claim for claim in claims(text, code) if claim.amount]
    assert (claim.buyer, claim.funder) == (("UA",), ("EUROPE",))


def test_an_earlier_wish_recalled_by_a_paper_is_no_part_of_the_document() -> None:
    text = (
        "Arms\nUkraine will buy US weapons worth $100 billion, according to a document seen by the Financial Times.\n"
        "The document lists no systems. The paper recalls that Kyiv has asked for at least 10 Patriot systems.\n"
    )
    found = {claim.type: claim for claim in claims(text, "en")}
    patriots = next(c for c in claims(text, "en") if c.quantity)
    assert patriots.quantity is not None
    assert (patriots.quantity.value, patriots.quantity.bound) == (10, "at_least")
    assert not any(link.relation == "part_of" for link in patriots.links)
    assert "purchase" in found


def test_a_wish_is_no_money() -> None:
    (claim,) = [
        claim
        for claim in claims("PURL\nUkraine wants $15 billion for the PURL initiative next year.\n", "en")
        if claim.amount
    ]
    assert claim.status in {"planned", "reported"}


@pytest.mark.parametrize("text", ["$1O billion", "$12,34,5 billion", "$1.2.3 billion"])
def test_a_number_not_wholly_understood_is_none(text: str) -> None:
    assert sums(f"Arms\nUkraine will buy US weapons worth {text}.\n", "en") == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "La UE prestará a Ucrania 90.000 millones de euros. El dinero cubrirá necesidades {} y presupuestarias."),
        ("cs", "EU půjčí Ukrajině 90 miliard eur. Peníze pokryjí {} potřeby."),
        ("uk", "ЄС надасть Україні кредит у розмірі 90 мільярдів євро. Гроші підуть на {} потреби."),
    ],
)  # fmt: skip
def test_a_loan_is_a_claim_only_where_its_text_names_military_needs(code: str, text: str) -> None:
    military, school = {
        "es": ("militares", "escolares"),
        "cs": ("vojenské", "školní"),
        "uk": ("військові", "шкільні"),
    }[code]
    (loan,) = claims(f"Kyiv\n{text.format(military)}\n", code)
    assert (loan.type, loan.funder, loan.recipient) == ("loan", ("EU",), ("UA",))
    assert not claims(f"Kyiv\n{text.format(school)}\n", code)


def test_a_name_that_is_a_common_word_too_is_arms_where_states_trade_in_its_units() -> None:
    (sale,) = claims(
        "Ja\nUSA har godkendt et muligt salg af Patriot-systemer til Norge for 2 milliarder dollar.\n", "da"
    )
    assert (sale.buyer, sale.seller, sale.item) == (("NO",), ("US",), "Patriot")
    assert claims("Yes\nThe United States sells Patriot cars to Norway for 2 billion dollars.\n", "en") == ()
