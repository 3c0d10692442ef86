"""The walk back of a statement, as the page shows it: quotes, rows of tables, named assumptions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from rempart.briefing.content import Content
from rempart.briefing.printing import printed, printed_value
from rempart.briefing.quotes import Excerpt, anchor, excerpt, slug, visible
from rempart.briefing.statement import Assumption, SourcedRow, Statement
from rempart.errors import BriefingError

_HEADINGS = {
    "claim": "Quotes",
    "document": "Documents",
    "agreement": "Agreements",
    "statement": "Other statements",
    "assumption": "Assumptions",
    "row": "Rows of sourced tables",
}
_NOT_SHOWN = ("source", "mark", "key")  # columns told beside the row, or its name


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a statement rests on.

    ``kind`` is claim, document, agreement, row, assumption or statement; ``link`` leads to its full
    place in the page, ``url`` outside it.
    """

    kind: str
    words: str
    link: str
    detail: str = ""
    url: str | None = None
    excerpt: Excerpt | None = None


class Walks:
    """Looks up what statements rest on, in one briefing."""

    def __init__(self, content: Content) -> None:
        file = content.file
        self._documents = {document["id"]: document for document in file.documents}
        self._claims = {claim["id"]: claim for claim in file.claims}
        self._agreements = {agreement["id"]: agreement for agreement in file.agreements}
        self._rows = {row.id: row for row in file.rows}
        self._assumptions = {
            assumption.id.removeprefix("assumption:"): assumption for assumption in file.assumptions
        }
        self._statements = {statement.n: statement for statement in file.statements}

    def groups(self, statement: Statement) -> tuple[tuple[str, tuple[Step, ...]], ...]:
        """Return all that a statement rests on, under a heading for each kind, quotes first.

        Raises:
            BriefingError: an id resolves to nothing in the briefing.
        """
        steps = [self.step(name) for name in statement.rests_on]
        of_kind = (
            (heading, tuple(step for step in steps if step.kind == kind))
            for kind, heading in _HEADINGS.items()
        )
        return tuple((heading, found) for heading, found in of_kind if found)

    def step(self, name: str) -> Step:
        """Return one thing by the id that ``rests_on`` gives.

        Raises:
            BriefingError: the id resolves to nothing in the briefing.
        """
        kind, _, rest = name.partition(":")
        try:
            match kind:
                case "claim":
                    return self._claim(self._claims[rest])
                case "document":
                    return Step(kind, document_name(self._documents[rest]), "#document-" + slug(rest))
                case "agreement":
                    return Step(kind, self._agreements[rest]["title"], "#agreement-" + slug(rest))
                case "statement":
                    return Step(kind, self._statements[int(rest)].text, f"#s-{int(rest)}", detail=rest)
                case "assumption":
                    return assumption_step(self._assumptions[rest])
                case "row":
                    return _row_step(self._rows[name])
        except (KeyError, ValueError):
            pass
        raise BriefingError(
            f"{name} resolves to nothing", "an id that stands in the briefing", "Compose the briefing again."
        )

    def _claim(self, claim: Mapping[str, Any]) -> Step:
        document = self._documents.get(str(claim["id"]).rpartition("#")[0], {})
        return Step(
            "claim",
            speakers(claim),
            "#" + anchor(claim["id"]),
            detail=document_name(document) if document else "",
            excerpt=excerpt(document.get("text"), claim),
        )


def linked(statement: Statement) -> Markup:
    """Return the text of a statement with each of its figures a link to the statement's walk back."""
    rest, parts = statement.text, []
    for figure in statement.figures:
        words = printed(figure)
        before, found, after = rest.partition(words)
        if not found:
            continue
        link = Markup('<a class="figure" href="#why-{}">{}</a>').format(statement.n, visible(words))
        parts += [escape(visible(before)), link]
        rest = after
    return Markup("").join([*parts, escape(visible(rest))])


def speakers(claim: Mapping[str, Any]) -> str:
    """Return who says it, the outermost first, or that the text does not tell."""
    chain = claim.get("attribution") or claim.get("attributed_to") or ()
    return " ← ".join(chain) if chain else "the text itself, no speaker named"


def document_name(document: Mapping[str, Any]) -> str:
    """Return the title of a document, or its id."""
    return str(document.get("title") or document.get("id") or "")


def assumption_step(assumption: Assumption) -> Step:
    """Return an assumption with its value and range."""
    return Step(
        "assumption",
        assumption.text,
        "#" + assumption_anchor(assumption.id),
        detail=assumption_value(assumption),
    )


def assumption_anchor(assumption_id: str) -> str:
    """Return the HTML id of an assumption."""
    return "assumption-" + slug(assumption_id.removeprefix("assumption:"))


def assumption_value(assumption: Assumption) -> str:
    """Return value, range and unit of an assumption in words, empty where it has none."""
    unit = assumption.unit or ""
    known = [value for value in (assumption.low, assumption.value, assumption.high) if value is not None]
    if not known:
        return ""
    words = [
        value if isinstance(value, str) and unit not in {"month", "date"} else printed_value(value, unit)
        for value in known
    ]
    shown = words[0] if len(set(words)) == 1 else " – ".join(dict.fromkeys(words))
    bare = unit in {"", "share", "month", "date", "year", "people", "km"} or (
        len(unit) == 3 and unit.isupper()
    )
    return shown if bare else f"{shown} {unit}"


def safe_url(address: str | None) -> str | None:
    """Return the address if it is a plain web address, else None: a source never runs a script."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None


def row_words(row: SourcedRow) -> str:
    """Return the filled cells of a row, each with its column's name; the source stands beside it."""
    cells = ((name, value.strip()) for name, value in row.values.items() if not name.startswith(_NOT_SHOWN))
    return "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in cells if value)


def _row_step(row: SourcedRow) -> Step:
    key = row.id.removeprefix(f"row:{row.table}/")
    return Step(
        "row",
        f"{row.table.rpartition('/')[2].replace('_', ' ')}: {key}",
        "#" + slug(row.id),
        detail=row.source_title or row.source or "",
        url=safe_url(row.source_url),
    )
