"""Adding reports: files, a pasted text, an address; what is refused is named with its reason."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import UploadFile

from rempart.desk.desk import Desk
from rempart.naming import slug
from rempart.records import Record
from rempart.sources.dating import A_DATE, is_date
from rempart.sources.document import Document
from rempart.sources.fetching import fetch
from rempart.sources.inputs import Input, path_as_text
from rempart.sources.kinds import is_archive_name
from rempart.sources.reading import example_documents, read
from rempart.web.admission import UPLOADS, AtDesk, Told, Who, settings_of
from rempart.web.answering import add_action, add_page, answer, see_other
from rempart.web.language import N_, _, error_sentence, speaking
from rempart.web.page import Page, Sheet
from rempart.web.refusals import RefusedError
from rempart.web.rendering import address
from rempart.web.roles import Visitor

router = APIRouter()
MOST_FILES = 50
_LONGEST_NAME = 120
_TEXTS = ("pasted", "name", "publisher", "published", "address")
_NO_ARCHIVE = N_("an archive of pages is not read here; add it with rempart ledger add")


class Refusal(Record):
    """What was not taken, and why."""

    source: str
    reason: str


class SourcesPage(Page):
    """The form by which reports are added, and what became of those just sent."""

    template: ClassVar[str] = "sources.html"
    groups: tuple[str, ...]
    fetches: bool
    largest: int
    is_empty: bool
    accepted: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()
    sent: bool = False

    def sheet(self) -> Sheet:
        """Return a row a report that was sent."""
        taken = ((name, "accepted", "") for name in self.accepted)
        left = ((one.source, "refused", one.reason) for one in self.refused)
        return Sheet(("source", "state", "reason"), (*taken, *left))


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form brought: files, a text with what is known of it, an address, and who may read them."""

    files: tuple[UploadFile, ...]
    access: frozenset[str]
    pasted: str
    name: str
    publisher: str
    published: str
    address: str


# The form as programs may send it; it is read after the visitor was let in, and not before.
_BODY: dict[str, Any] = {
    "requestBody": {
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "form_token": {"type": "string"},
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
                        "access": {"type": "array", "items": {"type": "string"}},
                        **{name: {"type": "string"} for name in _TEXTS},
                    },
                }
            }
        }
    }
}


async def sent(request: Request) -> Sent:
    """Return what the form brought."""
    form = await request.form()
    return Sent(
        files=tuple(one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename),
        access=frozenset(one for one in form.getlist("access") if isinstance(one, str) and one),
        **{name: value if isinstance(value := form.get(name), str) else "" for name in _TEXTS},
    )


def sources(visitor: Who, desk: AtDesk, settings: Told) -> SourcesPage:
    """Show the form."""
    return SourcesPage(
        title=_("Add reports"),
        groups=tuple(sorted(visitor.groups)),
        fetches=settings.fetches,
        largest=settings.largest_upload,
        is_empty=is_empty(desk, visitor),
    )


def is_empty(desk: Desk, visitor: Visitor) -> bool:
    """Return whether the visitor sees no report: the example may then be added without mixing with real ones."""
    return not desk.book.reports(limit=1, groups=visitor.groups)


def add_example(visitor: Who, desk: AtDesk) -> Response:
    """Add Rempart's own example reports to an empty desk."""
    with speaking(visitor.language):
        if not is_empty(desk, visitor):
            raise RefusedError(
                409,
                _("the desk holds reports already"),
                _("an empty desk; what is invented must not mix with what is real"),
                _("Try the example on a book of its own: rempart serve --db sqlite:///example.db"),
            )
        desk.add(example_documents(), (), by=visitor.name)
    return see_other(address("agreements"))


def add(request: Request, visitor: Who, desk: AtDesk, *, brought: Annotated[Sent, Depends(sent)]) -> Response:
    """Keep what was sent, and say what became of each."""
    settings = settings_of(request)
    with speaking(visitor.language):
        request.app.state.limiter.take(UPLOADS, f"uploads {visitor.name}")
        _check(brought, visitor, fetches=settings.fetches)
        inputs = list(_inputs(brought, visitor))
        known = [one for one in inputs if not is_archive_name(one.path)]
        documents = [_told(one, brought) for one in read(*known)]
        added = desk.add([one for one in documents if one.state == "read"], brought.access, by=visitor.name)
        refused = [
            *(Refusal(source=one.name, reason=_(_NO_ARCHIVE)) for one in inputs if one not in known),
            *(
                Refusal(source=one.source, reason=one.reason or "")
                for one in documents
                if one.state != "read"
            ),
            *(Refusal(source="", reason=error_sentence(one)) for one in added.refused),
        ]
        page = sources(visitor, desk, settings).model_copy(
            update={"accepted": added.accepted, "refused": tuple(refused), "sent": True}
        )
        return answer(request, page, status=200 if added.accepted else 422)


def _check(brought: Sent, visitor: Visitor, *, fetches: bool) -> None:
    """Refuse a form that says nothing, or more than its sender may."""
    if not (brought.files or brought.pasted.strip() or brought.address.strip()):
        raise RefusedError(
            422, _("the form brings no report"), _("a file, a text or an address"), _("Go back, and add one.")
        )
    if len(brought.files) > MOST_FILES:
        found = _("the form brings {n} files").format(n=len(brought.files))
        raise RefusedError(
            413, found, _("at most {n}").format(n=MOST_FILES), _("Send it in parts; nothing of it was kept.")
        )
    if foreign := sorted(brought.access - visitor.groups):
        raise RefusedError(
            403,
            _("you are no member of the group {group}").format(group=foreign[0][:60]),
            _("groups of your own"),
            _("Choose one of them; else you could not read what you add."),
        )
    if brought.address.strip() and not fetches:
        raise RefusedError(
            403,
            _("this desk fetches no addresses"),
            _("a file or a text"),
            _("Save the page, and add the file."),
        )
    if brought.published and not is_date(brought.published):
        raise RefusedError(
            422,
            f"published: {brought.published[:40]!r}",
            A_DATE,
            _("Go back, and correct it; nothing was kept."),
        )


def _inputs(brought: Sent, visitor: Visitor) -> Iterator[Input]:
    for file in brought.files:
        name = (file.filename or "").replace("\\", "/").rpartition("/")[2][-_LONGEST_NAME:]
        yield Input(path_as_text(name), path_as_text(name), file.file.read())
    if brought.pasted.strip():
        data = brought.pasted.replace("\r\n", "\n").encode(errors="replace")
        stem = slug(brought.name)[:_LONGEST_NAME] or f"pasted-{hashlib.sha256(data).hexdigest()[:12]}"
        yield Input(f"pasted by {visitor.name}", f"{stem}.txt", data, kind="text")
    if brought.address.strip():
        yield fetch(brought.address.strip())


def _told(document: Document, brought: Sent) -> Document:
    """Return a pasted document with what its sender knows of it; files and pages tell it themselves."""
    if not document.source.startswith("pasted by "):
        return document
    known = {
        "published": brought.published,
        "publisher": brought.publisher.strip(),
        "title": brought.name.strip(),
    }
    return document.model_copy(update={name: value for name, value in known.items() if value})


add_page(router, "/sources", sources)
add_action(router, "/sources", add, openapi_extra=_BODY)
add_action(router, "/sources/example", add_example)
