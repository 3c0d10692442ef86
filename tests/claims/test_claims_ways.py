"""Ways of saying one thing: buying, giving, paying, delivering, building, asking, lending, in many words.

Each file of `ways` holds sentences of one language, written without looking at its tables: the type of the claim
(several, divided by a stroke, where either is right), who does what to whom, the sentence.
"""

import csv
from pathlib import Path

import pytest
from tests.claims.claims_samples import sentence

from rempart.claims.claim import Claim

WAYS = sorted((Path(__file__).parent / "ways").glob("*.csv"))


def _says(claim: Claim, line: dict[str, str]) -> bool:
    told = {
        role: "+".join(getattr(claim, role) or ())
        for role in ("buyer", "seller", "funder", "recipient", "producer")
    }
    wanted = dict(one.split("=") for one in line["parties"].split(";"))
    return claim.type in line["type"].split("/") and wanted.items() <= told.items()


@pytest.mark.parametrize("path", WAYS, ids=lambda path: path.stem)
def test_each_way_of_saying_it_is_read(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    missed = [
        f"{line['type']} {line['parties']}: {line['sentence']}\n    {_told(line, path.stem)}"
        for line in lines
        if not any(_says(claim, line) for claim in sentence(line["sentence"], path.stem))
    ]
    assert not missed, f"{len(missed)} of {len(lines)} are not read:\n" + "\n".join(missed)


def _told(line: dict[str, str], language: str) -> list[tuple[str, dict[str, list[str]]]]:
    roles = ("buyer", "seller", "funder", "recipient", "producer")
    return [
        (claim.type, {role: list(getattr(claim, role) or ()) for role in roles if getattr(claim, role)})
        for claim in sentence(line["sentence"], language)
    ]
