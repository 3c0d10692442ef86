"""The desk's catalogues: nothing untranslated, nothing left over, the same places in every form."""

import re

import pytest
from tests.briefing.catalogue_texts import catalogue, texts_of
from tests.briefing.test_catalogues import FORMS, forms, messages, places
from tests.web.error_texts import error_texts

from rempart.errors import DeskError
from rempart.web.evidence import words_of
from rempart.web.language import error_lines, error_sentence, speaking, told_error

TRANSLATED = tuple(FORMS)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_stands_in_the_catalogue_of_the_desk_or_of_the_briefing(language: str) -> None:
    own, shared = catalogue(language, "rempart.web"), messages(language)
    known = {
        message.id if isinstance(message.id, str) else tuple(message.id): message
        for message in own
        if message.id
    }
    # The texts of errors and of evidence stand in files of their own.
    listed = {*error_lines(), *words_of("field").values(), *words_of("finding").values()}
    needed = texts_of("rempart.web") | (listed - set(shared))
    assert needed - set(shared) - set(known) == set()
    assert set(known) - needed == set()
    assert set(known) & set(shared) == set()
    for text, message in known.items():
        assert all(forms(message)), text
        assert not message.fuzzy, text
        one, *many = (text,) if isinstance(text, str) else text
        assert len(forms(message)) == (FORMS[language] if many else 1), text
        for form in forms(message):
            assert places(form) - places(one) <= places(many[0] if many else one), text
            assert places(one) - places(form) <= ({"n"} if many else set()), text


def test_french_sets_its_spaces_and_quotation_marks() -> None:
    for message in catalogue("fr", "rempart.web"):
        for form in forms(message) if message.id else ():
            assert not re.search(r"(?<![\s\d{])[;?!»](?=\s|$)", form), form
            assert not re.search(r" [:;?!%»]|« ", form), form
            assert "“" not in form, form
            assert "'" not in form, form


def test_every_error_that_a_page_shows_is_listed_and_nothing_else() -> None:
    assert set(error_lines()) == error_texts()


def test_an_error_is_told_in_the_language_of_the_page() -> None:
    with speaking("fr"):
        assert told_error("the run ab has no file {1}.json") == "le calcul ab n’a pas de fichier {1}.json"
        assert told_error("a library said this") == "a library said this"
        told = error_sentence(DeskError("there is no account 'ana'", "the name of an account", "Correct it."))
    assert told == "il n’y a pas de compte 'ana'\u202f; attendu\u202f: le nom d’un compte. Corrigez."
    with speaking("en"):
        assert told_error("there is no account 'ana'") == "there is no account 'ana'"
