"""Where reports got it from: independent origins, counted instead of reports, and the grade made of them."""

import re
from collections.abc import Sequence

from rempart.claims.claim import Claim, Report
from rempart.ledger.agreement import Origin
from rempart.ledger.copies import copied_texts
from rempart.ledger.evidence import SAME_CONVERTED, overlap
from rempart.ledger.profiles import Span, profile, words_of
from rempart.ledger.said import Said

UNKNOWN = "unknown"
# Words that describe a speaker without naming one; capital letters tell "Associated Press" from them.
_UNNAMED = words_of(
    "source sources official officials diplomat diplomats authorities media press newspaper"
    " newspapers paper reports publication publications outlet outlets agency agencies analyst"
    " analysts expert experts people person journalist journalists commentator commentators observer"
    " observers adviser advisers document documents insider insiders representatives"
    " specialists winner"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


def is_named(speaker: str | None) -> bool:
    """True for a name, false for a description such as ``diplomats`` or ``British press``.

    Example:
        >>> is_named("Associated Press"), is_named("Western press"), is_named("people who have seen it")
        (True, False, False)
    """
    words = _WORD.findall(speaker or "")
    if not words or not any(word[0].isupper() for word in words):
        # Scripts without capitals cannot be told this way: a name is assumed.
        return bool(words) and not any(word[0].islower() for word in words)
    return not any(word in _UNNAMED for word in words)


class Tracing:
    """Names the origin of each claim of a set of reports.

    In this order: the origin that the text names, where the claim is not somebody else's; the outermost
    speaker of the claim, where he is named; the origin of the text that this one copies. What is left
    comes from unnamed sources, or from the report itself.
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self._first = copied_texts(reports)
        firsts = set(self._first.values())
        self._accounts = {report.id: _own_account(report) for report in reports if report.id in firsts}
        self._inherited: dict[str, str] = {}
        for report in sorted(reports, key=lambda one: (one.published or "9999", one.id)):
            if report.origin is not None and is_named(report.origin):
                self._inherited.setdefault(self._first[report.id], report.origin)

    def origin(self, report: Report, claim: Claim) -> str | None:
        """Return the origin's name, ``unknown`` for unnamed sources, None where the text speaks itself."""
        told = report.origin if is_named(report.origin) else None
        speakers = claim.attributed_to
        if told is not None and (not speakers or _names(told, speakers) or not is_named(speakers[0])):
            return told
        if speakers and is_named(speakers[0]):
            return speakers[0]
        inherited = self._inherited.get(self._first[report.id])
        if inherited is not None:
            return inherited
        return UNKNOWN if speakers or report.origin is not None else None

    def own_account(self, report: Report) -> str:
        """Name a report that is its own origin, by its publisher where known.

        All copies of one text get one name, that of the first of them.
        """
        return self._accounts[self._first[report.id]]


def _own_account(first: Report) -> str:
    if first.publisher:
        return f"{first.publisher} (own account, document {first.id})"
    return f"document {first.id} (names no origin)"


def _names(name: str, speakers: Sequence[str]) -> bool:
    return _plain(name) in {_plain(speaker) for speaker in speakers}


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def traced(members: Sequence[tuple[Claim, Report]], tracing: Tracing) -> tuple[Said, ...]:
    """Give each claim of one agreement its origin.

    A text that speaks for itself is an origin of its own, unless it only gives figures that a report
    with a named origin gives too: then it may retell that one without saying so, and its origin is
    unknown. Spellings of one name that differ by case or a leading article are one origin.
    """
    named = {claim.id: tracing.origin(report, claim) for claim, report in members}
    spans = {claim.id: _figures(claim, report) for claim, report in members}
    known = {span for name, own in spans.items() if named[name] not in {None, UNKNOWN} for span in own}
    spelling: dict[str, str] = {}
    for told in sorted({name for name in named.values() if name}):
        spelling.setdefault(_plain(told), told)
    sayings = []
    for claim, report in sorted(members, key=lambda one: one[0].id):
        name = named[claim.id]
        if name is not None:
            sayings.append(Said(claim, report, spelling[_plain(name)]))
        elif _retells(spans[claim.id], known):
            sayings.append(Said(claim, report, UNKNOWN))
        else:
            sayings.append(Said(claim, report, tracing.own_account(report), is_own_account=True))
    return tuple(sayings)


def _figures(claim: Claim, report: Report) -> tuple[Span, ...]:
    compared = profile(claim, report.published)
    return compared.sums + ((compared.count,) if compared.count else ())


def _retells(own: Sequence[Span], known: set[Span]) -> bool:
    """True where reports with a named origin give the figures too, or one has no figures to add."""
    return bool(known) and all(any(overlap(span, other, SAME_CONVERTED) for other in known) for span in own)


def counted(sayings: Sequence[Said]) -> tuple[Origin, ...]:
    """The origins of an agreement with their documents; unnamed sources together are one, ``unknown``."""
    documents: dict[str, set[str]] = {}
    for said in sayings:
        documents.setdefault(said.origin, set()).add(said.report.id)
    return tuple(Origin(name=name, documents=tuple(sorted(documents[name]))) for name in sorted(documents))


def grade(sayings: Sequence[Said]) -> str:
    """The Admiralty-style grade: source letter and information digit.

    A convention of this project, made from the public scale: the letter is F, for nothing here judges
    a source; the digit follows the independent origins that affirm the agreement. Three or more: 1
    (confirmed by other sources); two: 2; one: 3; none but unknown ones: 6 (cannot be judged). A denial
    on record makes it one worse, since the reports are then not consistent. ``unknown`` adds nothing:
    it may be one of the others. Reports that name no origin and speak for themselves count as one
    together: nothing shows that they are independent.

    Example:
        >>> grade(())
        'F6'
    """
    affirmed = [said for said in sayings if said.claim.status != "denied" and said.origin != UNKNOWN]
    affirming = {"own account" if said.is_own_account else said.origin for said in affirmed}
    if not affirming:
        return "F6"
    digit = {1: 3, 2: 2}.get(len(affirming), 1)
    denied = any(said.claim.status == "denied" for said in sayings)
    return f"F{digit + denied}"
