"""Where reports got it from: independent origins, counted instead of reports, and the grade made of them."""

import re
from collections.abc import Sequence

from rempart.claims.claim import Claim, Report
from rempart.ledger.agreement import Agreement, Origin
from rempart.ledger.copies import Families, families, plain_numbers
from rempart.ledger.evidence import SAME_CONVERTED, overlap
from rempart.ledger.outlets import outlet_of_a_state, state_behind
from rempart.ledger.packed import without_claims
from rempart.ledger.profiles import Span, figures, words_of
from rempart.ledger.said import Said
from rempart.naming import listed

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
    comes from unnamed sources, or from the report itself. A figure that a copier adds to the text without
    naming anybody is the copier's own. ``known`` are the families of copies, where these have been found already.
    """

    def __init__(self, reports: Sequence[Report], known: Families | None = None) -> None:
        self._reports = reports
        bare = without_claims(reports)
        self._first, self.copies = families(bare) if known is None else known
        firsts = set(self._first.values())
        copied = {self._first[name] for name in self.copies}
        self._accounts: dict[str, str] = {}
        # The texts of each family, in order, by their place: what a copier added is told by what they say.
        self._family: dict[str, list[int]] = {}
        self._inherited: dict[str, str] = {}
        told = []
        for place, report in enumerate(bare):
            named = report.origin if is_named(report.origin) else None
            told.append((report.published or "9999", report.id, named, place))
            if report.id in firsts:
                self._accounts[report.id] = _own_account(report)
        for _, name, origin, place in sorted(told, key=lambda one: one[:2]):
            if name in self.copies or name in copied:
                self._family.setdefault(self._first[name], []).append(place)
            if origin is not None:
                self._inherited.setdefault(self._first[name], origin)
        self._sayings: dict[int, _Saying] = {}

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

    def adder(self, report: Report, claim: Claim) -> str | None:
        """Who added a figure to a copied text, where its first text does not give it.

        Not where somebody else than the origin of that text is named for it.

        It is the first of the copiers that give it: by publisher, else by document.
        """
        family = self._family.get(self._first[report.id], [])
        origin = self._inherited.get(self._first[report.id], "")
        if not family or any(is_named(one) and not _names(origin, [one]) for one in claim.attributed_to):
            return None
        told = figures(claim, report.published)
        if not told or not self._saying(family[0]).lacks(claim, told):
            return None
        first = next((place for place in family[1:] if not self._saying(place).lacks(claim, told)), None)
        return None if first is None else self._saying(first).account

    def _saying(self, place: int) -> "_Saying":
        if place not in self._sayings:
            self._sayings[place] = _Saying(self._reports[place])
        return self._sayings[place]

    def own_account(self, report: Report) -> str:
        """Name a report that is its own origin, by its publisher where known.

        All copies of one text get one name, that of the first of them.
        """
        return self._accounts[self._first[report.id]]


class _Saying:
    """The figures of one text: those of its claims, and its numbers as far as the fingerprint holds them."""

    __slots__ = ("_numbers", "_spans", "account")

    def __init__(self, report: Report) -> None:
        self.account = f"{report.publisher or 'not named'} (added to a copy, document {report.id})"
        self._spans = tuple({span for claim in report.claims for span in figures(claim, report.published)})
        # One text takes less memory than a set; no number holds a space.
        self._numbers = f" {' '.join(plain_numbers(report.fingerprint) if report.fingerprint else ())} "

    def lacks(self, claim: Claim, told: Sequence[Span]) -> bool:
        """True where the text gives none of the claim's figures."""
        values = [told.value for told in (claim.amount, claim.quantity) if told is not None]
        if any(f" {f'{value:.15g}'.replace('.', '').rstrip('0')} " in self._numbers for value in values):
            return False
        return not any(overlap(span, other, SAME_CONVERTED) for span in told for other in self._spans)


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
    spans = {claim.id: figures(claim, report.published) for claim, report in members}
    known = {span for name, own in spans.items() if named[name] not in {None, UNKNOWN} for span in own}
    spelling: dict[str, str] = {}
    for told in sorted({name for name in named.values() if name}):
        spelling.setdefault(_plain(told), told)
    sayings = []
    for claim, report in sorted(members, key=lambda one: one[0].id):
        name, adder = named[claim.id], tracing.adder(report, claim)
        if adder is not None:
            sayings.append(Said(claim, report, adder, is_own_account=True))
        elif name is not None:
            sayings.append(Said(claim, report, spelling[_plain(name)]))
        elif _retells(spans[claim.id], known):
            sayings.append(Said(claim, report, UNKNOWN))
        else:
            sayings.append(Said(claim, report, tracing.own_account(report), is_own_account=True))
    return tuple(sayings)


def _retells(sums: Sequence[Span], known: set[Span]) -> bool:
    """True where reports with a named origin give the figures too, or one has no figures to add."""
    return bool(known) and all(any(overlap(span, other, SAME_CONVERTED) for other in known) for span in sums)


def counted(sayings: Sequence[Said]) -> tuple[Origin, ...]:
    """The origins of an agreement with their documents; unnamed sources together are one, ``unknown``."""
    documents: dict[str, set[str]] = {}
    for said in sayings:
        documents.setdefault(said.origin, set()).add(said.report.id)
    states = {said.report.id: state for said in sayings if (state := state_behind(said.report))}
    return tuple(
        Origin(
            name=name,
            documents=tuple(sorted(documents[name])),
            state=row.text("state") if (row := outlet_of_a_state(name)) else None,
            state_outlets=tuple(sorted(documents[name] & states.keys())),
        )
        for name in sorted(documents)
    )


def grade_because(agreement: Agreement) -> str:
    """Say what the grade rests on: reports, independent origins, and outlets that a state controls.

    Nothing is dropped for its outlet: a state's outlet counts as the origin that it is, and is named.

    Example:
        ``3 reports of 1 origin (Financial Times). Published by outlets that a state controls: b.``
    """
    named = [origin.name for origin in agreement.origins if origin.name != UNKNOWN]
    unknown = len(named) < len(agreement.origins)
    told = f"{agreement.reports} report{'' if agreement.reports == 1 else 's'} of "
    told += f"{len(named)} origin{'' if len(named) == 1 else 's'}"
    told += f" ({listed(named)})" if named else ""
    parts = [told + (", and of unnamed sources, which count for nothing" if unknown else "")]
    parts += [
        f"{origin.name} is an outlet that a state controls ({origin.state})"
        for origin in agreement.origins
        if origin.state
    ]
    published = sorted({name for origin in agreement.origins for name in origin.state_outlets})
    if published:
        parts.append(f"Published by outlets that a state controls: {listed(published)}")
    if any(mark.state == "denied" for mark in agreement.side_states):
        parts.append("It is also denied, which makes the grade one worse")
    return ". ".join(parts) + "."


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
