"""Prove a briefing, its page too: every id resolves, each number is a figure, quotes stand in their texts, word for word."""

import csv
import io
import json
import math
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml import etree, html

from rempart.briefing.briefing_file import BriefingFile, PrintedTable, Statement, records_of
from rempart.briefing.figures import printed
from rempart.briefing.language import is_translated, speaking
from rempart.briefing.names import calling
from rempart.briefing.page.pages import cell
from rempart.briefing.page.quotes import visible
from rempart.briefing.saving import as_csv
from rempart.briefing.statements.retelling import told
from rempart.briefing.walking_back import read_briefing

_AGAIN = "Make the briefing again with rempart brief."
_FILES = (
    "index.html", "documents.jsonl", "claims.jsonl", "ledger.jsonl", "programme.toml", "schedule.json",
    "schedule.csv", "coverage.json", "coverage.csv", "outlook.json",
)  # fmt: skip
_NEAR = 1e-6
_LONGEST_NAME = 300


def check(folder: str | Path) -> list[str]:
    """Return every inconsistency of the briefing in ``folder``, each with culprit, what is expected, remedy.

    Raises:
        BriefingError: there is no briefing in the folder, or it is no JSON.
        RecordError: ``briefing.json`` breaks its contract.

    Example:
        >>> check("briefing/")
        []
    """
    place = Path(folder)
    file = read_briefing(place)
    with speaking(file.language), calling(file.called):
        # Every text in the briefing outside its statements, on one line each.
        data = file.as_json()
        del data["statements"]
        names = {*_texts(data), *_texts(_read(place / "programme.toml", tomllib.loads))}
        names |= _told_names(names)
        return [
            *_unresolved(file),
            *(problem for statement in file.statements for problem in unfounded_numbers(statement, names)),
            *_untrue_quotes(file),
            *_differing_files(place, file),
            *_wrong_totals(file),
            *(_problem(culprit, expected) for culprit, expected in page_problems(place, file)),
        ]


def _problem(culprit: str, expected: str, remedy: str = _AGAIN) -> str:
    return f"{culprit}; expected {expected}. {remedy}"


def _unresolved(file: BriefingFile) -> Iterator[str]:
    known = set(records_of(file))
    for number, statement in enumerate(file.statements, start=1):
        if statement.n != number:
            yield _problem(f"statement {statement.n} stands at place {number}", "statements numbered from 1")
        yield from _lost(f"statement {statement.n}", statement.rests_on, known)
        for figure in statement.figures:
            culprit = f"statement {statement.n}: figure {printed(figure)}"
            if not figure.rests_on:
                yield _problem(f"{culprit} rests on nothing", "an id in the briefing")
            yield from _lost(culprit, figure.rests_on, known)
    for agreement in file.agreements:
        claims = [f"claim:{claim}" for claim in agreement["claims"]]
        yield from _lost(f"agreement {agreement['id']}", claims, known)
    for row in file.rows:
        if row.mark == "R":
            yield _problem(
                f"{row.id} is marked R", "rows that were read", "Check the row against its source."
            )


def _lost(culprit: str, cited: Sequence[str], known: set[str]) -> Iterator[str]:
    for name in cited:
        if name not in known:
            yield _problem(f"{culprit} rests on {name}, which is not there", "an id in the briefing")


def unfounded_numbers(statement: Statement, names: set[str]) -> list[str]:
    """Return a problem for each number in a statement's text that is none of its figures.

    Names that hold digits are allowed where they stand word for word in ``names``, the texts that the
    briefing holds; one without a letter (the document ``2025``) must be such a text, and counts once.
    """
    problems = []
    text = statement.text
    for name in sorted(statement.names, key=len, reverse=True):
        wordless = not any(letter.isalpha() for letter in name)
        plain = " ".join(name.split())
        if plain not in names and (wordless or not any(plain in known for known in names)):
            problems.append(
                _problem(f"statement {statement.n}: the name {name!r}", "a name found in the briefing")
            )
        else:
            text = text.replace(name, " ", 1 if wordless else -1)
    for figure in sorted(statement.figures, key=lambda each: -len(printed(each))):
        words = printed(figure)
        if words not in statement.text:
            problems.append(
                _problem(f"statement {statement.n}: figure {words!r} is not in its text", "its words there")
            )
        text = text.replace(words, " ")
    left = " ".join(word for word in text.split() if any(letter.isdigit() for letter in word))
    if left:
        problems.append(
            _problem(f"statement {statement.n}: {left!r} is none of its figures", "a figure for each number")
        )
    return problems


def _told_names(names: set[str]) -> set[str]:
    """Return names that hold digits as another language tells them, so that they are found in a statement."""
    if not is_translated():
        return set()
    with_digits = (
        name for name in names if len(name) <= _LONGEST_NAME and any(letter.isdigit() for letter in name)
    )
    found = {" ".join(told(name).split()) for name in with_digits}
    return found | {name[:1].lower() + name[1:] for name in found}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from _texts(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _texts(inner)


def _untrue_quotes(file: BriefingFile) -> Iterator[str]:
    texts = {document["id"]: document.get("text") for document in file.documents}
    for claim in file.claims:
        document = str(claim["id"]).rpartition("#")[0]
        if document not in texts:
            yield _problem(f"claim {claim['id']} has no document", f"document {document} in the briefing")
            continue
        text = texts[document]
        if text is not None and text[claim["start"] : claim["end"]] != claim["quote"]:
            yield _problem(
                f"claim {claim['id']}: characters {claim['start']} to {claim['end']} of {document} are not its quote",
                "the quote, word for word",
            )


def _differing_files(place: Path, file: BriefingFile) -> Iterator[str]:
    same: dict[str, Any] = {
        "schedule.json": file.schedule,
        "coverage.json": file.coverage,
        "outlook.json": file.outlook,
        "ledger.jsonl": list(file.agreements),
        "documents.jsonl": list(file.documents),
        "claims.jsonl": list(file.claims),
    }
    for name in _FILES:
        found = _read(place / name, _READERS[name.rpartition(".")[2]])
        if not (place / name).is_file():
            yield _problem(f"{place / name} is missing", "a whole briefing folder")
        elif found is None:
            yield _problem(f"{place / name} cannot be read", f"a whole {name.rpartition('.')[2]} file")
        elif name in same:
            told = (
                [claim for report in found for claim in report["claims"]] if name == "claims.jsonl" else found
            )
            if told != same[name]:
                yield _problem(f"{place / name} differs from briefing.json", "the same content in both")


_READERS: dict[str, Callable[[str], Any]] = {
    "json": json.loads,
    "jsonl": lambda text: [json.loads(line) for line in text.split("\n") if line.strip()],
    "toml": tomllib.loads,
    "csv": lambda text: list(csv.reader(io.StringIO(text))),
    "html": str,
}


def _read(path: Path, parse: Any) -> Any:
    """Return the parsed file, None where it is missing or broken: that is said once, apart."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError, csv.Error):
        return None


def _wrong_totals(file: BriefingFile) -> Iterator[str]:
    schedule = file.schedule
    for promise in schedule["promises"]:
        missing = max(promise["promised"] - promise["delivered_by_deadline"], 0)
        if not _close(missing, promise["short"], promise["promised"]):
            yield _problem(
                f"promise {promise['id']}: {promise['short']} short of {promise['promised']}, "
                f"with {promise['delivered_by_deadline']} delivered",
                f"{missing} short",
            )
    relative = sum(each["short"] / each["of"] for each in schedule["shortfalls"] if each["of"])
    if not _close(relative, schedule["objective"]["shortfall_sum"], 1):
        yield _problem(
            f"the shortfalls add up to {relative}, the objective says {schedule['objective']['shortfall_sum']}",
            "the same sum",
        )
    yield from _wrong_payments(schedule)
    for period in file.coverage["periods"]:
        share, people = period["share"]["mode"], period["people"]["mode"]
        counted = period["denominator"]["all"]
        if (
            share is not None
            and people is not None
            and counted
            and not _close(share * counted, people, counted)
        ):
            yield _problem(
                f"coverage {period['layer']} {period['period']}: {people} of {counted} is not {share}",
                "people over all counted",
            )


def _wrong_payments(schedule: Mapping[str, Any]) -> Iterator[str]:
    """Yield instruments that pay out more than they draw over the horizon."""
    drawn: dict[str, float] = defaultdict(float)
    paid: dict[str, float] = defaultdict(float)
    for flow in schedule["draws"]:
        drawn[flow["instrument"]] += flow["amount"]
    for flow in schedule["payments"]:
        paid[flow["instrument"]] += flow["amount"]
    for instrument, amount in paid.items():
        if amount > drawn[instrument] * (1 + _NEAR) + 1:
            yield _problem(
                f"{instrument} pays {amount} and draws {drawn[instrument]}", "no more paid than drawn"
            )


def _close(first: float, second: float, scale: float) -> bool:
    return math.isclose(first, second, rel_tol=_NEAR, abs_tol=_NEAR * max(abs(scale), 1))


Found = tuple[str, str]  # culprit, what was expected


def page_problems(place: Path, file: BriefingFile) -> Iterator[Found]:
    """Yield what on the page or in ``tables/`` is not what ``briefing.json`` says; nothing without a page.

    Called inside ``speaking`` of the file's language.
    """
    try:
        root = html.document_fromstring((place / "index.html").read_text(encoding="utf-8"))
    except (OSError, ValueError, etree.ParserError):
        return
    yield from _statements(root, file)
    yield from _shown_texts(root, file)
    yield from _tables(root, place, file)


def _statements(root: Any, file: BriefingFile) -> Iterator[Found]:
    wanted = {statement.n: _plain(visible(statement.text)) for statement in file.statements}
    told = {n: [_words(p) for p in root.xpath(f"//li[@id='s-{n}']/p[2]")] for n in wanted}
    for paragraph in root.xpath("//div[@class='told']/p"):
        number = (paragraph.xpath("./a[last()]/@href") or ["#s-0"])[0].removeprefix("#s-")
        if number.isdigit():
            told.setdefault(int(number), []).append(_words(paragraph).removesuffix(f"[{number}]").strip())
    for number, words in told.items():
        if number not in wanted:
            yield f"index.html tells a statement {number}", "no statement that is not in briefing.json"
        elif not words or any(text != wanted[number] for text in words):
            yield f"index.html: statement {number} has other words", "those of briefing.json"


def _shown_texts(root: Any, file: BriefingFile) -> Iterator[Found]:
    wanted = [str(one["text"]) for one in file.documents if one.get("text") is not None]
    shown = root.xpath("//div[@class='document']")
    for note in root.xpath("//div[@class='document']//sup[@class='notes']"):
        note.drop_tree()
    for document, text in zip(shown, wanted, strict=False):
        if "".join(_words(document).split()) != "".join(visible(text).split()):
            yield "index.html: a report has other words", "the text of its document"
    if len(shown) != len(wanted):
        yield f"index.html shows {len(shown)} reports", f"{len(wanted)}"


def _tables(root: Any, place: Path, file: BriefingFile) -> Iterator[Found]:
    wanted = {table.id: table for table in file.tables}
    for shown in root.xpath("//table[@data-table]"):
        name = shown.get("data-table")
        rows = [[_words(td) for td in row.xpath("./td")] for row in shown.xpath("./tbody/tr")]
        if name not in wanted or rows != _printed(wanted[name]):
            yield f"index.html: the table {name} has other cells", "those of briefing.json"
    for name, table in wanted.items():
        path = place / "tables" / f"{name}.csv"
        if not path.is_file():
            yield f"{path} is missing", "a file for each table"
        elif path.read_bytes() != as_csv(table).encode():
            yield f"{path} differs from briefing.json", "the same cells in both"


def _printed(table: PrintedTable) -> list[list[str]]:
    units = [column.unit for column in table.columns]
    return [
        [_plain(visible(cell(value, unit))) for value, unit in zip(row, units, strict=True)]
        for row in table.rows
    ]


def _words(element: Any) -> str:
    return _plain(element.text_content())


def _plain(text: str) -> str:
    return " ".join(text.split())
