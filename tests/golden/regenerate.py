"""Write the golden run anew: python tests/golden/regenerate.py. Say why in CHANGELOG.md."""

from dataclasses import dataclass
from pathlib import Path

import rempart as rp
from rempart.claims.claim import Report
from rempart.ledger.agreement import Ledger

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "august_2025"
EXAMPLE = ROOT / "examples" / "ukraine-2025.toml"
HEAD = """\
# The programme of the agreements of August 2025, made by Programme.from_ledger from the reports in
# examples/reports, with month 0 in January 2026. Every value names its table row or claim; what was judged
# stands under [[assumption]], what was left out under [[excluded]]. To change a default, change its line and run
#   rempart schedule examples/ukraine-2025.toml --format table
# Fields and units: docs/programme.md. Nothing here was signed.

"""


def example() -> str:
    """Return the text of the example programme."""
    documents = rp.read(ROOT / "examples" / "reports", meta=ROOT / "examples" / "reports.csv")
    ledger = rp.merge(rp.extract(documents))
    return HEAD + rp.Programme.from_ledger(ledger, start="2026-01").to_toml()


@dataclass(frozen=True)
class Results:
    """What the stages make of the example reports."""

    reports: list[Report]
    ledger: Ledger
    programme: rp.Programme
    schedule: rp.Schedule
    coverage: rp.Coverage
    outlook: rp.Outlook

    def briefing(self, lang: str = "en") -> rp.Briefing:
        """Return the briefing of these results in one language."""
        envelopes = rp.envelope(self.programme, samples=500)
        return rp.compose(
            self.ledger, self.schedule, self.coverage, self.outlook, envelopes=envelopes, lang=lang
        )


def golden_results() -> Results:
    """Go the whole way on the example reports."""
    documents = rp.read(ROOT / "examples" / "reports", meta=ROOT / "examples" / "reports.csv")
    documents = [document.model_copy(update={"source": document.id}) for document in documents]
    reports = rp.extract(documents)
    ledger = rp.merge(reports)
    programme = rp.Programme.from_ledger(ledger)
    schedule = rp.schedule(programme, trials=500, compare="kinds")
    coverage = rp.cover(schedule.slip(trials=500, seed=1), rp.places("UA"))
    return Results(reports, ledger, programme, schedule, coverage, rp.weigh(ledger, schedule, coverage))


def golden_run(results: Results) -> dict[str, str]:
    """Return the texts of one whole run on the example reports, by file name."""
    return {
        "claims.jsonl": "".join(report.json_line() + "\n" for report in results.reports),
        "ledger.jsonl": "".join(entry.json_line() + "\n" for entry in results.ledger.entries),
        "programme.toml": results.programme.to_toml(),
        "statements.txt": "".join(
            f"{statement.n}. [{statement.kind}] {statement.text}\n"
            for statement in results.briefing().file.statements
        ),
    }


if __name__ == "__main__":
    EXAMPLE.write_text(example(), encoding="utf-8")
    for name, text in golden_run(golden_results()).items():
        (GOLDEN / name).write_text(text, encoding="utf-8")
