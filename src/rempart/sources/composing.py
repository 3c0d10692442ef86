"""One input to one document."""

import hashlib
import re
from collections.abc import Sequence

from rempart.sources.addresses import host_of
from rempart.sources.decoding import NotTextError, decode
from rempart.sources.document import Document
from rempart.sources.inputs import Input
from rempart.sources.isolation import Parsers
from rempart.sources.kinds import kind_of
from rempart.sources.languages import UNKNOWN, language_of
from rempart.sources.parsers.parsed import Parsed, title_of

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Names in Latin letters take Cyrillic or Greek endings, so a word is odd only where its scripts change twice.
_LATIN = "A-Za-z"
_ALIKE = "\u0370-\u03ff\u0400-\u04ff"
_MIXED = re.compile(f"[{_LATIN}][{_ALIKE}]+[{_LATIN}]|[{_ALIKE}][{_LATIN}]+[{_ALIKE}]")


def document_of(given: Input, document_id: str, parsers: Parsers, *, careful: bool = True) -> Document:
    """Return the document that an input holds, ``unreadable`` with a reason where it holds none.

    Plain text is read here, all else by a parser in its own process.
    """
    problem = given.problem
    if problem is None:
        try:
            return _document(given, document_id, _parsed(given, parsers, careful=careful))
        except NotTextError as broken:
            problem = str(broken)
    found = Document.unreadable(document_id, given.name, given.data, problem)
    return found.model_copy(update={"fetched": given.fetched})


def _parsed(given: Input, parsers: Parsers, *, careful: bool) -> Parsed:
    kind = given.kind or kind_of(given.path, given.data)
    if kind != "text":
        return parsers.parse(kind, given.data, charset=given.charset, careful=careful)
    text, damage = decode(given.data, declared=given.charset)
    return Parsed(text=text, title=title_of(text), losses=(damage,) if damage else ())


def _document(given: Input, document_id: str, parsed: Parsed) -> Document:
    language = language_of(parsed.text)
    if language == UNKNOWN and parsed.language:
        language = parsed.language
    return Document(
        id=document_id,
        source=_source(given, parsed),
        title=parsed.title,
        text=parsed.text,
        language=language,
        published=parsed.published,
        publisher=parsed.publisher,
        sha256=hashlib.sha256(given.data).hexdigest(),
        text_sha256=hashlib.sha256(parsed.text.encode()).hexdigest(),
        fetched=given.fetched,
        reason=remarks_on(parsed.text, parsed.losses),
    )


def remarks_on(text: str, losses: Sequence[str]) -> str | None:
    """Return the ``reason`` of a document that was read: what was lost, and what in it may deceive."""
    odd = oddities_of(text)
    told = ["damaged: " + "; ".join(losses)] * bool(losses) + ["suspicious: " + "; ".join(odd)] * bool(odd)
    return "; ".join(told) or None


def oddities_of(text: str) -> list[str]:
    r"""Return what a person should look at before trusting the look of a text.

    Example:
        >>> oddities_of("Ukr\u0430ine buys 20 tanks"), oddities_of("20 tanks")
        (['1 words mix letters of two scripts'], [])
    """
    found: list[str] = []
    if not text.isascii():
        mixed, turning = len(_MIXED.findall(text)), len(_TURNING.findall(text))
        if mixed:
            found.append(f"{mixed} words mix letters of two scripts")
        if turning:
            found.append(f"{turning} signs turn the direction of writing, so that it looks other than it is")
    return found


def _source(given: Input, parsed: Parsed) -> str:
    """Return the canonical address that a page declares, else what it was given by.

    A page that was fetched may name only an address of the machine that it came from.
    """
    if parsed.address is None:
        return given.name
    fetched_elsewhere = "://" in given.name and host_of(given.name) != host_of(parsed.address)
    return given.name if fetched_elsewhere else parsed.address
