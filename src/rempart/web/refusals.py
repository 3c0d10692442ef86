"""What is refused, and the page that says what happened and what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from rempart.errors import BookError, DeskError, RecordError, RempartError
from rempart.web.answering import answer, form_asked, visitor_of
from rempart.web.language import N_, _, speaking, told_error
from rempart.web.page import ProblemPage

_TITLES = {
    400: N_("This cannot be done as asked"),
    401: N_("Please sign in"),
    403: N_("This is not open to you"),
    404: N_("There is no such page"),
    405: N_("This address takes no such request"),
    409: N_("Somebody was quicker"),
    411: N_("The length of the form is missing"),
    413: N_("This is too large"),
    422: N_("A field is not as it should be"),
    429: N_("Too many tries"),
    500: N_("Something went wrong at the desk"),
    503: N_("The book does not answer"),
}


class RefusedError(RempartError):
    """A request is refused with a status of HTTP."""

    def __init__(self, status: int, found: str, expected: str, remedy: str) -> None:
        self.status = status
        super().__init__(found, expected, remedy)


@contextmanager
def looked_up() -> Iterator[None]:
    """Let what a reader does not have be a page that is not there (404)."""
    try:
        yield
    except (RecordError, DeskError) as problem:
        raise RefusedError(404, problem.found, problem.expected, problem.remedy) from problem


def refusal(request: Request, status: int, problem: RempartError) -> Response:
    """Return the page of a problem, in the form and the language asked for."""
    with speaking(visitor_of(request).language):
        page = ProblemPage(
            title=_(_TITLES.get(status, _TITLES[400])),
            status=status,
            found=told_error(problem.found),
            expected=told_error(problem.expected),
            remedy=told_error(problem.remedy),
        )
        return answer(request, page, status=status, form=form_asked(request.url.path))


def failed(request: Request) -> Response:
    """Return the page of an error that nobody foresaw; what it was stands in the log, not on the page."""
    told = RempartError(
        N_("the desk made a mistake; nothing of this request was kept half"),
        N_("an answer"),
        N_("Try again; if it comes back, tell whoever runs the desk, with the time."),
    )
    return refusal(request, 500, told)


def add_refusals(app: FastAPI) -> None:
    """Let every kind of refusal end in its page."""
    app.add_exception_handler(RempartError, _of_rempart)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(RequestValidationError, _of_fields)


def _of_rempart(request: Request, problem: Exception) -> Response:
    if isinstance(problem, RefusedError):
        return refusal(request, problem.status, problem)
    if isinstance(problem, BookError):
        return refusal(request, 503, problem)
    assert isinstance(problem, RempartError)  # what this is registered for
    return refusal(request, 400, problem)


def _of_http(request: Request, problem: Exception) -> Response:
    status = problem.status_code if isinstance(problem, HTTPException) else 500
    told = {
        404: (N_("nothing is kept at this address"), N_("the address of a page"), N_("Correct it, or begin at the first page.")),
        405: (N_("the address is known, but not for this kind of request"), N_("a link or a form of the desk"), N_("Go back, and use the page.")),
    }  # fmt: skip
    unread = (
        N_("the request cannot be read"),
        N_("a link or a form of the desk"),
        N_("Go back, and use the page."),
    )
    return refusal(request, status, RempartError(*told.get(status, unread)))


def _of_fields(request: Request, problem: Exception) -> Response:
    errors = problem.errors() if isinstance(problem, RequestValidationError) else []
    first = errors[0] if errors else {"loc": (), "msg": ""}
    field = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0] if first["loc"] else "")
    told = RempartError(
        f"{field}: {first['msg']}",
        N_("every field filled in as its label says"),
        N_("Go back, and correct it; nothing was kept."),
    )
    return refusal(request, 422, told)
