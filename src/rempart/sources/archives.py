"""Archives of the web to documents, one at a time, so that memory does not grow with the archive."""

from collections.abc import Iterator
from dataclasses import replace

from rempart.sources.composing import document_of
from rempart.sources.decoding import NotTextError
from rempart.sources.document import Document
from rempart.sources.inputs import Input
from rempart.sources.isolation import Parsers


def documents_in(archive: Input, document_id: str, parsers: Parsers) -> Iterator[Document]:
    """Yield every document of a WARC archive; what cannot be read is one with its reason.

    The same bytes twice are one document. Pages are read by the fast extractor.

    Args:
        archive: The archive, on disk or in memory.
        document_id: What the ids begin with; the number of the record in the archive follows.
        parsers: What reads the pages; the archive itself is taken apart in a process of its own.
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
