"""One whole run on reports in our own words, byte for byte."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from tests.briefing.pseudo_language import Wide, plain_statements, plain_words
from tests.golden.regenerate import EXAMPLE, GOLDEN, ROOT, Results, example, golden_results, golden_run
from tests.test_examples import MODULES, RESULTS, VERBS, examples_of
from tests.test_examples import run as run_example

import rempart as rp
import rempart.briefing.language as told_in
from rempart.briefing.page.pages import render


@pytest.fixture(scope="module")
def results() -> Results:
    return golden_results()


@pytest.fixture(scope="module")
def told(results: Results) -> Callable[[str], rp.Briefing]:
    """The briefing in a language, composed once."""
    return cache(results.briefing)


@pytest.fixture(scope="module")
def run(results: Results) -> dict[str, str]:
    return golden_run(results)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["claims.jsonl", "ledger.jsonl", "programme.toml", "statements.txt"])
def test_the_whole_run_is_as_it_was(run: dict[str, str], name: str) -> None:
    assert run[name] == (GOLDEN / name).read_text(encoding="utf-8"), (
        "if the change is meant: python tests/golden/regenerate.py, and say why in CHANGELOG.md"
    )


@pytest.mark.slow
def test_the_whole_run_leaves_no_english_word_untold(
    results: Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    language = Wide()
    monkeypatch.setattr(told_in, "_catalogue", lambda _language: language)
    briefing = results.briefing()
    assert plain_statements(briefing.file) == []
    assert plain_words(render(briefing), briefing.file) == []
    assert plain_words(render(briefing, paper=True), briefing.file) == []
    english = [name for table in briefing.tables for name in (table.title, *(c.name for c in table.columns))]
    assert [name for name in english if name.isascii() and any(letter.islower() for letter in name)] == []


@pytest.mark.slow
def test_the_whole_run_has_the_same_figures_in_every_language(
    told: Callable[[str], rp.Briefing],
) -> None:
    english, *others = (told(language).file for language in told_in.LANGUAGES)
    for other in others:
        for one, two in zip(english.statements, other.statements, strict=True):
            assert (one.n, one.kind, one.section) == (two.n, two.kind, two.section)
            assert {repr(f) for f in one.figures} == {repr(f) for f in two.figures}, (one.text, two.text)


@pytest.mark.slow
@pytest.mark.parametrize("language", told_in.LANGUAGES)
def test_the_front_sets_what_trials_make_of_it_beside_the_plan(
    told: Callable[[str], rp.Briefing], language: str
) -> None:
    page = render(told(language))
    front = page[page.index('id="short"') : page.index('id="promised"')]
    english = told("en").file.statements
    in_trials = [
        one.n
        for one in english
        if " as in trials of the plan, it is kept by " in one.text
        or " trials of the plan, the systems delivered " in one.text
    ]
    assert len(in_trials) == 5  # three promises, two layers
    assert [n for n in in_trials if f'href="#s-{n}"' not in front] == []


def test_the_example_programme_is_what_the_reports_make_of_it() -> None:
    assert example() == EXAMPLE.read_text(encoding="utf-8"), "python tests/golden/regenerate.py"


@pytest.mark.slow
def test_the_example_programme_answers_as_the_sanity_table_says() -> None:
    plan = rp.schedule(rp.Programme.read(EXAMPLE))
    promises = {row.id: row for row in plan.promises}
    assert promises["us_arms"].delivered_by_deadline / 1e9 == pytest.approx(23.0, rel=0.01)
    assert promises["patriots"].earliest_month == "2033-08"
    assert promises["drones"].delivered_by_deadline / 1e9 == pytest.approx(32.8, rel=0.01)
    (further,) = plan.further
    assert further.amount == 27
    assert further.earliest_month_if_paid is None  # 27 do not come by 2035 in the mode
    assert further.delivered_at_end_if_paid == pytest.approx(17.6, rel=0.01)


@pytest.mark.slow
def test_examples_that_stand_on_a_whole_run_are_true(
    results: Results, told: Callable[[str], rp.Briefing], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "examples" / "reports", tmp_path / "reports")
    shutil.copy(EXAMPLE, tmp_path)
    briefing = told("en")
    briefing.save(tmp_path / "briefing")
    monkeypatch.chdir(tmp_path)
    made = vars(results) | {"briefing": briefing, "claim": results.reports[0].claims[0]}
    assert set(made) == set(RESULTS)
    found = [example for module in MODULES for example in examples_of(module, of_the_run=True)]
    assert len(found) > 30
    for example_of_run in found:
        example_of_run.globs = VERBS | made | example_of_run.globs
        run_example(example_of_run)
