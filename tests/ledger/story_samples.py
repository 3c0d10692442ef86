"""Stories in our own words, told in many languages, with what each report claims and which deal it is.

A line of gold: deal | type | roles, period=, link=relation:line | item | count | sum | status | said by | quote.
Every second report of a story is held out: the weights of the merge were not looked at beside it. A second
unseen set was written and committed before anything was scored on it, and nothing is tuned on it.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, Literal, NamedTuple

from rempart.claims.claim import Claim, Report
from rempart.claims.extraction import extract_one
from rempart.ledger.agreement import Ledger
from rempart.ledger.correcting import corrected_value
from rempart.sources.document import Document
from rempart.sources.parsers.parsed import title_of

STORIES = Path(__file__).parent / "stories"
UNSEEN = Path(__file__).parent / "stories_unseen"
Half = Literal["tuned", "held", "unseen"]


class Told(NamedTuple):
    """One report of a story: the text, its claims made by hand, and the deal that each is about."""

    story: str
    half: Half
    document: Document
    right: Report
    deals: Mapping[str, str]


@cache
def told(half: Half | None = None) -> tuple[Told, ...]:
    """All reports of all stories of a half; of both halves of the first set if none is named."""
    folder = UNSEEN if half == "unseen" else STORIES
    found = [one for path in sorted(folder.glob("*.toml")) for one in told_in(path)]
    return tuple(one for one in found if half in {None, one.half})


def told_in(path: Path) -> list[Told]:
    """The reports of one file."""
    found = []
    for number, given in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["report"]):
        half: Half = "held" if number % 2 else "tuned"
        found.append(_told(path.stem, "unseen" if path.parent == UNSEEN else half, given))
    return found


def _told(story: str, half: Half, given: Mapping[str, str]) -> Told:
    text = given["text"].lstrip("\n")
    document = Document(
        id=given["id"],
        source=f"{given['id']}.txt",
        title=title_of(text),
        text=text,
        language=given["language"],
        published=given["published"],
        publisher=given.get("publisher"),
        sha256=f"{given['id']:0>64}",
        text_sha256=f"{given['id']:0>64}",
    )
    claims, deals = [], {}
    for number, line in enumerate(given["claims"].strip().splitlines(), start=1):
        deal, claim = _claim(line, f"{given['id']}#{number}", text)
        claims.append(claim)
        deals[claim.id] = deal
    # The fingerprint is that of the text; only the claims are right by hand.
    read = extract_one(document)
    right = read.model_copy(update={"claims": tuple(claims), "origin": given.get("origin")})
    return Told(story, half, document, right, deals)


def _claim(line: str, name: str, text: str) -> tuple[str, Claim]:
    deal, kind, roles, item, count, money, status, speaker, quote = (part.strip() for part in line.split("|"))
    start = text.index(quote)
    fields: dict[str, Any] = dict.fromkeys(("buyer", "seller", "funder", "recipient", "producer"))
    for part in roles.split():
        key, _, value = part.partition("=")
        if key == "link":
            relation, _, target = value.partition(":")
            fields["links"] = [{"claim": f"{name.partition('#')[0]}#{target}", "relation": relation}]
        else:
            fields[key] = (
                value.replace("_", " ") if key == "period" else tuple(value.replace("_", " ").split(","))
            )
    fields |= {
        "id": name,
        "type": kind,
        "item": item or None,
        "quantity": corrected_value("quantity", count) if count else None,
        "amount": corrected_value("amount", money) if money else None,
        "status": status,
        "attributed_to": (speaker,) if speaker else (),
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "rule": "hand",
    }
    return deal, Claim.model_validate(fields)


def right_reports(half: Half | None = None) -> list[Report]:
    """The reports with the claims made by hand."""
    return [one.right for one in told(half)]


def read_reports(half: Half | None = None) -> list[Report]:
    """The reports with the claims that our reader finds in the texts."""
    return [extract_one(one.document) for one in told(half)]


class Score(NamedTuple):
    """Pairs of claims of one agreement: found rightly, found, and there to be found."""

    right: int
    found: int
    true: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.true)


def score(ledger: Ledger, half: Half | None = None) -> Score:
    """Compare pairs of claims of one agreement with gold.

    A claim that the reader missed takes its pairs with it, and one that is in no gold counts against
    every claim with which it is merged.
    """
    label: dict[str, str] = {}
    sizes: Counter[str] = Counter()
    reports = {report.id: report for report in ledger.reports}
    for one in told(half):
        label |= matched(reports[one.right.id].claims, one)
        sizes.update(one.deals.values())
    true = sum(size * (size - 1) // 2 for size in sizes.values())
    found = right = 0
    for entry in ledger.agreements:
        for left, other in combinations(entry.claims, 2):
            found += 1
            right += label.get(left, left) == label.get(other, other)
    return Score(right, found, true)


def matched(claims: Iterable[Claim], one: Told) -> dict[str, str]:
    """Claim ids to the deal of the claim of gold that they meet: words in common, and a kind or a figure."""
    pairs = []
    for claim in claims:
        for gold in one.right.claims:
            shared = min(claim.end, gold.end) - max(claim.start, gold.start)
            alike = (
                2 * (claim.type == gold.type)
                + 2 * (claim.amount is not None and _value(claim.amount) == _value(gold.amount))
                + 2 * (claim.quantity is not None and _value(claim.quantity) == _value(gold.quantity))
            )
            if claim.type != "stance" and shared > 0 and alike:
                pairs.append((-alike, -shared, claim.id, gold.id))
    label: dict[str, str] = {}
    used: set[str] = set()
    for _, _, name, gold_name in sorted(pairs):
        if name not in label and gold_name not in used:
            label[name] = one.deals[gold_name]
            used.add(gold_name)
    return label


def _value(figure: Any) -> object:
    return None if figure is None else figure.value


def mixed(ledger: Ledger, half: Half | None = None) -> list[Sequence[str]]:
    """Agreements in which claims of two deals of gold stand together, by their deals."""
    label: dict[str, str] = {}
    reports = {report.id: report for report in ledger.reports}
    for one in told(half):
        if one.right.id in reports:
            label |= matched(reports[one.right.id].claims, one)
    deals = [
        sorted({label[claim] for claim in entry.claims if claim in label}) for entry in ledger.agreements
    ]
    return [names for names in deals if len(names) > 1]
