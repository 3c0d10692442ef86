"""Who gives in the text also gives what its later sentences tell of without naming anybody."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one


def claims_of(text: str, code: str) -> tuple[Claim, ...]:
    return extract_one(document(text, code, "sample")).claims


@pytest.mark.parametrize(
    ("text", "code", "count", "giver"),
    [
        (
            (
                "Germany helps Ukraine\nGermany will send Ukraine four IRIS-T systems, the minister said. "
                "The first of the four is to reach Ukraine by spring. The gift also contains 100 radars."
            ),
            "en",
            100,
            "DE",
        ),
        (
            (
                "Hilfe für Kiew\nDänemark schickt der Ukraine zwölf Haubitzen. "
                "Hinzu kommen 40 Drohnen, die im Mai an die Ukraine übergeben werden."
            ),
            "de",
            40,
            "DK",
        ),
        (
            (
                "Aide à Kiev\nLa Belgique donnera à l'Ukraine dix blindés. "
                "Vingt drones seront livrés à l'Ukraine au printemps."
            ),
            "fr",
            20,
            "BE",
        ),
        (
            "Pomoc wojskowa dla Kijowa\nPolska przekaże Ukrainie 10 czołgów. W maju Ukraina otrzyma też 30 dronów.",
            "pl",
            30,
            "PL",
        ),
        (
            (
                "Ayuda a Kiev\nEspaña donará a Ucrania diez blindados. "
                "En mayo serán entregados a Ucrania otros 30 drones."
            ),
            "es",
            30,
            "ES",
        ),
        (
            "Допомога Україні\nЛитва передасть Україні 15 бронемашин. До травня Україні передадуть ще 40 дронів.",
            "uk",
            40,
            "LT",
        ),
    ],
)
def test_the_giver_of_the_deal_goes_on(text: str, code: str, count: int, giver: str) -> None:
    (claim,) = [c for c in claims_of(text, code) if c.quantity and c.quantity.value == count]
    assert (claim.funder, claim.recipient) == ((giver,), ("UA",))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            (
                "Norway lists its aid\nNorway published its list of military aid to Ukraine on Monday. "
                "Four NASAMS launchers were delivered in May."
            ),
        ),
        (
            "de",
            (
                "Liste der Hilfe\nNorwegen hat am Montag seine Liste der militärischen Unterstützung für die Ukraine "
                "aktualisiert. Geliefert wurden im Mai vier Startgeräte NASAMS."
            ),
        ),
        (
            "fr",
            (
                "Bilan de l'aide\nLa Norvège a publié lundi le bilan de son aide militaire à l'Ukraine. "
                "Quatre lanceurs NASAMS ont été livrés en mai."
            ),
        ),
    ],
)
def test_what_a_list_of_aid_says_was_delivered_is_given(code: str, text: str) -> None:
    [claim] = claims_of(text, code)
    assert (claim.type, claim.funder, claim.recipient) == ("delivery", ("NO",), ("UA",))


def test_what_the_taker_buys_is_not_given_by_who_lists_its_aid() -> None:
    text = (
        "Norway lists its aid\nNorway published its list of military aid to Ukraine on Monday. "
        "Ukraine ordered twelve NASAMS launchers from Kongsberg. Four NASAMS launchers were delivered in May."
    )
    [_, delivered] = claims_of(text, "en")
    assert delivered.funder is None


def test_a_total_of_several_givers_is_not_the_next_ones() -> None:
    text = (
        "Aid for Ukraine\nAllies promised Ukraine 900 million euros for American weapons, the alliance said. "
        "Lithuania will give Ukraine 30 million euros."
    )
    total, share = (c for c in claims_of(text, "en") if c.amount)
    assert (total.funder, share.funder) == (None, ("LT",))


GIVEN_BY_MANY = [
    ("cs", "Munice pro Kyjev\n\nČesko letos dodalo Ukrajině 1,8 milionu granátů, uvedl prezident Petr Pavel. Na příští rok přispěli dárci Ukrajině 1,4 miliardy eur.", 1.4e9),
    ("uk", "Снаряди для Києва\n\nЧехія передасть Україні 800 тисяч снарядів. На це донори зібрали для України 1,4 мільярда євро.", 1.4e9),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "amount"), GIVEN_BY_MANY)
def test_what_donors_give_together_is_no_single_states_gift(code: str, text: str, amount: float) -> None:
    (given,) = [c for c in claims_of(text, code) if c.amount and c.amount.value == amount]
    assert given.funder is None


REST = [
    ("en", "Oslo is to put up 260 million euros for drones for Ukraine and Copenhagen the rest, 150 million euros."),
    ("fr", "Oslo versera 260 millions d'euros pour des drones à l'Ukraine et Copenhague le reste, 150 millions."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), REST)
def test_who_puts_up_the_rest_gives_it(code: str, text: str) -> None:
    given = {c.amount.value: (c.funder, c.recipient) for c in sentence(text, code) if c.amount}
    assert given == {260e6: (("NO",), ("UA",)), 150e6: (("DK",), ("UA",))}


FURTHER = [
    ("en", "Sweden will sell Latvia 12 howitzers, and Norway will lend Estonia 200 million euros for tanks."),
    ("fr", "La Suède vendra 12 obusiers à la Lettonie, et la Norvège prêtera à l'Estonie 200 millions d'euros pour des chars."),
    ("pl", "Szwecja sprzeda Łotwie 12 haubic, a Norwegia pożyczy Estonii 200 milionów euro na czołgi."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), FURTHER)
def test_a_further_clause_has_its_own_giver_and_taker(code: str, text: str) -> None:
    (lent,) = [c for c in sentence(text, code) if c.amount]
    assert (lent.funder, lent.recipient) == (("NO",), ("EE",))


def test_tanks_that_one_state_gives_another_are_for_war() -> None:
    (given,) = sentence("Finland gave Estonia 20 tanks.", "en")
    assert (given.funder, given.recipient) == (("FI",), ("EE",))
    assert not sentence("Norway gave Uganda 20 water tanks.", "en")
