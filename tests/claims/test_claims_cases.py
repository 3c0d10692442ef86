"""One row of a table stands for all forms of a word, each with its case."""

from rempart.claims.inflections import inflected, paradigm

PARADIGMS = {
    "на": paradigm("а case=nom|и case=gen|і case=dat/loc|у case=acc|ою case=ins"),
    "і": paradigm("і case=nom/acc|их case=gen/loc|им case=dat|ими case=ins"),
    "и": paradigm("и case=nom/acc|ів case=gen|ам case=dat|ами case=ins|ах case=loc"),
    "дати": paradigm("ти|ла done|сть ahead|но passive"),
}


def test_every_ending_carries_its_case() -> None:
    forms = dict(inflected("Україн{на}", "noun", PARADIGMS))
    assert forms["Україною"] == "noun;case=ins"
    assert forms["Україні"] == "noun;case=dat/loc"
    assert len(forms) == 5


def test_words_of_one_form_agree() -> None:
    forms = dict(inflected("Сполучен{і} Штат{и}", "noun", PARADIGMS))
    assert forms == {
        "Сполучені Штати": "noun;case=acc/nom",
        "Сполучених Штатів": "noun;case=gen",
        "Сполученим Штатам": "noun;case=dat",
        "Сполученими Штатами": "noun;case=ins",
        "Сполучених Штатах": "noun;case=loc",
    }


def test_a_verb_carries_its_tense() -> None:
    forms = dict(inflected("переда{дати}", "verb", PARADIGMS))
    assert forms == {
        "передати": "verb", "передала": "verb;done", "передасть": "verb;ahead", "передано": "verb;passive",
    }  # fmt: skip


def test_a_form_without_a_paradigm_stays_as_it_is() -> None:
    assert list(inflected("США", "noun", PARADIGMS)) == [("США", "noun")]
    assert list(inflected("{adjective} уряд", "", PARADIGMS)) == [("{adjective} уряд", "")]
