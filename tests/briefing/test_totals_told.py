"""Promise against delivery on the page: the four sums, what is left out, and why."""

from tests.briefing import briefing_samples as samples

from rempart.briefing.briefing_file import Statement
from rempart.briefing.composing import compose
from rempart.briefing.statements.totalled import printable_statements
from rempart.ledger.agreement import Agreement, Ledger


def told(*agreements: Agreement) -> tuple[list[Statement], list[str]]:
    whole = samples.ledger()
    ledger = Ledger(agreements, whole.reports)
    made = compose(ledger, samples.schedule(), samples.coverage(), samples.outlook())
    said = [
        s
        for s in made.file.statements
        if ("Added up" in s.text or "Left out of" in s.text) and s.section == "promised"
    ]
    table = next((table for table in made.tables if table.id == "totals"), None)
    return said, [] if table is None else [str(row[2]) for row in table.rows]


def test_a_contract_counts_and_a_request_does_not() -> None:
    state = {"state": "contracted", "since": None, "claim": "talks#2"}
    ordered = samples.agreement(goods_status=state)
    asked = samples.agreement(id="asked", type="request", claims=("talks#1",), conflicts=())
    said, column = told(ordered, asked)
    assert said[0].text == (
        "Added up, each deal once: reported at least 90 bn USD; under contract at least "
        "90 bn USD; money paid in or out 0 USD; delivered 0 USD."
    )
    assert "it is asked for, and nobody is said to promise it" in said[1].text
    assert column == ["90000000000", "90000000000", "0", "0"]


def test_no_sum_at_all_gives_no_sums() -> None:
    assert told(samples.agreement(amounts=(), conflicts=())) == ([], [])


def test_the_digits_of_a_documents_id_are_no_number() -> None:
    sentence = {
        "text": "According to document en2202: it is told.",
        "because": "told by en2202#1.",
        "claims": ["en2202#1"],
        "rule": "told",
    }
    told_by = samples.agreement(claims=("en2202#1",), supported=sentence, conflicts=())
    [draft] = printable_statements(Ledger((told_by,), samples.ledger().reports))
    assert draft.says.text == "May be printed: According to document en2202: it is told."
