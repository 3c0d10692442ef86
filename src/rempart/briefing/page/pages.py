"""The page: one self-contained ``index.html``, readable without script, from a file, in print."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from rempart.briefing.briefing_file import SECTIONS, Cell, Content, PrintedTable, Section, Statement
from rempart.briefing.figures import is_currency, number, printed_value, sentence_start
from rempart.briefing.language import N_, _, counted, language_name, plural, speaking
from rempart.briefing.names import calling
from rempart.briefing.page.cards import Rung, agreement_cards
from rempart.briefing.page.charts import Charts, charts
from rempart.briefing.page.coverage_charts import region_maps, region_table
from rempart.briefing.page.maps import BOUNDARY_CREDIT, legend, shared
from rempart.briefing.page.paper import as_image, as_images
from rempart.briefing.page.quotes import environment_of, marked, slug
from rempart.briefing.page.walks import (
    Step,
    Walks,
    assumption_anchor,
    assumption_value,
    cited_tables,
    document_name,
    linked,
    safe_url,
    stands_in,
    table_name,
)
from rempart.briefing.statements.clauses import stance_title
from rempart.briefing.statements.covered import COVERED_IN_TRIALS, LAYERS
from rempart.briefing.statements.retelling import told
from rempart.briefing.statements.risked import KEPT_IN_TRIALS
from rempart.briefing.statements.totalled import IN_SUMS
from rempart.briefing.statements.weighed_claims import BASE_RATES
from rempart.collecting import by_key

# The charts that stand in the summary, in the order in which the plan's charts are made.
_PICTURES = ("promises-and-plan", "deliveries-against-money")
# What changed, what is promised and what may be printed stand first on the page; statements keep the numbers of the file.
_FIRST: tuple[Section, ...] = ("changes", "promised", "printable")
_ORDER: tuple[Section, ...] = (*_FIRST, *(name for name in SECTIONS if name not in _FIRST))
_IN_SHORT: tuple[tuple[Section, str, int], ...] = (
    ("changes", N_("What changed"), 4),
    ("plan", N_("What the plan can keep"), 3),
    ("coverage", N_("Who could be covered"), 2),
    ("outlook", N_("What it could mean for peace"), 3),
)
_TRIALS: dict[Section, str] = {"plan": KEPT_IN_TRIALS, "coverage": COVERED_IN_TRIALS}
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_CELL_DIGITS = 4  # the CSV beside a table has every digit
KINDS = {
    "quoted": N_("said in a report, by whoever is named"),
    "computed": N_("worked out by Rempart from claims, tables and assumptions"),
    "assumed": N_("a judgement with a name, which a reader may contest"),
}
_KIND_NAMES = {"quoted": N_("Quoted"), "computed": N_("Computed"), "assumed": N_("Assumed")}


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its claims marked in the text; ``text`` is None where only claims are known."""

    anchor: str
    name: str
    facts: tuple[tuple[str, str], ...]
    language: str
    text: Markup | None
    claims: tuple[Step, ...]
    publisher: str
    date: str


def render(briefing: Content, *, paper: bool = False) -> str:
    """Return the whole page as one HTML text without script, without anything fetched.

    For ``paper``, set as a PDF, pictures have their words, and what unfolds on a screen is left out.

    Raises:
        BriefingError: an id resolves to nothing, or outlines are missing for the map.

    Example:
        >>> render(briefing)[:15]
        '<!DOCTYPE html>'
    """
    with speaking(briefing.file.language), calling(briefing.file.called):
        return _rendered(briefing, paper=paper)


def _rendered(briefing: Content, *, paper: bool) -> str:
    walks = Walks(briefing)
    drawn = charts(briefing)
    shapes, rows = "", region_maps(briefing.coverage)
    if not paper:
        shapes, rows = shared(rows)
    return (
        _environment()
        .get_template("index.html")
        .render(
            file=briefing.file,
            paper=paper,
            language=briefing.file.language,
            ordered_assumptions=sorted(briefing.file.assumptions, key=lambda one: bool(one.source)),
            sections=[(name, _(SECTIONS[name])) for name in _ORDER if _stands(briefing, drawn, name)],
            short=[
                (name, _(question), chosen)
                for name, question, most in (_IN_SHORT if briefing.ledger.agreements else _IN_SHORT[:1])
                if (chosen := _in_short(briefing.statements(name), name, most))
            ],
            certain=_certain(briefing),
            printable=briefing.statements("printable")[:4],
            present=_present,
            kinds={name: _(words) for name, words in KINDS.items()},
            statements={name: briefing.statements(name) for name in SECTIONS},
            groups=walks.groups,
            pictures=[chart.id for chart in drawn.get("plan", ()) if chart.id in _PICTURES],
            cited=cited_tables(briefing.file.rows),
            table_ids={table.id for table in briefing.tables},
            row_ids={row.id for row in briefing.file.rows},
            coverage=briefing.coverage,
            coverage_label=told(briefing.coverage.label),
            cards=agreement_cards(briefing.ledger, walks),
            stances=[
                (stance_title(entry), [walks.step(f"claim:{claim}") for claim in entry.claims])
                for entry in briefing.ledger.stances
            ],
            charts=drawn,
            maps=rows,
            map_shapes=shapes,
            map_table=region_table(briefing.coverage),
            map_legend=Markup(as_images(legend()) if paper else legend()),  # noqa: S704 - made here from constants
            map_credit=_(BOUNDARY_CREDIT),
            tables=printed_tables(briefing),
            documents=_documents(briefing, walks),
        )
    )


def _certain(briefing: Content) -> tuple[Statement, ...]:
    """Return how far the agreements have come, in numbers and in sums."""
    promised = briefing.statements("promised")
    counted = [s for s in promised if s.figures and {f.unit for f in s.figures} == {"agreements"}]
    return (*counted, *(s for s in promised if _fits(IN_SUMS, s.text)))


def _present(rungs: Sequence[Rung]) -> str:
    """Return the present step of a status axis, empty where nothing is said."""
    return next((rung.name for rung in rungs if rung.present), "")


def page_tables(briefing: Content) -> tuple[PrintedTable, ...]:
    """Return the tables behind the charts and maps of the page; each is ``tables/<id>.csv`` beside it.

    Tables that the briefing itself holds are not repeated.
    """
    with speaking(briefing.file.language), calling(briefing.file.called):
        drawn = [chart.table for of_section in charts(briefing).values() for chart in of_section]
        regions = region_table(briefing.coverage)
        own = {table.id for table in briefing.tables}
        return tuple(table for table in [*drawn, *([regions] if regions else [])] if table.id not in own)


def printed_tables(briefing: Content) -> dict[Section, list[PrintedTable]]:
    """Return the briefing's own tables by section, without those that stand beside a chart."""
    beside = {chart.table.id for of_section in charts(briefing).values() for chart in of_section}
    beside |= {"coverage-by-region", "assumptions"}
    return by_key((table.section, table) for table in briefing.tables if table.id not in beside)


def cell(value: Cell, unit: str) -> str:
    """Return one cell of a table in words, to four digits where it is no count; unknown is said.

    Example:
        >>> cell(0.30812, "share"), cell(None, "units"), cell(27, "units")
        ('30.8%', 'unknown', '27')
    """
    if value is None:
        return _("unknown")
    if unit == "text":
        return str(value)
    is_count = isinstance(value, int) and not is_currency(unit) and unit != "people"
    return printed_value(value, unit, None if is_count else _CELL_DIGITS, alone=True)


def date_words(date: str | None) -> str:
    """Return a date in words, or that it is unknown; what is no date stands as it is."""
    if not date:
        return _("unknown")
    return printed_value(date, "date", alone=True) if _DATE.fullmatch(date) else told(date)


@cache
def _environment() -> Environment:
    environment = environment_of("rempart.briefing.page")
    environment.globals |= {
        "_": _,
        "assumption_anchor": assumption_anchor,
        "assumption_value": assumption_value,
        "cell": cell,
        "counted": counted,
        "date_words": date_words,
        "kind_name": lambda kind: _(_KIND_NAMES[kind]),
        "linked": linked,
        "plural": plural,
        "safe_url": safe_url,
        "slug": slug,
        "stands_in": stands_in,
        "table_name": table_name,
    }
    environment.filters |= {"as_image": as_image, "capitalize_first": sentence_start}
    return environment


def _stands(briefing: Content, drawn: Charts, name: Section) -> bool:
    return (
        bool(briefing.statements(name))
        or name in drawn
        or (name == "promised" and bool(briefing.ledger.agreements))
    )


def _in_short(statements: tuple[Statement, ...], name: Section, most: int) -> tuple[Statement, ...]:
    """Return the first statements of a section; of coverage, the first on each layer.

    What the trials make of a promise or a coverage stands beside what the plan makes of it, and what past
    cease-fires did beside what the model says of peace.
    """
    chosen = statements[:most]
    if name == "outlook":
        return (*chosen, *(s for s in statements[most:] if _fits(BASE_RATES, s.text)))
    if name not in _TRIALS:
        return chosen
    if name == "coverage":
        firsts = (next((s for s in statements if _(threat) in s.text), None) for threat in LAYERS.values())
        chosen = tuple(dict.fromkeys(first for first in firsts if first is not None)) or chosen
    return chosen + tuple(s for s in statements if s not in chosen and _fits(_TRIALS[name], s.text))


def _fits(template: str, text: str) -> bool:
    """Say whether a text has the words of a sentence, in the language spoken, whatever fills its places."""
    words = re.split(r"\{\w+\}", _(template))
    return re.fullmatch(".*".join(re.escape(piece) for piece in words), text, flags=re.DOTALL) is not None


def _cited(statements: tuple[Statement, ...]) -> dict[str, list[int]]:
    cited: dict[str, list[int]] = defaultdict(list)
    for statement in statements:
        for name in statement.rests_on:
            if name.startswith("claim:"):
                cited[name.removeprefix("claim:")].append(statement.n)
    return cited


def _documents(briefing: Content, walks: Walks) -> list[DocumentView]:
    cited = _cited(briefing.file.statements)
    by_document = by_key((str(claim["id"]).rpartition("#")[0], claim) for claim in briefing.file.claims)
    views = []
    for document in briefing.file.documents:
        text = document.get("text")
        found = by_document.get(document["id"], [])
        facts = (
            (_("Publisher"), document.get("publisher") or _("unknown")),
            (_("Published"), date_words(document.get("published"))),
            (_("Language"), language_name(document.get("language"))),
            (_("Claims"), number(len(found))),
        )
        views.append(
            DocumentView(
                "document-" + slug(document["id"]),
                document_name(document),
                facts,
                str(document.get("language") or ""),
                None if text is None else marked(text, found, cited),
                tuple(walks.step(f"claim:{claim['id']}") for claim in found),
                str(document.get("publisher") or document_name(document)),
                date_words(document["published"]) if document.get("published") else "",
            )
        )
    return views
