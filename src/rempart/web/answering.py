"""One view, three forms: a page record becomes HTML, JSON or CSV at the same address."""

import inspect
import json
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from rempart.ledger.exporting.cells import csv_text
from rempart.web.headers import keep_form_token
from rempart.web.language import speaking
from rempart.web.page import Page
from rempart.web.rendering import rendered
from rempart.web.roles import Visitor

FORMS = ("html", "json", "csv")
# The longest text that a form or an address may hold where nothing else is said.
Short = Annotated[str, Field(max_length=300)]


class Fields(BaseModel):
    """The fields of a form, as an action takes them; what it does not name, such as the form's token, is left alone.

    Example:
        class Given(Fields):
            why: str = ""

        def keep(given: Annotated[Given, Form()]) -> Response: ...
    """

    model_config = ConfigDict(frozen=True, extra="ignore")


def visitor_of(request: Request) -> Visitor:
    """Return who asks."""
    visitor: Visitor = request.state.visitor
    return visitor


def form_asked(path: str) -> str:
    """Return the form that an address asks for.

    Example:
        >>> form_asked("/agreements.csv"), form_asked("/agreements")
        ('csv', 'html')
    """
    last = path.rpartition(".")[2]
    return last if last in FORMS else "html"


def answer(request: Request, page: Page, *, status: int = 200, form: str = "html") -> Response:
    """Return a page in one of ``FORMS``."""
    if form == "json":
        text = json.dumps(page.as_json(), ensure_ascii=False, separators=(",", ":"))
        return Response(_bytes(text), status, media_type="application/json")
    if form == "csv":
        sheet = page.sheet()
        text = csv_text([sheet.columns, *sheet.rows])
        return Response(_bytes(text), status, media_type="text/csv; charset=utf-8")
    base = request.url.path.removesuffix(".html").rstrip("/")
    html = rendered(page, visitor_of(request), base, request.url.query)
    response = HTMLResponse(_bytes(html), status)
    keep_form_token(response, visitor_of(request), request.app.state.settings)
    return response


def add_page(router: APIRouter, path: str, view: Callable[..., Page]) -> None:
    """Serve a view at an address in each form: ``path``, ``path.html``, ``path.json``, ``path.csv``.

    The view takes what FastAPI gives it by its annotations and returns a page. Who may ask stands in
    ``roles.csv``, in the row of ``path``.
    """
    for form in FORMS:
        _add(router, f"{path}.{form}", view, (path, form))
    _add(router, path, view, (path, "html"))


def add_action(router: APIRouter, path: str, action: Callable[..., Any], **more: Any) -> None:
    """Serve what a form does, by POST; the action returns where to go next, with ``see_other``, or a page."""
    router.add_api_route(path, action, methods=["POST"], name=path, response_class=HTMLResponse, **more)


def see_other(address: str) -> RedirectResponse:
    """Return the answer that sends a browser to a page of this desk after a form was taken."""
    return RedirectResponse(address, status_code=303)


def _add(router: APIRouter, path: str, view: Callable[..., Page], told: tuple[str, str]) -> None:
    base, form = told

    @wraps(view)
    def answered(*, request: Request, **given: Any) -> Response:
        """Answer in the visitor's language, in the form of this address."""
        with speaking(visitor_of(request).language):
            page = view(request=request, **given) if "request" in taken else view(**given)
            return answer(request, page, form=form)

    signature = inspect.signature(view)
    taken = signature.parameters
    own = inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    parameters = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in taken.values()]
    if "request" not in taken:
        parameters.append(own)
    answered.__signature__ = signature.replace(parameters=parameters, return_annotation=Response)  # type: ignore[attr-defined] # what FastAPI reads
    router.add_api_route(
        path,
        answered,
        methods=["GET"],
        name=base,
        response_class={"html": HTMLResponse, "csv": Response}.get(form) or _Json,
        response_model=None,
        include_in_schema=not path.endswith(".html"),
    )


class _Json(Response):
    media_type = "application/json"


def _bytes(text: str) -> bytes:
    """Return a text in UTF-8; half a surrogate, which documents may hold, becomes a question mark."""
    return text.encode(errors="replace")
