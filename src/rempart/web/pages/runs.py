"""Long runs: asked for, followed, cancelled; and the files they made."""

import hashlib
import re
from base64 import b64encode
from datetime import UTC, datetime
from typing import Annotated, ClassVar, Literal

from fastapi import APIRouter, Form, Response
from pydantic import Field

from rempart.desk.jobs.jobs import Job, Run, seconds_of
from rempart.desk.jobs.running import STEPS
from rempart.errors import DeskError
from rempart.web.admission import AtDesk, Who
from rempart.web.answering import Fields, Short, add_action, add_page, see_other
from rempart.web.language import N_, _
from rempart.web.page import Page, Sheet
from rempart.web.pages.programmes import KIND_NAMES
from rempart.web.refusals import RefusedError, looked_up
from rempart.web.rendering import address

router = APIRouter()
_STATES = {
    "waiting": N_("waits for its turn"),
    "running": N_("is running"),
    "done": N_("is done"),
    "failed": N_("failed"),
    "cancelled": N_("was cancelled"),
}
_KINDS = KIND_NAMES | {"make": N_("a programme")}
_STEPS = {
    "make": N_("Making the programme"),
    "ledger": N_("Reading the ledger"),
    "schedule": N_("Planning"),
    "cover": N_("Counting who is covered"),
    "weigh": N_("Weighing the outlook"),
    "compose": N_("Writing the briefing"),
}
_TYPES = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "csv": "text/csv; charset=utf-8",
    "toml": "application/toml",
    "pdf": "application/pdf",
}
_TIMES = ("created", "started", "ended", "because")  # the last columns of both sheets
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


class Given(Fields):
    """What is to be run; the same ``key`` sent twice is one run."""

    programme: Short
    version: Annotated[int, Field(ge=1, le=1_000_000)]
    key: Short
    kind: Run = "brief"
    seed: Annotated[int, Field(ge=0, le=2**31)] = 1
    lang: Literal["en", "fr", "uk"] = "en"
    pdf: bool = False

    def asked(self) -> dict[str, str | int | bool]:
        """Return what the job is asked for."""
        return self.model_dump(include={"programme", "version", "seed", "lang", "pdf"})


class RunsPage(Page):
    """The runs that the visitor may see, the newest first."""

    template: ClassVar[str] = "runs.html"
    runs: tuple[Job, ...]

    def sheet(self) -> Sheet:
        """Return a row for each run."""
        return Sheet.of(self.runs, "id", "kind", "who", "state", *_TIMES)

    def kind(self, job: Job) -> str:
        """Say what is computed."""
        return _(_KINDS[job.kind])

    def state(self, job: Job) -> str:
        """Say how far it is."""
        return _(_STATES[job.state])


class RunPage(Page):
    """One run: how far it is, and where its results are."""

    template: ClassVar[str] = "run.html"
    run: Job
    seconds: int
    files: tuple[str, ...]

    def sheet(self) -> Sheet:
        """Return the one row."""
        columns = ("id", "kind", "who", "state", "step", "done", "steps", *_TIMES)
        return Sheet.of([self.run], *columns)

    @property
    def kind(self) -> str:
        """What is computed."""
        return _(_KINDS[self.run.kind])

    @property
    def programme(self) -> str:
        """The address of the programme that is run, or was made; empty until it is."""
        asked, is_made = self.run.asked, self.run.kind == "make"
        if is_made and self.run.state != "done" and "programme" not in asked:
            return ""
        name = str(asked.get("programme", self.run.id))
        return address("programmes", name, version=None if is_made else asked["version"])

    @property
    def state(self) -> str:
        """How far it is."""
        return _(_STATES[self.run.state])

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """Each step in words, and whether it is done, running or to come."""
        names = STEPS[self.run.kind]
        at = len(names) if self.run.state == "done" else names.index(self.run.step) if self.run.step else -1
        states = ("done", "running", "to-come")
        return tuple(
            (_(_STEPS[name]), states[0 if place < at else 1 if place == at else 2])
            for place, name in enumerate(names)
        )


def runs_page(visitor: Who, desk: AtDesk) -> RunsPage:
    """List the runs that the visitor may see."""
    return RunsPage(title=_("Runs"), runs=desk.jobs.listed(visitor.reader))


def ask(visitor: Who, desk: AtDesk, *, given: Annotated[Given, Form()]) -> Response:
    """Ask for a run, and go to its page."""
    with looked_up():
        kept = desk.programmes.version(visitor.reader, given.programme, given.version)
    job = desk.jobs.ask(visitor.reader, given.kind, given.asked(), key=given.key, rights=kept.rights)
    return see_other(address("runs", job.id))


def run_page(visitor: Who, desk: AtDesk, name: str) -> RunPage:
    """Show how far a run is."""
    with looked_up():
        run = desk.jobs.job(visitor.reader, name)
        files = desk.jobs.files(visitor.reader, name)
    return RunPage(title=_("Run"), run=run, seconds=round(seconds_of(run, datetime.now(UTC))), files=files)


def cancel(visitor: Who, desk: AtDesk, name: str) -> Response:
    """End a run."""
    with looked_up():
        desk.jobs.job(visitor.reader, name)
    desk.jobs.cancel(visitor.reader, name)
    return see_other(address("runs", name))


def file(visitor: Who, desk: AtDesk, name: str, file: str) -> Response:
    """Hand out a file that a run made, as it is."""
    with looked_up():
        content = desk.jobs.file(visitor.reader, name, file)
    ending = file.rpartition(".")[2]
    if ending not in _TYPES:
        raise RefusedError(
            404, f"{file} is handed out by no page", "a file of the run", "Correct the address."
        )
    response = Response(content, media_type=_TYPES[ending])
    if ending == "html":
        # A briefing holds its own style and no script; nothing else may act in it.
        styles = " ".join(
            f"'sha256-{b64encode(hashlib.sha256(one).digest()).decode()}'" for one in _STYLE.findall(content)
        )
        response.headers["content-security-policy"] = (
            f"default-src 'none'; style-src {styles or repr('none')}; img-src data:; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'none'"
        )
    return response


def finished(visitor: Who, desk: AtDesk, name: str, needed: str) -> bytes:
    """Return a file that a page of results is made from.

    Raises:
        RefusedError: there is no such run, or it has not come so far.
    """
    with looked_up():
        run = desk.jobs.job(visitor.reader, name)
        try:
            return desk.jobs.file(visitor.reader, name, needed)
        except DeskError as missing:
            raise DeskError(
                _("the run has no such result: it {state}").format(state=_(_STATES[run.state])),
                _("a run that is done and went so far"),
                _("Wait for it, or ask for a run that goes further."),
            ) from missing


add_page(router, "/runs", runs_page)
add_action(router, "/runs", ask)
add_page(router, "/runs/{name}", run_page)
add_action(router, "/runs/{name}/cancel", cancel)
router.add_api_route(
    "/runs/{name}/files/{file:path}", file, methods=["GET"], name="/runs/{name}/files/{file:path}"
)
