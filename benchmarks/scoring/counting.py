"""Right, missed and invented, field by field, over a folder of texts with gold."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.scoring.matching import accepted_parties, matched, named_alike, parties, same, same_origin

FIGURES = ("amount", "quantity")
COMPARED = ("item", *FIGURES, "status", "attributed_to")
Claim = Mapping[str, Any]


@dataclass
class Score:
    """Counts by field: right ones, ones that gold has, ones that the reader gave."""

    right: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, *, right: bool, times: int = 1) -> None:
        """Count a field that both have (``times`` may be 0), or a figure judged right or wrong."""
        self.right[name] += times * right
        self.gold[name] += times
        self.given[name] += times

    def rows(self) -> list[dict[str, Any]]:
        """Return precision, recall and F1 by field, unknown (None) where nothing was there to count."""
        return [self._row(name) for name in sorted(self.gold | self.given)]

    def _row(self, name: str) -> dict[str, Any]:
        right, gold, given = self.right[name], self.gold[name], self.given[name]
        return {
            "field": name,
            "right": right,
            "gold": gold,
            "given": given,
            "precision": round(right / given, 4) if given else None,
            "recall": round(right / gold, 4) if gold else None,
            "f1": round(2 * right / (gold + given), 4) if gold + given else None,
        }


def score(gold: Iterable[Claim], read: Mapping[str, Claim], forms: Mapping[str, str]) -> Score:
    """Score what a reader gave for each document of gold.

    ``forms`` gives the usual English name of each written form of a name. Amounts and quantities are scored by
    themselves: a figure counts where the text has it, whichever claim carries it; so precision shows invented ones.
    """
    counts = Score()
    for text in gold:
        _score_text(counts, text, read.get(text["id"], {"claims": (), "origin": None}), forms)
    return counts


def _score_text(counts: Score, text: Claim, read: Claim, forms: Mapping[str, str]) -> None:
    origin = read.get("origin")
    origin = forms.get(origin.casefold(), origin) if origin else None
    counts.add("origin", right=same_origin(origin, (text["origin"], *text.get("origin_alt", ()))))
    pairs, left = matched(text, read)
    for wanted, given in pairs:
        if given is not None:
            counts.add("claim", right=True)
            _score_claim(counts, wanted, given, forms)
        elif not wanted.get("optional"):
            counts.gold["claim"] += 1
    invented = [claim for claim in left if not _is_neutral(claim, text)]
    counts.given["claim"] += len(invented)
    if not text["claims"]:
        counts.add("text without deals", right=not left)
    for name in FIGURES:
        _score_figures(counts, name, text, read)


def _score_claim(counts: Score, wanted: Claim, given: Claim, forms: Mapping[str, str]) -> None:
    folded = given["type"] != wanted["type"]
    want = parties(wanted, forms, folded=folded)
    more, less = accepted_parties(wanted, forms, folded=folded)
    have = named_alike(parties(given, forms, folded=folded), want | more)
    counts.right["parties"] += len(have & want)
    counts.gold["parties"] += len(want) - len(want & less - have)
    counts.given["parties"] += len(have) - len((have - want) & more)
    for name in COMPARED:
        value = given.get(name)
        if name == "attributed_to":
            value = [forms.get(one.casefold(), one) for one in value or ()]
        if name in {"item", *FIGURES} and wanted[name] is None and not value:
            continue  # rightly left empty: not counted, so that silence earns nothing
        good = [one for one in (wanted[name], *wanted.get(f"{name}_alt", ())) if same(name, value, one)]
        if name not in FIGURES:
            counts.add("attribution" if name == "attributed_to" else name, right=bool(good))
        elif value and good:
            bounds = {bound for one in good if one for bound in (one["bound"], *one.get("bound_alt", ()))}
            counts.add("bound", right=value.get("bound") in bounds)


def _score_figures(counts: Score, name: str, text: Claim, read: Claim) -> None:
    """Count the figures of a text whatever claims they stand in; neutral ones may be given or not."""
    wanted = [claim[name] for claim in text["claims"] if claim[name] and not claim.get("optional")]
    free = [claim[name] for claim in text["claims"] if claim[name] and claim.get("optional")]
    free += [one for claim in text["claims"] for one in claim.get(f"{name}_alt", ()) if one]
    given = {_key(claim[name]): claim[name] for claim in read.get("claims") or () if claim.get(name)}
    distinct = {_key(one): one for one in wanted}
    right = sum(any(same(name, value, one) for value in given.values()) for one in distinct.values())
    extra = [v for v in given.values() if not any(same(name, v, one) for one in (*distinct.values(), *free))]
    extra = [value for value in extra if not _is_neutral_figure(name, value, text)]
    counts.right[name] += right
    counts.gold[name] += len(distinct)
    counts.given[name] += right + len(extra)


def _key(figure: Claim) -> tuple[Any, ...]:
    return figure["value"], figure.get("currency")


def _is_neutral_figure(name: str, figure: Claim, text: Claim) -> bool:
    if name == "quantity":
        return figure["value"] in text.get("neutral_quantities", ())
    return any(same(name, figure, neutral) for neutral in text.get("neutral_amounts", ()))


def _is_neutral(claim: Claim, text: Claim) -> bool:
    """Tell a claim with a neutral figure, or one with a figure of gold given once more."""
    for name in FIGURES:
        figure = claim.get(name)
        if figure and _is_neutral_figure(name, figure, text):
            return True
        if figure and any(one[name] and _key(figure) == _key(one[name]) for one in text["claims"]):
            return True
    return False


def read_gold(folder: Path) -> list[Claim]:
    """Return the lines of every ``gold*.jsonl`` of a folder."""
    return [
        json.loads(line)
        for path in sorted(folder.glob("gold*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def read_forms(folder: Path) -> dict[str, str]:
    """Return written form -> usual name, from ``names*.json`` of a folder."""
    forms: dict[str, str] = {}
    for path in sorted(folder.glob("names*.json")):
        for name, written in json.loads(path.read_text(encoding="utf-8")).items():
            forms |= {form.casefold(): name for form in (name, *written)}
    return forms
