"""What reports read by eye taught: contracts that stand, secrets of other things, talks of gifts, who sells what comes."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one


def read(text: str, code: str) -> tuple[Claim, ...]:
    return extract_one(document(text, code)).claims


@pytest.mark.parametrize(
    ("code", "text", "status"),
    [
        ("cs", "Sněmovna zamítla návrh zrušit kontrakt na 24 letounů F-35 z USA.", "contracted"),
        ("uk", "Парламент Болгарії відхилив пропозицію скасувати контракт на 16 F-16 зі США.", "contracted"),
        ("sv", "Riksdagen avslog ett förslag om att riva upp kontraktet på 60 Gripen E.", "contracted"),
        (
            "en",
            "The Swiss parliament rejected a motion to cancel the contract for 36 F-35 jets.",
            "contracted",
        ),
        ("en", "Greece rejected the offer and cancelled the order for 24 F-35 jets.", "denied"),
        ("cs", "Vláda odmítla nákup 12 letounů Gripen ze Švédska.", "denied"),
    ],
)
def test_a_contract_whose_cancelling_is_turned_down_stands(code: str, text: str, status: str) -> None:
    assert [c.status for c in read(f"F-35\n\n{text}", code) if c.quantity] == [status]


@pytest.mark.parametrize(
    ("code", "text", "sides"),
    [
        (
            "pl",
            "Polska otrzymała pięć czołgów Leopard. Polska rozmawia z Niemcami o przekazaniu 14 czołgów Leopard 2A4.",
            ("DE", "PL"),
        ),
        (
            "en",
            "Kyiv got five Leopard tanks. Germany is in talks with Ukraine on the donation of 14 Leopard 2A4 tanks.",
            ("DE", "UA"),
        ),
        (
            "fr",
            "L'Ukraine a reçu 10 Leclerc. La France négocie avec la Jordanie la cession de 50 chars Leclerc.",
            ("FR", "JO"),
        ),
    ],
)
def test_of_two_who_talk_of_a_gift_one_gives(code: str, text: str, sides: tuple[str, str]) -> None:
    gift = next(c for c in read(f"Leopard\n\n{text}", code) if c.type == "donation")
    assert (gift.funder, gift.recipient) == ((sides[0],), (sides[1],))


def test_what_is_kept_secret_belongs_to_its_own_thing() -> None:
    tanks = "Germany will buy 44 Leopard 2A8 tanks."
    assert read(f"Tanks\n\n{tanks} The price of the tanks was not disclosed.", "en")[0].withheld
    assert not read(f"Tanks\n\n{tanks} How many shells come with them is secret.", "en")[0].withheld


def test_an_outlet_encloses_its_source_and_whom_it_asks() -> None:
    text = "Казахстан купит 12 беспилотников Anka, передаёт «Анадолу» со ссылкой на источник в министерстве обороны."
    assert read(f"Anka\n\n{text}", "ru")[0].attributed_to[0] == "Anadolu"
    text = "Polska kupi 24 wozy Borsuk za 2 mld zł, powiedział w rozmowie z PAP wiceminister Paweł Bejda."
    assert read(f"Borsuk\n\n{text}", "pl")[0].attributed_to == ("PAP", "Pawel Bejda")


def test_who_denies_the_report_of_an_outlet_says_so() -> None:
    text = (
        "Minister Władysław Kosiniak-Kamysz poinformował o zakupie 96 wozów Borsuk. Zdementował natomiast "
        "doniesienia portalu Onet, jakoby Polska miała przekazać Ukrainie 14 myśliwców MiG-29."
    )
    denied = next(c for c in read(f"Borsuk\n\n{text}", "pl") if c.status == "denied")
    assert denied.attributed_to == ("Wladyslaw Kosiniak-Kamysz",)


def test_signing_is_no_speaking_and_a_scheme_of_nato_no_taker() -> None:
    text = (
        "Sverige och Ukraina skriver avsiktsförklaring om upp till 150 Gripen\n\n"
        "Regeringen bidrar med 2,6 miljarder kronor till NATO:s Purl-program för amerikanska luftvärnsrobotar."
    )
    signed, given = read(text, "sv")
    assert (signed.attributed_to, given.recipient) == ((), ("UA",))


def test_a_count_goes_on_with_no_loan() -> None:
    text = (
        "Polska kupi wozy Borsuk\n\nAgencja Uzbrojenia zamówiła 96 wozów Borsuk za 5,9 mld zł. Pieniądze pochodzić "
        "będą z pożyczki SAFE, z której Polska chce wziąć 43,7 mld euro. Pierwsza umowa obejmuje 111 wozów za 6,6 mld zł."
    )
    first = next(c for c in read(text, "pl") if c.quantity and c.quantity.value == 111)
    assert (first.type, first.item) == ("purchase", "Borsuk")
