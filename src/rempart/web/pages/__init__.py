"""One file for each part of the desk: its pages, and what its forms do."""

from rempart.web.pages import agreements, signing_in

# A new part adds its router here, and a row for each of its routes to ``roles.csv``.
ROUTERS = (signing_in.router, agreements.router)
