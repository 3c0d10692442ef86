"""Files, folders and standard input to documents; archives one document at a time, so that memory does not grow."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from importlib.resources import as_file, files
from pathlib import Path, PurePath

from rempart.sources.composing import document_of
from rempart.sources.dating import Publication, read_publications
from rempart.sources.decoding import NotTextError
from rempart.sources.document import Document
from rempart.sources.inputs import Input, inputs_of
from rempart.sources.isolation import Parsers
from rempart.sources.kinds import kind_of, unpacked
from rempart.sources.lines import documents_in_lines


def documents_in(archive: Input, document_id: str, parsers: Parsers) -> Iterator[Document]:
    """Yield every document of a WARC archive; what cannot be read is one with its reason.

    Their ids are ``document_id`` and the number of the record. The same bytes twice are one document. Pages are
    read by the fast extractor.
    """
    seen: set[str] = set()
    with Parsers() as splitter:
        try:
            for answer in splitter.answers(archive):
                each = replace(
                    archive,
                    name=answer.address or f"{archive.name} record {answer.number}",
                    data=answer.data,
                    problem=answer.problem,
                    kind=answer.kind,
                    charset=answer.charset,
                    fetched=answer.fetched,
                    place=None,
                )
                document = document_of(each, f"{document_id} record {answer.number}", parsers, careful=False)
                if document.sha256 not in seen or answer.problem:
                    seen.add(document.sha256)
                    yield document
        except NotTextError as broken:
            yield Document.unreadable(document_id, archive.name, b"", str(broken))


def read(*sources: str | Path | Input, meta: str | Path | None = None) -> list[Document]:
    """Read files, folders or ``-`` (standard input): text, HTML, PDF, DOCX, JSON lines of documents, WARC.

    Each may be packed in gzip. What cannot be read stays in the list with state ``unreadable`` and a reason.
    The same bytes twice are one document. The list is ordered by id, whatever the order of the sources.

    Args:
        sources: Paths; a folder is read with everything in it, files that begin with a dot apart. Links to
            folders are not followed: they are named and stay unread. Addresses are fetched by the command
            line, which hands over what it got.
        meta: A CSV table (id, published, publisher, source) that dates plain texts.

    Raises:
        DocumentError: a source does not exist, or is an address.
        RecordError: the table of dates cannot be read.

    Example:
        >>> documents = read("reports/")
        >>> documents[0].language
        'en'
    """
    publications = read_publications(meta) if meta is not None else {}
    named = dict.fromkeys(source if isinstance(source, Input) else str(source) for source in sources)
    inputs = [found for source in named for found in _inputs(source)]
    with Parsers() as parsers:
        documents = [
            document
            for document_id, one in _distinct(inputs)
            for document in _documents(one, document_id, parsers)
        ]
    return [_dated(document, publications) for document in _one_per_id(documents)]


def read_apart(given: Input, document_id: str, parsers: Parsers) -> Iterator[Document]:
    """Yield what one file holds, whatever else is read: a document, or each of a file of many."""
    for unpacked_one in _inputs(given):
        yield from _documents(unpacked_one, document_id, parsers)


def _inputs(source: str | Input) -> Iterator[Input]:
    for one in [source] if isinstance(source, Input) else inputs_of(source):
        try:
            yield replace(one, data=unpacked(one.path, one.data))
        except NotTextError as broken:
            yield replace(one, problem=str(broken))


def _distinct(inputs: Iterable[Input]) -> list[tuple[str, Input]]:
    """Give each input its id; the same bytes twice are one input, the first by path."""
    seen: dict[tuple[bytes, str | None], Input] = {}
    for one in sorted(inputs, key=lambda one: (one.path, one.name)):
        is_alone = one.problem is not None or one.place is not None
        seen.setdefault((one.data, one.name if is_alone else None), one)
    kept = list(seen.values())
    stems, paths = Counter(one.stem for one in kept), Counter(one.path for one in kept)
    return [
        (one.stem if stems[one.stem] == 1 else one.path if paths[one.path] == 1 else one.name, one)
        for one in kept
    ]


def _documents(given: Input, document_id: str, parsers: Parsers) -> Iterator[Document]:
    kind = _kind(given)
    if kind == "lines":
        yield from documents_in_lines(given.data, given.name)
    elif kind == "archive":
        yield from documents_in(given, document_id, parsers)
    else:
        yield document_of(given, document_id, parsers)


def _kind(given: Input) -> str | None:
    """Return the kind of an input, None where it cannot be read."""
    try:
        return None if given.problem else given.kind or kind_of(given.path, given.data)
    except NotTextError:
        return None


def _one_per_id(documents: list[Document]) -> list[Document]:
    """Order by id; where different texts stand under one id, all but the first are refused."""
    kept: dict[str, Document] = {}
    for document in sorted(documents, key=lambda one: (one.id, one.source, one.sha256)):
        first = kept.get(document.id)
        if first is None:
            kept[document.id] = document
        elif first.sha256 != document.sha256:
            name = f"{document.id} ({document.source}, {document.sha256[:8]})"
            reason = f"another text has the id {document.id}; give each document its own id"
            kept[name] = Document.unreadable(name, document.source, b"", reason)
    return list(kept.values())


def _dated(document: Document, publications: Mapping[str, Publication]) -> Document:
    row = publications.get(document.id)
    told = {} if row is None else asdict(row)
    return document.model_copy(update={name: value for name, value in told.items() if value is not None})


# Stands before the file's name as the source of each document, so that no page shows one as a real report.
INVENTED = "example of Rempart (invented)"


def example_documents() -> list[Document]:
    """Return the example reports as documents, each marked as invented in its source and its publisher.

    Example:
        >>> [one.id for one in example_documents()]
        ['courier', 'gazette', 'interview']
        >>> example_documents()[0].source
        'example of Rempart (invented): courier.txt'
    """
    with as_file(files("rempart").joinpath("data", "example")) as folder:
        found = read(folder / "reports", meta=folder / "reports.csv")
    return [one.model_copy(update={"source": f"{INVENTED}: {PurePath(one.source).name}"}) for one in found]
