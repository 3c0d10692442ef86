"""One file for each part of the desk: its pages, and what its forms do."""

from rempart.web.pages import (
    agreement,
    agreements,
    audit,
    changes,
    documents,
    people,
    programmes,
    results,
    reviewing,
    runs,
    sessions,
    signing_in,
    sources,
    vouched,
    watching,
)

# A new part adds its router here, and a row for each of its routes to ``roles.csv``.
ROUTERS = tuple(
    part.router
    for part in (
        signing_in,
        vouched,
        agreements,
        agreement,
        documents,
        changes,
        sources,
        reviewing,
        programmes,
        runs,
        results,
        watching,
        people,
        sessions,
        audit,
    )
)
