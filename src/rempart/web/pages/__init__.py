"""One file for each part of the desk: its pages, and what its forms do."""

from rempart.web.pages import (
    agreement,
    agreements,
    audit,
    changes,
    documents,
    people,
    sessions,
    signing_in,
    sources,
)

# A new part adds its router here, and a row for each of its routes to ``roles.csv``.
ROUTERS = tuple(
    part.router
    for part in (
        signing_in,
        agreements,
        agreement,
        documents,
        changes,
        sources,
        people,
        sessions,
        audit,
    )
)
