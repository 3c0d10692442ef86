"""The book against a small model in memory that keeps everything and computes everything anew."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from tests.ledger.book.book_samples import Clock, drawn_reports, entries, judgement

from rempart.claims.claim import Report
from rempart.errors import RecordError
from rempart.ledger.agreement import Ledger
from rempart.ledger.book.access import with_access
from rempart.ledger.book.book import Book
from rempart.ledger.book.filters import Filters
from rempart.ledger.deciding import decided
from rempart.ledger.judgement import Judgement
from rempart.ledger.merging import merge

GROUPS = ((), ("desk",), ("ministry",), ("desk", "ministry"))
WRITERS = ((), (), (), ("desk",), ("ministry",), ("desk", "ministry"))
NAMES = tuple("abcde")
PHASES = (Phase.explicit, Phase.generate)  # a failing run is short enough to read; shrinking it takes minutes


class Model:
    """Rows with their day and readers; a ledger is whatever the merge says of those that are seen."""

    def __init__(self) -> None:
        self.reports: list[tuple[str, tuple[str, ...], Report]] = []
        self.judgements: list[tuple[str, tuple[str, ...], Judgement]] = []

    def seen(self, groups: tuple[str, ...], day: str) -> tuple[list[Report], list[Judgement]]:
        def visible(when: str, access: tuple[str, ...]) -> bool:
            return when <= day and (not access or bool(set(access) & set(groups)))

        return (
            [one for when, access, one in self.reports if visible(when, access)],
            [one for when, access, one in self.judgements if visible(when, access)],
        )

    def add(self, report: Report, access: tuple[str, ...], day: str) -> str | None:
        """Return the id that the book must give, None where it must refuse."""
        kept = with_access(report, "+".join(access))
        for _, known_access, known in self.reports:
            if known_access == access and known.sha256 == report.sha256:
                return known.id
            if known.id == kept.id:
                return None
        self.reports.append((day, access, kept))
        return kept.id

    def judge(self, told: Judgement, access: tuple[str, ...], day: str) -> bool:
        """Return whether the book must take it."""
        if (access, told) in [(readers, one) for _, readers, one in self.judgements]:
            return True

        def known_to_all(readers: tuple[str, ...]) -> bool:
            return not readers or (bool(access) and set(access) <= set(readers))

        reports = [one for _, readers, one in self.reports if known_to_all(readers)]
        earlier = [one for _, readers, one in self.judgements if known_to_all(readers)]
        before = [one.judgement for one in decided(earlier, reports).refused]
        if any(one.judgement not in before for one in decided([*earlier, told], reports).refused):
            return False
        self.judgements.append((day, access, told))
        return True

    def ledger(self, groups: tuple[str, ...], day: str) -> Ledger:
        return merge(*self.seen(groups, day))


class BookMachine(RuleBasedStateMachine):
    """Adds, judges, restricts and asks as of any day; the book and the model must agree."""

    new_url: Callable[[], str]
    claims = Bundle("claims")

    @initialize()
    def begin(self) -> None:
        self.clock = Clock()
        self.url = self.new_url()
        self.book = Book.open(self.url, clock=self.clock)
        self.model = Model()
        self.days = [self.clock.day]
        self.ids: dict[str, str] = {}
        self.changed = False

    def teardown(self) -> None:
        if hasattr(self, "book"):
            assert not self.book.verify().faults
            self.book.close()

    @rule(
        target=claims,
        told=st.sampled_from(NAMES).flatmap(lambda name: drawn_reports([name])),
        access=st.sampled_from(WRITERS),
    )
    def add(self, told: list[Report], access: tuple[str, ...]) -> str:
        (report,) = told
        self.changed = True
        expected = self.model.add(report, access, self.clock.day)
        added = self.book.add([report], access=access)
        assert added.accepted == (() if expected is None else (expected,))
        assert len(added.refused) == (expected is None)
        return f"{expected or report.id}#1"

    @rule(
        left=claims,
        right=claims,
        verdict=st.sampled_from(["same", "not_same", "unsure"]),
        when=st.sampled_from(["2025-09-01", "2025-09-02"]),
        access=st.sampled_from(WRITERS),
    )
    def judge_pair(self, left: str, right: str, verdict: str, when: str, access: tuple[str, ...]) -> None:
        self.judge(judgement(verdict, left, right, when=when), access)

    @rule(claim=claims, verdict=st.sampled_from(["reject", "accept"]), access=st.sampled_from(WRITERS))
    def judge_claim(self, claim: str, verdict: str, access: tuple[str, ...]) -> None:
        self.judge(judgement(verdict, claim), access)

    def judge(self, told: Judgement, access: tuple[str, ...]) -> None:
        self.changed = True
        if self.model.judge(told, access, self.clock.day):
            self.book.judge(told, access=access)
        else:
            with pytest.raises(RecordError):
                self.book.judge(told, access=access)

    @rule()
    def next_day(self) -> None:
        self.clock.next_day()
        self.days.append(self.clock.day)

    @rule()
    def reopen(self) -> None:
        self.book.close()
        self.book = Book.open(self.url, clock=self.clock)
        self.changed = True

    @rule(groups=st.sampled_from(GROUPS), data=st.data())
    def ask(self, groups: tuple[str, ...], data: st.DataObject) -> None:
        day = data.draw(st.sampled_from(self.days))
        expected = self.model.ledger(groups, day)
        found = self.book.ledger(as_of=day, groups=groups)
        assert entries(found, aliases=False) == entries(expected)
        assert [one.json_line() for one in found.reports] == [one.json_line() for one in expected.reports]
        assert found.rejected == expected.rejected
        # Pairs of entries that stayed as they were are carried on, the others found anew.
        assert self.book.unsure(as_of=day, groups=groups) == expected.unsure
        filters = data.draw(st.sampled_from([Filters(), Filters(party="DE"), Filters(goods="contracted")]))
        page = self.book.agreements(filters, as_of=day, groups=groups, limit=3)
        wanted = sorted((one for one in found.entries if filters.holds(one)), key=lambda one: one.id)
        assert list(page) == wanted[:3]

    @invariant()
    def every_id_ever_given_leads_somewhere(self) -> None:
        if not getattr(
            self, "changed", False
        ):  # asking and waiting change no answer, and cost as much to look at
            return
        self.changed = False
        ledger = self.book.ledger()
        for entry in ledger.entries:
            self.ids[entry.id] = entry.claims[0]
        counted = {claim for entry in ledger.entries for claim in entry.claims}
        for name, claim in self.ids.items():
            if name in ledger:
                assert self.book.agreement(name) == ledger[name]
            elif claim in counted:
                assert name in self.book.agreement(name).aliases


def run(new_url: Callable[[], str], runs: int, steps: int) -> None:
    machine = type("Machine", (BookMachine,), {"new_url": staticmethod(new_url)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            suppress_health_check=list(HealthCheck),
            deadline=None,
        ),
    )


@pytest.fixture
def new_sqlite(new_file: Callable[[], Path]) -> Callable[[], str]:
    """Give the address of another empty file at each call."""
    return lambda: f"sqlite:///{new_file()}"


@pytest.mark.slow
def test_the_book_does_as_the_model_does(new_sqlite: Callable[[], str]) -> None:
    run(new_sqlite, 12, 15)


@pytest.mark.slow
def test_the_book_on_postgresql_does_as_the_model_does(new_database: Callable[[], str]) -> None:
    run(new_database, 4, 12)
