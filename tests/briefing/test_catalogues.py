"""The catalogues: nothing untranslated, nothing left over, the same places in every form."""

import re
from collections.abc import Sequence

import pytest
from babel.messages.catalog import Message
from tests.briefing.catalogue_texts import Text, catalogue, texts

FORMS = {"fr": 2, "uk": 3}
TRANSLATED = tuple(FORMS)


def key(message: Message) -> Text:
    return message.id if isinstance(message.id, str) else tuple(message.id or ())


def forms(message: Message) -> Sequence[str]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def messages(language: str) -> dict[Text, Message]:
    return {key(message): message for message in catalogue(language) if message.id}


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_has_a_translation_and_no_translation_is_left_over(language: str) -> None:
    known = messages(language)
    assert texts() == set(known)
    assert [each.id for each in known.values() if not all(forms(each)) or each.fuzzy] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_places_of_its_text(language: str) -> None:
    for text, message in messages(language).items():
        one, *many = (text,) if isinstance(text, str) else text
        for form in forms(message):
            # A form for one thing may leave out its number: "the one row" for "{n} row".
            assert places(form) - places(one) <= places(many[0] if many else one), text
            assert places(one) - places(form) <= ({"n"} if many else set()), text


@pytest.mark.parametrize("language", TRANSLATED)
def test_plurals_have_the_forms_of_the_language_and_columns_keep_their_unit(language: str) -> None:
    for text, message in messages(language).items():
        if isinstance(text, tuple):
            assert len(forms(message)) == FORMS[language], text
        elif re.search(r"\|[a-z]+$", text):
            assert forms(message)[0].rpartition("|")[2] == text.rpartition("|")[2]


@pytest.mark.parametrize("language", TRANSLATED)
def test_spaces_at_the_ends_stay_so_that_sentences_do_not_run_together(language: str) -> None:
    for text, message in messages(language).items():
        if isinstance(text, str) and text.endswith(" "):
            assert forms(message)[0][-1:].isspace(), text
        if isinstance(text, str) and text.startswith(" "):
            assert not forms(message)[0][:1].isalnum(), text


def test_french_sets_its_spaces_and_quotation_marks() -> None:
    for message in messages("fr").values():
        for form in forms(message):
            assert not re.search(r"(?<![\s\d{])[;?!»](?=\s|$)", form), form
            assert not re.search(r" [:;?!%»]|« ", form), form  # a breaking space there
            assert "“" not in form, form
            assert "'" not in form, form
