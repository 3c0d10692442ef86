"""No agreement, no number, no plan: a briefing that says so, on the page and on paper."""

import re
from pathlib import Path

import pypdfium2
from tests.briefing import briefing_samples as samples

from rempart.briefing.checking import check
from rempart.briefing.composing import Briefing, compose
from rempart.ledger.agreement import Ledger


def saved(briefing: Briefing, folder: Path) -> tuple[str, str]:
    """Return the words of the page and of the PDF."""
    briefing.save(folder, pdf=True)
    assert check(folder) == []
    page = re.sub(
        r"<style>.*?</style>|<[^>]+>",
        " ",
        (folder / "index.html").read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )
    document = pypdfium2.PdfDocument((folder / "briefing.pdf").read_bytes())
    paper = " ".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    return " ".join(page.split()), " ".join(paper.split())


def test_no_agreement_at_all(tmp_path: Path) -> None:
    page, paper = saved(
        samples.empty_briefing(samples.report("The weather was fine.", claims=())), tmp_path / "out"
    )
    for words in (page, paper):
        assert "No agreement was found" in words
        assert "What is certain" not in words


def test_an_agreement_without_any_number_and_a_plan_without_solution(tmp_path: Path) -> None:
    whole = samples.ledger()
    bare = samples.agreement(amounts=(), items=(), goods_status=None, money_status=None)
    ledger = Ledger((bare, *(entry for entry in whole.entries if entry.id != bare.id)), whole.reports)
    none = samples.schedule(
        promises=(), shortfalls=(), deliveries=(), draws=(), payments=(), burden=(), cases=(), bottlenecks=(),
        relaxations=(), objective={"shortfall_sum": 0, "capability_points": 0, "interest_and_line_cost": 0},
    )  # fmt: skip
    page, paper = saved(compose(ledger, none, samples.coverage(), samples.outlook()), tmp_path / "out")
    for words in (page, paper):
        assert "nothing said" in words
        assert "What is missing" in words
