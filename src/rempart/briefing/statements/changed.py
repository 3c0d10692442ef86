"""Statements on what changed since an earlier briefing, each resting on a row with before and after."""

from collections.abc import Iterator, Sequence

from rempart.briefing.briefing_file import Cell, SourcedRow, StatedFigure
from rempart.briefing.earlier import Change, Earlier, Subject, Told
from rempart.briefing.figures import sentence_start, stated
from rempart.briefing.language import N_, _
from rempart.briefing.names import party_name
from rempart.briefing.statements.covered import LAYERS
from rempart.briefing.statements.retelling import named
from rempart.briefing.statements.telling import Behind, Draft, Part, Phrase, joined, phrase
from rempart.outlook.wording import STRATEGY_WORDS

_TABLE = "earlier_briefing"
_WHOLE = f"row:{_TABLE}/itself"
FIELDS = {
    "sum": N_("sum"),
    "number": N_("number of units"),
    "goods": N_("goods"),
    "money": N_("money"),
    "also": N_("also"),
    "payer": N_("who pays"),
    "origins": N_("independent origins"),
    "reports": N_("reports"),
    "promised": N_("promised"),
    "delivered": N_("delivered by the deadline in the plan"),
    "short": N_("short"),
    "kept": N_("kept in the plan"),
    "earliest": N_("earliest if asked for alone"),
    "people": N_("share of people covered at most"),
    "holds": N_("an accord, once signed, still holds after ten years"),
    "accord": N_("an accord is signed and still holds after ten years"),
}
_SYSTEMS = {
    "promised": N_("the systems that the reports tell of"),
    "planned": N_("the plan"),
    "slipped": N_("the trials of the plan"),
}
COLUMNS = (N_("what"), N_("id"), N_("name"), N_("what changed"), N_("before"), N_("now"))


def change_statements(
    earlier: Earlier, changes: Sequence[Change], documents: Sequence[str]
) -> Iterator[Draft]:
    """Yield how much changed since the earlier briefing, then each change."""
    yield _counted(earlier, changes, documents)
    for change in changes:
        behind = tuple(row.id for row in _rows_of(earlier, change))
        key = f"change {change.subject.kind} {change.subject.id}"
        yield Draft("changes", "computed", _told(change), (*behind, *_own(change)), key=key)


def change_rows(earlier: Earlier, changes: Sequence[Change], documents: Sequence[str]) -> list[SourcedRow]:
    """Return the rows on which these statements rest: before and after, and where before was read."""
    whole = {
        "documents before": ", ".join(earlier.documents),
        "documents now": ", ".join(documents),
        "briefing": earlier.title,
        "sha256 without the time of making": earlier.sha256,
    }
    return [_row(_WHOLE, earlier, whole), *(row for change in changes for row in _rows_of(earlier, change))]


def change_table(changes: Sequence[Change]) -> list[tuple[Cell, ...]]:
    """Return a row for each change, under ``COLUMNS``."""
    rows: list[tuple[Cell, ...]] = []
    for change in changes:
        subject = (_(change.subject.kind), change.subject.id, _plain_name(change.subject))
        if change.fields:
            rows += [(*subject, _(FIELDS[name]), *_before_and_now(change, name)) for name in change.fields]
        else:
            rows.append((*subject, _("new") if change.after else _("gone"), None, None))
    return rows


def _counted(earlier: Earlier, changes: Sequence[Change], documents: Sequence[str]) -> Draft:
    agreements = [change for change in changes if change.subject.kind == "agreement"]
    figures = sum(max(len(change.fields), 1) for change in changes if change.subject.kind != "agreement")
    says = phrase(
        "Documents: {documents}, in the earlier briefing {before}. Agreements: {new} new, {changed} changed, {gone} "
        "gone. Figures of plan, coverage and outlook that changed: {figures}.",
        before=stated(len(earlier.documents), "documents", (_WHOLE,)),
        documents=stated(len(documents), "documents", (_WHOLE,)),
        new=stated(sum(change.before is None for change in agreements), "agreements", (_WHOLE,)),
        changed=stated(sum(bool(change.fields) for change in agreements), "agreements", (_WHOLE,)),
        gone=stated(sum(change.after is None for change in agreements), "agreements", (_WHOLE,)),
        figures=stated(figures, "figures", (_WHOLE,)),
    )
    if not changes:
        says = joined([phrase("Nothing that is compared has changed."), says], " ")
    return Draft("changes", "computed", says, (_WHOLE,), key="changes")


def _told(change: Change) -> Phrase:
    name = _name(change.subject)
    if change.before is None:
        return phrase("New: {name}.", name=name)
    if change.after is None:
        return phrase("No longer in this briefing: {name}.", name=name)
    told = []
    for field in change.fields:
        behind = (_row_id(change, field),)
        told.append(
            phrase(
                "{field}, from {before} to {now}",
                field=phrase(FIELDS[field]),
                now=_value(change.after.facts.get(field, ()), behind),
                before=_value(change.before.facts.get(field, ()), behind),
            )
        )
    return phrase("{name}. Changed: {told}.", name=name, told=joined(told, "; "))


def _name(subject: Subject) -> Part:
    if subject.kind == "coverage":
        layer, _slash, systems = subject.id.partition("/")
        threat = LAYERS["ballistic" if layer == "ballistic" else "other"]
        return phrase(
            "Against {threat}, by {systems}",
            threat=phrase(threat),
            systems=phrase(_SYSTEMS.get(systems, systems)),
        )
    if subject.kind == "outlook":
        words = {str(name): told for name, told in STRATEGY_WORDS.items()}
        return Phrase(sentence_start(_(words.get(subject.id, subject.id))))
    return named(subject.name)


def _plain_name(subject: Subject) -> str:
    name = _name(subject)
    return name.text if isinstance(name, Phrase) else str(name)


def _value(told: Sequence[Told], behind: Behind) -> Phrase:
    """Return figures or words side by side, or that nothing is said."""
    if not told:
        return phrase("nothing said")
    parts: list[Part] = [
        each.model_copy(update={"rests_on": behind}) if isinstance(each, StatedFigure) else _word(each)
        for each in told
    ]
    return joined(parts, ", ", _(" or "))


def _word(word: str) -> str:
    """Return a state or a party in words."""
    return party_name(word) if word.isupper() else _(word.replace("_", " "))


def _own(change: Change) -> tuple[str, ...]:
    """Return the agreement of this briefing that changed, if it is one and is still there."""
    is_here = change.subject.kind == "agreement" and change.after is not None
    return (f"agreement:{change.subject.id}",) if is_here else ()


def _rows_of(earlier: Earlier, change: Change) -> list[SourcedRow]:
    subject = {"kind": change.subject.kind, "id": change.subject.id, "name": _plain_name(change.subject)}
    if not change.fields:
        state = {"what changed": "new" if change.after else "gone"}
        return [_row(_row_id(change, "itself"), earlier, subject | state)]
    told = ((field, *_before_and_now(change, field)) for field in change.fields)
    return [
        _row(
            _row_id(change, field),
            earlier,
            subject | {"what changed": FIELDS[field], "before": before, "now": now},
        )
        for field, before, now in told
    ]


def _before_and_now(change: Change, field: str) -> tuple[str, str]:
    sides = [side.facts.get(field, ()) if side is not None else () for side in (change.before, change.after)]
    before, after = (_value(side, ()).text for side in sides)
    return before, after


def _row_id(change: Change, field: str) -> str:
    return f"row:{_TABLE}/{change.subject.kind}/{change.subject.id}/{field}"


def _row(row_id: str, earlier: Earlier, values: dict[str, str]) -> SourcedRow:
    source = f"briefing.json of the earlier briefing, sha256 {earlier.sha256[:12]}…"
    return SourcedRow(
        id=row_id, table=_TABLE, values=values, source=source, mark="computed", source_title=source
    )
