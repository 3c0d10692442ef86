"""Rempart's own example reports, which come with the package: invented outlets, never to be cited."""

from importlib.resources import as_file, files
from pathlib import PurePath

from rempart.sources.document import Document
from rempart.sources.reading import read

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
