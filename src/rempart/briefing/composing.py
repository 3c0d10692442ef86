"""Compose a briefing from a ledger, a schedule, a coverage and an outlook."""

import datetime as dt
import os
from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rempart.briefing.briefing_file import (
    SECTIONS,
    BriefingFile,
    Content,
    Input,
    PrintedTable,
    Results,
    Statement,
)
from rempart.briefing.earlier import Earlier, changes, read_earlier
from rempart.briefing.figures import sentence_start
from rempart.briefing.grounds import Grounds
from rempart.briefing.language import N_, _, counted, is_translated, speaking, spoken
from rempart.briefing.names import calling, party_names, renamed
from rempart.briefing.odds_tables import odds_tables
from rempart.briefing.saving import write_folder
from rempart.briefing.statements.changed import COLUMNS as CHANGE_COLUMNS
from rempart.briefing.statements.changed import change_rows, change_statements, change_table
from rempart.briefing.statements.clauses import agreement_title, promise_names, titles_of
from rempart.briefing.statements.covered import coverage_grounds, coverage_statements
from rempart.briefing.statements.described import frame_statements, method_statements
from rempart.briefing.statements.disputed import contradiction_statements, link_statements
from rempart.briefing.statements.funded import money_statements
from rempart.briefing.statements.listed import envelope_statements
from rempart.briefing.statements.planned import grounds_statements, plan_statements
from rempart.briefing.statements.promised import by_weight, claims_by_id, promised_statements, without_quote
from rempart.briefing.statements.retelling import told
from rempart.briefing.statements.risked import (
    bound_statements,
    compared_statements,
    risk_grounds,
    risk_statements,
)
from rempart.briefing.statements.telling import Draft, numbered
from rempart.briefing.statements.totalled import printable_statements, standing_statement, total_statements
from rempart.briefing.statements.weighed import (
    bears_on_peace,
    no_outlook,
    outlook_grounds,
    outlook_statements,
)
from rempart.briefing.statements.withheld import unknown_statements
from rempart.briefing.tabulating import (
    assumption_tables,
    coverage_tables,
    envelope_tables,
    ledger_tables,
    plan_tables,
    tabled,
    total_tables,
)
from rempart.briefing.tabulating_outlook import outlook_tables
from rempart.briefing.walking_back import walk
from rempart.claims.claim import Report
from rempart.coverage.shares import Assumption, Coverage
from rempart.errors import BriefingError
from rempart.ledger.agreement import Ledger
from rempart.ledger.served import serves_many, states_told
from rempart.naming import party_names as english_names
from rempart.outlook.assessment import Outlook
from rempart.plan.timetable import Envelope, Schedule

_SUMMARY = (("changes", 4), ("promised", 6), ("unknown", 2), ("plan", 3), ("coverage", 2), ("outlook", 3))
# States named in the title of a briefing on many.
_MOST_NAMED = 3


class Briefing(Content):
    """A composed briefing (docs/files.md).

    Example:
        >>> briefing = compose(ledger, schedule, coverage, outlook)
        >>> briefing.save("briefing/")
        >>> briefing.why(1)[:60]
        '1. (quoted) Ukraine would buy weapons from the United States'
    """

    def save(self, folder: str | Path, *, pdf: bool = False) -> None:
        """Write the briefing's folder: all of it, or nothing.

        A former briefing in ``folder`` is replaced; a folder that holds anything else is left alone.
        ``pdf`` adds ``briefing.pdf``, for which the extra named pdf must be installed.

        Raises:
            OutputError: the folder holds other files, it cannot be written, or a PDF cannot be made.
        """
        write_folder(self, Path(folder), pdf=pdf)

    def why(self, number: int) -> str:
        """Walk statement ``number`` back: its figures, quotes, table rows and named assumptions, as a tree of text.

        Raises:
            BriefingError: the briefing has no such statement.
        """
        return walk(self.file, number)

    def since(self, former: str | Path | Earlier) -> "Briefing":
        """Return this briefing with what changed since a former one, a folder or what was read of it, said last.

        Raises:
            BriefingError: there is no earlier briefing in the folder, or it cannot be compared with.

        Example:
            >>> briefing.since("briefing/").statements("changes")[0].text[:36]
            'Nothing that is compared has changed'
        """
        earlier = former if isinstance(former, Earlier) else read_earlier(former)
        documents = [one.id for one in self.file.inputs]
        with speaking(self.file.language), calling(self.file.called):
            found = changes(earlier, self.file)
            said = numbered(change_statements(earlier, found, documents), after=len(self.file.statements))
            rows = change_rows(earlier, found, documents)
            table = tabled(("changes", "changes"), N_("What changed"), CHANGE_COLUMNS, change_table(found))
        file = self.file.model_copy(
            update={"statements": (*self.file.statements, *said), "rows": (*self.file.rows, *rows)}
        )
        return replace(self, file=file, tables=(*self.tables, *([table] if found else [])))

    def summary(self) -> str:
        """Return the briefing in about fifteen lines of plain text."""
        with speaking(self.file.language):
            lines = [self.file.title, ""]
            for section, most in _SUMMARY:
                first = [s for s in self.file.statements if s.section == section][:most]
                lines += [f"{s.n:>3}. {without_quote(s.text)}" for s in first]
            walks_back = counted(
                "{n} statement in all; rempart why DIR N walks it back.",
                "{n} statements in all; rempart why DIR N walks one of them back.",
                len(self.file.statements),
            )
        return "\n".join([*lines, "", walks_back])


def compose(
    ledger: Ledger,
    schedule: Schedule,
    coverage: Coverage,
    outlook: Outlook,
    *,
    envelopes: Iterable[Envelope] = (),
    lang: str = "en",
) -> Briefing:
    """Compose a briefing: numbered statements, each number in them resting on what it came from.

    Args:
        ledger: Agreements and the reports they were made from.
        schedule: The plan; ``made_from`` lets its figures walk back to table rows.
        coverage: Whom the promised and planned systems could cover at most.
        outlook: The strategies under the assumption sets.
        envelopes: What withheld lists could hold.
        lang: The language of all words: ``en``, ``fr`` or ``uk``. Ids and numbers are the same in each.

    Raises:
        BriefingError: something rests on a claim, row or assumption that is not there, or on a row
            marked R; or there is no such language.

    Example:
        >>> compose(ledger, schedule, coverage, outlook).statements("promised")[0].kind
        'quoted'
    """
    results = Results(ledger, schedule, coverage, outlook, tuple(envelopes))
    grounds, order = Grounds(), list(SECTIONS)
    with speaking(lang), calling(promise_names(ledger, schedule)):
        drafts = sorted(_drafts(results, grounds), key=lambda draft: order.index(draft.section))
        file = _file(results, numbered(drafts), grounds)
        return Briefing(**vars(results), file=file, tables=_tables(results, grounds))


def _drafts(results: Results, grounds: Grounds) -> list[Draft]:
    """Return every statement, without number; assumptions first, since rows are cited by their names."""
    ledger, schedule, coverage, outlook = results.ledger, results.schedule, results.coverage, results.outlook
    claims = claims_by_id(ledger)
    weighed = bears_on_peace(ledger, schedule)
    promised_inputs = list(grounds_statements(schedule, ledger, grounds))
    return [
        *frame_statements(schedule),
        *promised_inputs,
        *coverage_grounds(coverage, grounds),
        *(outlook_grounds(outlook, ledger, grounds) if weighed else ()),
        *promised_statements(ledger, claims),
        *standing_statement(ledger),
        *total_statements(ledger, schedule.currency, grounds),
        *unknown_statements(ledger, claims, schedule),
        *contradiction_statements(ledger, claims),
        *link_statements(ledger, claims),
        *risk_grounds(schedule, grounds),
        *plan_statements(schedule, ledger),
        *bound_statements(schedule, ledger),
        *risk_statements(schedule, ledger),
        *compared_statements(schedule, ledger),
        *money_statements(schedule, grounds),
        *envelope_statements(results.envelopes, schedule, ledger, grounds),
        *coverage_statements(coverage, schedule),
        *(outlook_statements(outlook, claims, grounds) if weighed else (no_outlook(ledger),)),
        *printable_statements(ledger),
        *method_statements(ledger, schedule, coverage, weighed=weighed),
    ]


def _file(results: Results, statements: tuple[Statement, ...], grounds: Grounds) -> BriefingFile:
    ledger = results.ledger
    return BriefingFile(
        title=_title(ledger, results.schedule),
        created=created(),
        version=version("rempart"),
        seed=results.outlook.seed,  # that of the whole run
        language=spoken(),
        inputs=tuple(Input(id=report.id, sha256=report.sha256) for report in ledger.reports),
        statements=statements,
        documents=tuple(document_line(report) for report in ledger.reports),
        agreements=tuple(entry.as_json() for entry in ledger.entries),
        claims=tuple(claim.as_json() for report in ledger.reports for claim in report.claims),
        rows=grounds.rows,
        assumptions=told_assumptions(grounds.assumptions),
        schedule=results.schedule.as_json(),
        coverage=results.coverage.as_json(),
        outlook=results.outlook.as_json(),
        envelopes=tuple(envelope.as_json() for envelope in results.envelopes),
        titles=titles_of(ledger),
        called=dict(renamed()),
    )


def told_assumptions(assumptions: tuple[Assumption, ...]) -> tuple[Assumption, ...]:
    """Return assumptions with their words in the language spoken."""
    if not is_translated():
        return assumptions
    return tuple(each.model_copy(update={"text": told(each.text)}) for each in assumptions)


def _tables(results: Results, grounds: Grounds) -> tuple[PrintedTable, ...]:
    return (
        *ledger_tables(results.ledger),
        *total_tables(results.ledger, results.schedule.currency),
        *plan_tables(results.schedule),
        *odds_tables(results.schedule),
        *envelope_tables(results.envelopes, results.schedule),
        *coverage_tables(results.coverage),
        *(outlook_tables(results.outlook) if bears_on_peace(results.ledger, results.schedule) else ()),
        *assumption_tables(told_assumptions(grounds.assumptions)),
    )


def _title(ledger: Ledger, schedule: Schedule) -> str:
    """Name the plan where there is one, else the many states or the first agreement, else that there is none."""
    if schedule.promises:
        return _("Briefing: {title}").format(title=_programme_title(ledger, schedule))
    if serves_many(ledger):
        return _("Briefing: {title}").format(title=_many_title(ledger))
    first = next(iter(by_weight(ledger.agreements)), None)
    if first is None:
        return _("Briefing: no agreement found")
    title = _("Briefing: {title}").format(title=agreement_title(first))
    others = len(ledger.agreements) - 1
    if not others:
        return title
    return counted(
        "{title}, and {n} other agreement", "{title}, and {n} other agreements", others, title=title
    )


def _programme_title(ledger: Ledger, schedule: Schedule) -> str:
    """Name a programme; one that its draft named gets its parties in the language of the page.

    The year of a draft is that of the newest report; where none is dated, it would only be that of the tables.
    """
    named, _space, year = schedule.programme.rpartition(" ")
    if not year.isdigit() or named.casefold() != english_names(schedule.recipients).casefold():
        return told(schedule.programme)
    if serves_many(ledger):
        return _many_title(ledger)
    whose = sentence_start(party_names(schedule.recipients))
    return f"{whose} {year}" if any(entry.first_reported for entry in ledger.entries) else whose


def _many_title(ledger: Ledger) -> str:
    """Name a briefing on many states by how many deals and states it tells of, and the states told of most."""
    states = states_told(ledger)
    return _("{deals} of {states}, most often {parties}").format(
        deals=counted("{n} deal or plan", "{n} deals and plans", len(ledger.agreements)),
        states=counted("{n} state", "{n} states", len(states)),
        parties=party_names(states[:_MOST_NAMED]),
    )


def created() -> str:
    """Return the time of making in UTC; ``SOURCE_DATE_EPOCH`` sets it, for builds that must repeat.

    Raises:
        BriefingError: the variable is set and is not a whole number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        moment = dt.datetime.now(dt.UTC)
    else:
        try:
            moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC)
        except (ValueError, OverflowError, OSError) as broken:
            raise BriefingError(
                f"SOURCE_DATE_EPOCH is {epoch!r}",
                "a whole number of seconds since 1970",
                "Correct or unset it.",
            ) from broken
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def document_line(report: Report) -> dict[str, Any]:
    """Return a document's line; text and its hash are None where only the claims are at hand."""
    if report.document is not None:
        return report.document.as_json()
    return {
        "id": report.id,
        "source": report.source,
        "title": report.title,
        "text": None,
        "language": report.language,
        "published": report.published,
        "publisher": report.publisher,
        "sha256": report.sha256,
        "text_sha256": None,
        "fetched": None,
        "state": "read",
        "reason": "only its claims are at hand",
    }
