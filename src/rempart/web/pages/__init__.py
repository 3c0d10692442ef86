"""One file for each part of the desk: its pages, and what its forms do."""

from rempart.web.pages import (
    agreements,
    changes,
    documents,
    people,
    programmes,
    results,
    reviewing,
    runs,
    signing_in,
    sources,
    watching,
)

# A new part adds its router here, and a row for each of its routes to ``roles.csv``.
PARTS = (
    signing_in, agreements, documents, changes, sources, reviewing, programmes, runs, results, watching, people,
)  # fmt: skip
ROUTERS = tuple(part.router for part in PARTS)
