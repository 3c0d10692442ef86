"""The desk's catalogues: nothing untranslated, nothing left over, the same places in every form."""

import re

import pytest
from tests.briefing.catalogue_texts import catalogue, texts_of
from tests.briefing.test_catalogues import FORMS, forms, messages, places

TRANSLATED = tuple(FORMS)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_stands_in_the_catalogue_of_the_desk_or_of_the_briefing(language: str) -> None:
    own, shared = catalogue(language, "rempart.web"), messages(language)
    known = {
        message.id if isinstance(message.id, str) else tuple(message.id): message
        for message in own
        if message.id
    }
    needed = texts_of("rempart.web")
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
