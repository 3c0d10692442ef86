"""Makes that no table knows, beside the word for their kind: *due radar Kronos*, *three Lanza radars*, *450 дронів «Shark»*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.draft import Draft
from rempart.claims.mentions import Mention
from rempart.claims.page import Page
from rempart.claims.romanising import romanised

# Kinds so wide that what stands beside them is seldom their make.
WIDE: Final = frozenset({"weapons", "military equipment", "other equipment", "ammunition"})
# Things that the name of a whole may list.
MOST_NAMED: Final = 3
# Letters of words for *of the type*.
TYPED: Final = 16
# Letters of the shortest and of the longest make.
SHORTEST, LONGEST = 3, 24
# What a make is not part of.
OTHERS: Final = (
    "item", "party", "adjective", "firm", "person", "outlet", "scheme", "speaker", "institution", "government",
    "industry", "speech", "currency", "number", "abbreviation", "frame", "status", "numbered", "rank",
)  # fmt: skip


def name_makes(page: Page, drafts: Sequence[Draft]) -> None:
    """Say of which make the things of the drafts are, in place, and let their quotes reach over its name.

    All rules before this one go by the kind alone, which a text repeats without the make.
    """
    for draft in drafts:
        kind = draft.item
        if kind is None or kind.entry.named or draft.item_name != kind.value or kind.value in WIDE:
            continue
        place = _make_beside(page, kind)
        if place is None or _is_other(page, place):
            continue
        name = page.text[slice(*place)]
        draft.item_name = f"{romanised(name, page.language.letters)} {kind.value}"
        draft.note("item", "make beside its kind", (min(kind.start, place[0]), max(kind.end, place[1])))
        quoted = page.folded[place[1] : place[1] + 1] == '"'
        if draft.start <= kind.start and draft.end == kind.end:
            draft.end = max(draft.end, place[1] + quoted)


def name_all_priced(drafts: Sequence[Draft]) -> None:
    """Let a sum be for all the things whose counts are parts of it, in place: *48 K2 and 141 K808, together 2 billion*.

    Missiles and launchers told beside a make belong to it: *Piorun missiles*, whatever else comes with them.
    """
    for whole in drafts:
        parts = [d for d in drafts if (whole, "part_of") in d.links and d.type == whole.type and d.quantity]
        parts = [d for d in parts if _is_make(d)] or parts
        named = dict.fromkeys(d.item_name for d in parts if d.item_name and d.item_name not in WIDE)
        names = [name for name in named if not any(one.endswith(f" {name}") for one in named)]
        told = whole.amount is not None and whole.quantity is None and whole.item_name in {*named, *WIDE}
        if told and 1 < len(names) <= MOST_NAMED and all(d.amount is None for d in parts):
            whole.item_name = ", ".join(names[:-1]) + f" and {names[-1]}"


def _is_make(draft: Draft) -> bool:
    return draft.item is not None and (bool(draft.item.entry.named) or draft.item_name != draft.item.value)


def _make_beside(page: Page, kind: Mention) -> tuple[int, int] | None:
    """Return where the make of a thing stands, None where the text tells none."""
    word_order, first = page.language.word_order, page.text.find("\n") + 1
    place = _behind(page, kind, capitals="nouns capitalised" in word_order)
    return place or (_before(page, kind) if "kind last" in word_order and kind.start > first else None)


def _behind(page: Page, kind: Mention, *, capitals: bool) -> tuple[int, int] | None:
    """Return the capitalised word, or what quotes set apart, behind a kind of thing, perhaps behind *of the type*."""
    text, folded = page.text, page.folded
    place, led = kind.end, False
    for word in page.within((kind.end, kind.end + TYPED), "numbered"):
        if page.mentions.only(folded, kind.end, word.start, "preposition", "article"):
            place, led = word.end, True
    if folded[place : place + 2] == ' "':
        close = folded.find('"', place + 2, place + 2 + LONGEST)
        name = text[place + 2 : close] if close > 0 else ""
        return (place + 2, close) if name[:1].isupper() and not set(name) & set(",.;:!?\n") else None
    if folded[place : place + 1] != " " or (capitals and not led):
        return None
    return _word_at(text, place + 1)


def _word_at(text: str, start: int) -> tuple[int, int] | None:
    """Return the one capitalised word at a place, no name of two words, which may be a person's."""
    end = start
    while end < len(text) and (
        text[end].isalnum() or (text[end] == "-" and text[end + 1 : end + 2].isalnum())
    ):
        end += 1
    word = text[start:end]
    person = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    return (start, end) if _may_name(word) and not person else None


def _may_name(word: str) -> bool:
    """Tell a word with a capital, and further letters or digits, from a short form."""
    return SHORTEST <= len(word) <= LONGEST and word[0].isupper() and any(letter.islower() for letter in word)


def _before(page: Page, kind: Mention) -> tuple[int, int] | None:
    """Return the capitalised word right before a kind of thing: *three Lanza radars*, *tre Lanza-radarer*."""
    text = page.text
    if page.folded[kind.start - 1] not in {" ", "-"}:
        return None
    start = end = kind.start - 1
    while start and text[start - 1].isalnum():
        start -= 1
    alone = text[start - 1] == " " and not text[: start - 1].endswith((".", "!", "?", ":", "\n"))
    upper = text[: start - 1].rsplit(" ", 1)[-1][:1].isupper()  # part of a longer name
    return (start, end) if alone and not upper and _may_name(text[start:end]) else None


def _is_other(page: Page, place: tuple[int, int]) -> bool:
    """Tell a word that is, or is part of, another name."""
    near = page.within((place[0] - LONGEST, place[1] + LONGEST), *OTHERS)
    return any(m.start < place[1] and place[0] < m.end for m in near)
