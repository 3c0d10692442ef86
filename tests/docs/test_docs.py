"""The pages against the code as it is: what exists is described, and what is described exists."""

import csv
import inspect
import re
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from io import StringIO
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from typer import Typer
from typer.models import ArgumentInfo, OptionInfo

import rempart
from rempart.cli.app import application
from rempart.outlook.assessment import STRATEGIES
from rempart.outlook.parameters import PATHS, parameter_rows
from rempart.plan.programme import SECTIONS
from rempart.plan.programme_file import catalogue
from rempart.plan.programme_file.checking import FRAME
from rempart.records import Record
from rempart.terms.table import table

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
DATA = Path(rempart.__file__).parent / "data"
LONGEST = 150
EXAMPLE = r"^(?:\$ |\S*bin/)?rempart (.+)$"
LINKING = [*sorted(DOCS.rglob("*.md")), ROOT / "README.md", ROOT / "examples" / "README.md"]


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def in_code(text: str) -> set[str]:
    """Return every word that stands in back quotes, whole and split at what is no part of a name."""
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return set(spans) | {word for span in spans for word in re.findall(r"[\w-]+", span)}


def sections(text: str) -> dict[str, str]:
    """Return the text below each heading of the second level."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_is_short(path: Path) -> None:
    # The page of commands holds a row for every option there is.
    longest = 3 * LONGEST if path.name == "commands.md" else LONGEST
    assert len(path.read_text(encoding="utf-8").splitlines()) <= longest


# Commands


@dataclass(frozen=True)
class Parameter:
    """An option or an argument of a command, as a user spells it."""

    spelled: str
    is_option: bool
    default: object
    choices: tuple[str, ...]

    @property
    def is_required(self) -> bool:
        return self.default is inspect.Parameter.empty


def parameters(function: Callable[..., object]) -> Iterator[Parameter]:
    hints = get_type_hints(function, include_extras=True)
    for name, found in inspect.signature(function).parameters.items():
        kind, info, *_ = get_args(hints[name])
        is_choice = isinstance(kind, type) and issubclass(kind, StrEnum)
        choices = tuple(str(one) for one in kind) if is_choice else ()
        if isinstance(info, OptionInfo):
            # Inside Annotated, the first spelling stands where a default would.
            given = [one for one in (info.default, *(info.param_decls or ())) if isinstance(one, str)]
            spelled = given[0] if given else f"--{name.replace('_', '-')}"
            yield Parameter(spelled, is_option=True, default=found.default, choices=choices)
        else:
            assert isinstance(info, ArgumentInfo)
            yield Parameter(
                str(info.metavar or name.upper()), is_option=False, default=found.default, choices=choices
            )


def named(group: Typer, before: str = "") -> Iterator[tuple[str, Callable[..., object]]]:
    for command in group.registered_commands:
        assert command.callback is not None
        yield f"{before}{command.name or command.callback.__name__}", command.callback
    for inner in group.registered_groups:
        assert inner.typer_instance is not None
        yield from named(inner.typer_instance, f"{before}{inner.typer_instance.info.name} ")


def commands() -> dict[str, list[Parameter]]:
    """Return the parameters of each command; one of a group has both names, as in ``ledger add``."""
    return {name: list(parameters(callback)) for name, callback in named(application())}


def rows_of(name: str) -> dict[str, str]:
    """Return the rows of a command's table: what stands behind each option or argument."""
    found = re.findall(r"^\| `(\S+)` \| (.+) \|$", sections(page("commands"))[name], flags=re.MULTILINE)
    return dict(found)


def test_every_command_has_its_section_and_no_other_has() -> None:
    assert list(sections(page("commands"))) == list(commands())


@pytest.mark.parametrize("name", list(commands()))
def test_every_option_and_argument_is_described_and_no_other_is(name: str) -> None:
    text = sections(page("commands"))[name]
    assert list(rows_of(name)) == [one.spelled for one in commands()[name]]
    options = {one.spelled for one in commands()[name] if one.is_option}
    told = set(re.findall(r"(?<![\w-])--[a-z][\w-]*", text))
    assert told <= options, "an option that this command does not have"
    assert f"```\nrempart {name} " in text


@pytest.mark.parametrize("name", list(commands()))
def test_defaults_and_choices_are_told(name: str) -> None:
    for one in commands()[name]:
        row = rows_of(name)[one.spelled]
        assert all(f"`{choice}`" in row for choice in one.choices)
        if one.is_option and one.is_required:
            assert row.endswith("| required")
        elif isinstance(one.default, bool):
            assert row.endswith("| on" if one.default else "| off")
        elif isinstance(one.default, str | int):
            assert row.endswith(f"| {one.default}")


def test_examples_on_all_pages_use_commands_and_options_that_exist() -> None:
    for path in LINKING:
        for line in re.findall(EXAMPLE, path.read_text(encoding="utf-8"), re.MULTILINE):
            words = line.partition("#")[0].split()
            name = words[0] if words[0] in commands() else " ".join(words[:2])
            assert name in commands(), f"{path.name}: {line}"
            known = {one.spelled for one in commands()[name]}
            assert {word for word in words if word.startswith("--")} <= known, f"{path.name}: {line}"


@pytest.mark.parametrize("code", [0, 1, 2, 3, 130])
def test_exit_codes_are_told(code: int) -> None:
    assert f"| {code} |" in page("commands")


# Python


def test_every_public_name_is_described_and_no_other_is() -> None:
    verbs, types = sections(page("python"))["Verbs"], sections(page("python"))["Types"]
    described = re.findall(r"^\| `(\w+)[`(]", verbs + types, flags=re.MULTILINE)
    assert sorted(described) == rempart.__all__


def test_names_used_in_python_exist() -> None:
    assert set(re.findall(r"\brp\.(\w+)", page("python"))) <= set(rempart.__all__)


BLOCKS = [
    (path.stem, block)
    for path in LINKING
    for block in re.findall(
        r"<!-- runnable -->\n```python\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL
    )
]


def test_there_are_blocks_to_run() -> None:
    written = sum(path.read_text(encoding="utf-8").count("```python") for path in LINKING)
    # That of the README is the first of the page on Python, without the lines that make its input.
    assert len(BLOCKS) == written - 1 > 3


@pytest.mark.parametrize(("page_name", "block"), BLOCKS)
def test_a_block_runs(page_name: str, block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(block, page_name, "exec"), {"__name__": "page"})  # noqa: S102 # our own page
    for said in re.findall(r"^print\(.+\)  # (.+)$", block, flags=re.MULTILINE):
        assert said in printed.getvalue().splitlines()


# Programme, parameters, tables


def programme_rows() -> Iterator[type[Record]]:
    for kind in vars(catalogue).values():
        if isinstance(kind, type) and issubclass(kind, Record) and kind.__module__ == catalogue.__name__:
            yield kind


def test_every_field_of_a_programme_is_described() -> None:
    fields = {info.alias or name for kind in programme_rows() for name, info in kind.model_fields.items()}
    # The sections of the file stand in the types under the names of the file, the frame under its own.
    described = in_code(page("programme"))
    assert (fields - {"exchange_source"}) | set(FRAME) <= described
    assert len(list(programme_rows())) > 15


def test_every_section_of_a_programme_is_described_and_no_other_is() -> None:
    described = set(re.findall(r"`\[+(\w+)\]+`", page("programme")))
    assert described == set(SECTIONS)


def test_fields_in_the_tables_of_the_programme_page_exist() -> None:
    fields = {info.alias or name for kind in programme_rows() for name, info in kind.model_fields.items()}
    items = sections(page("programme"))["Items"]
    for cell in re.findall(r"^\| (`[^|]+) \|", items, flags=re.MULTILINE):
        assert set(re.findall(r"`(\w+)`", cell)) <= fields


def test_every_parameter_of_the_outlook_is_described_and_no_other_is() -> None:
    parameters = sections(page("outlook"))["6. Parameters"]
    described = [
        name
        for cell in re.findall(r"^\| (`[^|]+) \|", parameters, flags=re.MULTILINE)
        for name in re.findall(r"`(\w+)`", cell)
    ]
    assert sorted(described) == sorted([*parameter_rows(), *PATHS])


def test_ranges_of_the_outlook_are_those_of_the_table() -> None:
    rows = re.findall(
        r"^\| (`[^|]+) \| ([^|]+) \| ([^|]+) \|", sections(page("outlook"))["6. Parameters"], re.MULTILINE
    )
    for names, symbols, values in rows:
        known = [row for name in re.findall(r"`(\w+)`", names) if (row := parameter_rows().get(name))]
        told = [[float(end) for end in part.split(",")] for part in values.split(";")] if known else []
        assert [sorted({*ends}) for ends in told] == [
            sorted({float(row.text(end)) for end in ("low", "mid", "high")}) for row in known
        ]
        assert not known or symbols.split(", ") == [row.text("symbol") for row in known]


def test_cited_sections_of_the_outlook_exist() -> None:
    numbered = {heading.partition(".")[0] for heading in sections(page("outlook"))}
    cited = [
        number
        for path in [*sorted(DATA.parent.rglob("outlook/*.py")), DATA / "peace" / "parameters.csv"]
        for number in re.findall(r"docs/outlook\.md,? section (\d+)", path.read_text(encoding="utf-8"))
    ]
    assert len(cited) > 5
    assert set(cited) <= numbered
    assert all(f"({equation})" in page("outlook") for equation in range(1, 11))


def test_strategies_are_described() -> None:
    assert all(strategy.replace("_", " ") in page("outlook") for strategy in STRATEGIES)


def test_every_table_is_described_and_no_other_is() -> None:
    files = {
        path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.suffix in {".csv", ".geojson"}
    }
    described = [
        span for span in re.findall(r"`([^`\n]+)`", page("tables")) if span.endswith((".csv", ".geojson"))
    ]
    assert all(any(fnmatchcase(name, pattern) for name in files) for pattern in described)
    assert {name for name in files if not any(fnmatchcase(name, pattern) for pattern in described)} == set()


@pytest.mark.parametrize("cell", sorted(set(re.findall(r"`row:[^<`]+`", page("tables") + page("files")))))
def test_rows_named_on_pages_exist(cell: str) -> None:
    name, _, key = cell.strip("`").removeprefix("row:").partition("/")
    assert key in table(name)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_tables_and_columns_named_on_pages_exist(path: Path) -> None:
    """A name such as ``slip_cost_priors/prior_cost_series`` is a table and a key of it."""
    for name, key in re.findall(r"`(\w+)/(\w+)`", path.read_text(encoding="utf-8")):
        if (DATA / f"{name}.csv").is_file():
            assert key in table(name)


# Figures


def test_people_on_the_coverage_page_are_those_of_the_tables() -> None:
    from_tables = rempart.places("UA")
    for area in ("government", "official", "recognised"):
        assert f"{from_tables.total(area):,}" in page("coverage")


def test_switches_and_their_values_are_described() -> None:
    described = in_code(page("coverage"))
    for name, field in catalogue.CoverageChoices.model_fields.items():
        if name not in {"source", "claim"}:
            values = [
                one for kind in get_args(field.annotation) for one in get_args(kind) if isinstance(one, str)
            ]
            assert {name, *values} <= described
            row = rows_of("cover").get(f"--{name}")
            assert row is None or all(f"`{value}`" in row for value in values)


def test_shares_on_the_coverage_page_are_the_proven_ones() -> None:
    with (ROOT / "tests/truths/coverage_expected.csv").open(encoding="utf-8", newline="") as handle:
        rows = [
            row
            for row in csv.DictReader(handle)
            if (row["kind"], row["area"], row["rural"], row["systems"])
            == ("most_people", "government", "spread", "10")
        ]
    said = re.findall(
        r"\d+\.\d(?= (?:to|%))", page("coverage").partition("With ten Patriot")[2].partition("\n")[0]
    )
    assert sorted(said) == sorted(f"{100 * float(row['share_of_all']):.1f}" for row in rows)


# What the first page shows


@pytest.fixture(scope="module")
def examples() -> tuple[list[rempart.Report], rempart.Ledger, rempart.Briefing]:
    """The example reports the whole way, with a horizon so short that nothing is planned."""
    with chdir(ROOT):
        documents = rempart.read("examples/reports", meta="examples/reports.csv")
    reports = rempart.extract(documents)
    ledger = rempart.merge(reports)
    schedule = rempart.schedule(rempart.Programme.from_ledger(ledger, months=2))
    coverage = rempart.cover({}, rempart.places("UA"))
    outlook = rempart.weigh(ledger, schedule, coverage, sets=2)
    return reports, ledger, rempart.compose(ledger, schedule, coverage, outlook)


def test_files_of_a_briefing_are_all_named(
    examples: tuple[list[rempart.Report], rempart.Ledger, rempart.Briefing], tmp_path: Path
) -> None:
    *_, briefing = examples
    briefing.save(tmp_path / "briefing")
    written = {one.name + "/" * one.is_dir() for one in (tmp_path / "briefing").iterdir()}
    table_of_files = sections(page("start"))["What is in the folder"]
    rows = re.findall(r"^\| (`[^|]+) \|", table_of_files, flags=re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`([^`]+)`", row)} == written
