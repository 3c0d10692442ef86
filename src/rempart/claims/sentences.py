"""Sentences of a text, with an abbreviation guard; offsets are kept."""

import re
from typing import Final

_MARK: Final = re.compile(r"[.!?…؟\n。！？]")
_END: Final = re.compile(r"[.!?…؟]+[\"')\]]*(?=\s|$)|\n+|[。！？]")
_LAST_WORD: Final = re.compile(r"[\w.°]+$")
_NEXT_WORD: Final = re.compile(r"\s(\w+)")
# Digits of a number that counts days, brigades or quarters of a year.
LONGEST_ORDINAL: Final = 2
# Letters of the longest title; a longer first line that ends as a sentence, or holds two, is no title.
LONGEST_TITLE: Final = 120
# A longer run without an end is cut here, so that work per sentence stays bounded.
LONGEST: Final = 1500
# Letters of the longest short form of a scale.
LONGEST_SCALE: Final = 6


class Sentence:
    """A sentence: its place, its number, its paragraph (0 is the title line, where the text has one)."""

    __slots__ = ("end", "number", "paragraph", "start")

    def __init__(self, start: int, end: int, number: int, paragraph: int) -> None:
        self.start = start
        self.end = end
        self.number = number
        self.paragraph = paragraph

    def part(self, start: int, end: int) -> "Sentence":
        """Return a part of the sentence, under its number."""
        return Sentence(start, end, self.number, self.paragraph)


def split(
    text: str,
    folded: str,
    abbreviations: frozenset[str],
    ordered: frozenset[str] = frozenset(),
    *,
    closing: frozenset[str] = frozenset(),
) -> list[Sentence]:
    """Cut a text into sentences; a line end always ends one.

    A full stop behind a number of one or two digits is that of an ordinal before one of the words of ``ordered``
    (*14. Oktober*). An abbreviation of ``closing`` ends a sentence before a word with a capital (*10 млн. Греция*).

    Example:
        >>> [s.end for s in split("Mr. X paid. He left.", "mr. x paid. he left.", frozenset({"mr"}))]
        [11, 20]
    """
    sentences: list[Sentence] = []
    start, paragraph = 0, _first_paragraph(text)
    read = 0
    for mark in _MARK.finditer(folded):
        place = mark.start()
        stop = _end(folded, place) if place >= read else place
        if stop == place:
            continue
        read = stop
        if folded[place] == "\n":
            _append(sentences, text, (start, place), paragraph)
            start, paragraph = read, paragraph + 1
        elif (closing and _closes(text, folded, (place, read), closing)) or _ends(
            text, folded, (place, read), abbreviations=abbreviations, ordered=ordered
        ):
            start = _append(sentences, text, (start, read), paragraph)
    _append(sentences, text, (start, len(text)), paragraph)
    return sentences


def _first_paragraph(text: str) -> int:
    """Return 1 where the first line is no title but prose: longer than a title and ended by a full stop."""
    opening = text.lstrip()
    first = opening[: opening.find("\n")] if "\n" in opening else opening
    return int(len(first) > LONGEST_TITLE and first.rstrip().endswith((".", "。")))


def _end(folded: str, place: int) -> int:
    """Return where the marks that end a sentence here end, ``place`` itself where they end none."""
    if folded[place] == "." and folded[place + 1 : place + 2] in {" ", "\n"}:
        return place + 1  # the usual case
    found = _END.match(folded, place)
    return found.end() if found else place


def _append(sentences: list[Sentence], text: str, span: tuple[int, int], paragraph: int) -> int:
    start, stop = span
    said = text[start:stop].rstrip()
    stop = start + len(said)
    start = stop - len(said.lstrip())
    while start < stop:
        cut = stop if stop - start <= LONGEST else _gap(text, start + LONGEST, stop)
        sentences.append(Sentence(start, cut, len(sentences), paragraph))
        start = cut
        while start < stop and text[start].isspace():
            start += 1
    return span[1]


def _gap(text: str, place: int, stop: int) -> int:
    """Return the first space after ``place`` (within a word's length), so that no word is cut."""
    space = text.find(" ", place, min(stop, place + 100))
    return min(stop, place) if space < 0 else space


def _closes(text: str, folded: str, span: tuple[int, int], closing: frozenset[str]) -> bool:
    """Tell the abbreviation of a scale that a sentence ends with, no *Kč* or *USD* behind it."""
    start, end = span
    word = folded[max(0, start - LONGEST_SCALE) : start].rpartition(" ")[2]
    return word in closing and text[end + 1 : end + 2].isupper() and text[end + 2 : end + 4].islower()


def _ends(
    text: str,
    folded: str,
    span: tuple[int, int],
    *,
    abbreviations: frozenset[str],
    ordered: frozenset[str],
) -> bool:
    """Tell a full stop from an abbreviation, an initial or a number."""
    start, end = span
    if folded[start] != ".":
        return True
    if text[end : end + 3].strip()[:1].islower():
        return False
    word = folded[max(0, start - 12) : start].rpartition(" ")[2]
    if not word.isalnum():
        before = _LAST_WORD.search(word)
        word = before.group() if before else ""
    if word in abbreviations:
        return False
    if word.isdigit() and len(word) <= LONGEST_ORDINAL:
        behind = _NEXT_WORD.match(folded, end)
        opens_line = not text[text.rfind("\n", 0, start) + 1 : start - len(word)].strip()
        if opens_line or (behind and behind.group(1) in ordered):
            return False
    if len(word) != 1 or not word.isalpha() or not text[start - 1].isupper():
        return True
    # "SAMP/T. Rome", no "J.-P. Martin"
    return text[max(0, start - 2)] in "-/" and text[max(0, start - 3)] != "."
