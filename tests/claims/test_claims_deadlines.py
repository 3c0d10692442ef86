"""By when something is to be there: months, seasons and years as told, the year of the report where none is told."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.extraction import extract_one

# Language, what is told behind a deal, by when.
TOLD = [
    (
        "en",
        "The first five howitzers will be delivered to Kenya before the rains begin in November.",
        "November",
    ),
    ("en", "The first five howitzers will be delivered to Kenya in autumn 2031.", "2031"),
    ("de", "Norwegen will Kenia die ersten fünf Haubitzen im März übergeben.", "March"),
    ("fr", "Les cinq premiers obusiers seront livrés au Kenya fin 2031.", "2031"),
    ("es", "Los cinco primeros obuses serán entregados a Kenia en diciembre de 2031.", "2031-12"),
    ("it", "I primi cinque obici saranno consegnati al Kenya entro giugno.", "June"),
    ("pl", "Pierwsze pięć haubic Kenia otrzyma do końca przyszłego roku.", "next year"),
    ("cs", "Prvních pět houfnic má Keňa dostat příští rok.", "next year"),
    ("ru", "Первые пять гаубиц Кения получит к ноябрю.", "November"),
    ("uk", "Перші п'ять гаубиць Кенія отримає до кінця серпня.", "August"),
    ("uk", "Перші п'ять гаубиць Кенія отримає у вересні.", "September"),
    ("nl", "De eerste vijf houwitsers worden in het voorjaar aan Kenia geleverd.", "spring"),
    ("sv", "De fem första haubitsarna ska levereras till Kenya under våren.", "spring"),
]
# The same with the day of the report: 20 November 2030.
DATED = [
    ("de", "Norwegen will Kenia die ersten fünf Haubitzen im März übergeben.", "2031-03"),
    ("pl", "Pierwsze pięć haubic Kenia otrzyma do końca przyszłego roku.", "2031"),
    ("ru", "Первые пять гаубиц Кения получит к 15 декабря.", "2030-12-15"),
    ("uk", "Перші п'ять гаубиць Кенія отримає до кінця року.", "2030"),
    ("sv", "De fem första haubitsarna ska levereras till Kenya under våren.", "2031"),
]


@pytest.mark.parametrize(("language", "text", "due"), TOLD)
def test_by_when_something_is_to_be_there(language: str, text: str, due: str) -> None:
    assert extract_one(document(f"Title\n{text}", language)).claims[-1].by == due


@pytest.mark.parametrize(("language", "text", "due"), DATED)
def test_the_year_is_that_of_the_report(language: str, text: str, due: str) -> None:
    report = document(f"Title\n{text}", language).model_copy(update={"published": "2030-11-20"})
    assert extract_one(report).claims[-1].by == due


def test_the_year_after_is_no_period() -> None:
    text = "Title\nDas Bundesheer kauft zwölf Haubitzen. Acht werden 2030 geliefert, die übrigen vier Haubitzen im Jahr darauf."
    claim = extract_one(document(text, "de")).claims[-1]
    assert (claim.by, claim.period) == ("2031", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Nederland bouwt vanaf het voorjaar 2000 drones per maand."),
        ("it", "Leonardo produrrà dal prossimo anno 200 missili Aster l'anno."),
        ("en", "From next year Thales will build 200 Aster missiles a year."),
    ],
)
def test_what_begins_then_is_not_due_then(language: str, text: str) -> None:
    assert extract_one(document(f"Title\n{text}", language)).claims[-1].by is None


def test_what_has_come_has_no_date_by_which_it_is_to_be() -> None:
    text = "Title\nPoland signed in March a contract for 30 K9 howitzers with Hanwha. Poland received 12 of them in May."
    assert [claim.by for claim in extract_one(document(text, "en")).claims] == [None, None]


@pytest.mark.parametrize("day", ["20 Nov 2030", "2030", "2030-11", "2030-11-20T08:00"])
def test_the_day_of_a_report_may_be_written_in_any_way(day: str) -> None:
    text = "Title\nПерші п'ять гаубиць Кенія отримає до кінця березня."
    report = document(text, "uk").model_copy(update={"published": day})
    assert extract_one(report).claims[-1].by in {"March", "2030-03", "2031-03"}
