"""What a clumsy or a hostile user meets: one message in three parts, the right exit code, nothing broken."""

import builtins
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import rempart_command
from rempart.cli.showing import printable, readable

pytestmark = pytest.mark.slow  # whole processes and whole runs

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "examples" / "reports"
PROGRAMMES = ROOT / "tests" / "truths" / "programmes"
LEAD_TIME = PROGRAMMES / "lead_time.toml"
ORDER = "Arms deal\nPoland signed a contract to buy 20 HIMARS from the United States for $1.5 billion."
Run = Callable[..., tuple[int, str, str]]


def changed(folder: Path, *pairs: tuple[str, str]) -> Path:
    text = LEAD_TIME.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "changed.toml"
    path.write_text(text, encoding="utf-8")
    return path


def command(*arguments: object, **environment: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", "from rempart_command import main; main()", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
    )


# Programme files


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("months = 24", "months = 100000", "at most 1,200 months"),
        ("months = 24", "months = 0", "at most 1,200 months"),
        ("months = 24", "months = inf", "a finite number"),
        ('start = "2026-01"', 'start = "2026-13"', "a month in quotes"),
        ('start = "2026-01"', 'start = "2026-01\\n"', "a month in quotes"),
        ('start = "2026-01"', 'start = "２０２６-01"', "a month in quotes"),
        ('start = "2026-01"', 'start = "0000-01"', "from 1900-01 to 2199-12"),
        ('currency = "USD"', 'currency = ""', "three capitals"),
        ('unit_cost = "1 M USD"', "unit_cost = nan", "a finite number"),
        ('unit_cost = "1 M USD"', "unit_cost = 1e308", "from 1e-09 to 1e+18"),
        ('unit_cost = "1 M USD"', f'unit_cost = "{"9" * 400} USD"', "a sum such as"),
        ('unit_cost = "1 M USD"', f'unit_cost = "{"9" * 30} USD"', "from 1e-09 to 1e+18"),
        ("lead_time_months = 5", "lead_time_months = 1e300", "from 1e-09 to 1e+12"),
        ("lead_time_months = 5", "lead_time_months = 200000", "from 0 to 100,000"),
        ("rate_per_month = 2.0", "rate_per_month = 1e-300", "from 1e-09 to 1e+12"),
        ("at_least = 20", "at_least = 1e300", "from 1e-09 to 1e+12"),
        ("at_least = 20", "at_least = -1", "above 0"),
    ],
)
def test_numbers_that_no_plan_can_bear_are_refused(
    run: Run, tmp_path: Path, old: str, new: str, expected: str
) -> None:
    code, out, err = run("schedule", changed(tmp_path, (old, new)))
    assert (code, out) == (2, "")
    assert expected in err
    assert "changed.toml" in err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lead_time_months = 5", "lead_time_months = 100000"),
        ("at_least = 20", "at_least = 1e12"),
        ("rate_per_month = 2.0", "rate_per_month = 1e12"),
        ("rate_per_month = 2.0", "rate_per_month = 1e-9"),
        ('unit_cost = "1 M USD"', 'unit_cost = "1_000_000 tn USD"'),
        ('unit_cost = "1 M USD"', "unit_cost = 1e-9"),
        ("months = 24", "months = 12"),
    ],
)
def test_numbers_at_the_ends_of_what_is_allowed_are_planned(
    run: Run, tmp_path: Path, old: str, new: str
) -> None:
    code, out, _ = run("schedule", changed(tmp_path, (old, new)))
    assert code in {0, 3}
    assert json.loads(out)["promises"]


def test_a_programme_too_large_to_plan_in_bounded_time_is_refused(run: Run, tmp_path: Path) -> None:
    head, _, rest = LEAD_TIME.read_text(encoding="utf-8").partition("[[item]]")
    item, _, tail = rest.partition("[[promise]]")
    items = "".join("[[item]]" + item.replace('"radar"\nname', f'"radar{n}"\nname') for n in range(200))
    path = tmp_path / "large.toml"
    path.write_text(
        head.replace("months = 24", "months = 1200")
        + items
        + "[[promise]]"
        + tail.replace('["radar"]', '["*"]'),
        encoding="utf-8",
    )
    code, out, err = run("schedule", path)
    assert (code, out) == (2, "")
    assert "200 items over 1,200 months" in err


def test_check_prints_every_fault_of_a_programme(run: Run, tmp_path: Path) -> None:
    path = changed(tmp_path, ("months =", "munths ="), ("currency =", "currancy ="))
    code, out, err = run("check", path)
    assert code == 1
    assert len(out.splitlines()) == 2
    assert "munths" in out
    assert "currancy" in out
    assert "2 problems" in err
    path = changed(
        tmp_path, ('items = ["radar"]', 'items = ["rader"]'), ('"class:us_made"', '"class:us_mad"')
    )
    code, out, _ = run("check", path)
    assert code == 1
    assert "rader" in out
    assert "us_mad" in out


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"= nonsense", "é".encode("latin-1")])
def test_check_leaves_with_2_where_a_programme_cannot_be_read(run: Run, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "broken.toml"
    path.write_bytes(data)
    assert run("check", path)[:2] == (2, "")
    assert run("check", tmp_path / "nowhere.toml")[:2] == (2, "")


def test_start_moves_a_programme_that_is_given_and_says_so(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "deal.txt"
    source.write_text(ORDER)
    out = tmp_path / "out"
    code, _, err = run("brief", source, "--programme", LEAD_TIME, "--start", "2026-03", "--out", out)
    assert code == 0
    assert "starts in 2026-01; planned from 2026-03 instead" in err
    assert json.loads((out / "schedule.json").read_text())["start"] == "2026-03"
    code, _, err = run("brief", source, "--programme", LEAD_TIME, "--start", "2027-03", "--out", out)
    assert code == 2
    assert "--start 2027-03" in err


# Options


@pytest.mark.parametrize("start", ["nonsense", "2026-13", "", "2026", "9999-12", "2026-01-01"])
def test_a_start_that_is_no_month_is_refused_before_any_work(run: Run, tmp_path: Path, start: str) -> None:
    code, out, err = run("brief", REPORTS, "--start", start, "--out", tmp_path / "out")
    assert (code, out) == (2, "")
    assert "month" in err
    assert "read" not in err


@pytest.mark.parametrize("seed", ["-1", "x", str(2**63)])
def test_a_seed_that_is_none_is_refused_before_any_work(run: Run, tmp_path: Path, seed: str) -> None:
    code, out, err = run("brief", REPORTS, "--seed", seed, "--out", tmp_path / "out")
    assert (code, out) == (2, "")
    assert "seed" in err
    assert "documents" not in err


def test_an_absurd_number_of_systems_is_answered_in_bounded_time(run: Run, own: Path) -> None:
    code, out, _ = run("cover", "--systems", "Patriot=999999", "--places", own, "--format", "table")
    assert code == 0
    assert "999999 Patriot" in out


def test_a_briefing_that_is_not_there_is_wrong_usage_and_a_statement_that_is_not_is_1(
    run: Run, pool: Path, tmp_path: Path
) -> None:
    for name in ("why", "check"):
        code, out, err = run(name, tmp_path / "nowhere", *(["1"] if name == "why" else []))
        assert (code, out) == (2, "")
        assert "nowhere" in err
    code, _, err = run("why", pool / "out", "0")
    assert code == 1
    assert "a number from 1 to" in err


# What is printed


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (22_966_413_520.12, "22,966,413,520"),
        (10**22, "10,000,000,000,000,000,000,000"),
        (1e22, "10,000,000,000,000,000,000,000"),
        (0.123456, "0.1235"),
        (1e-7, "0.0000001"),
        (-3.0, "-3"),
        (100.0, "100"),
        (0.0, "0"),
    ],
)
def test_numbers_in_tables_are_readable(number: float, shown: str) -> None:
    assert readable(number) == shown


def test_sums_in_a_table_have_no_exponent(run: Run) -> None:
    _, out, _ = run("schedule", PROGRAMMES / "ukraine-2025.toml", "--format", "table")
    assert "e+" not in out.replace("\n", "")


def test_a_terminal_gets_no_control_character(run: Run, tmp_path: Path) -> None:
    assert printable("a\x1b[2J\u202eb") == "a\N{REPLACEMENT CHARACTER}[2J\N{REPLACEMENT CHARACTER}b"
    source = tmp_path / "deal\x1b[2J.txt"
    source.write_text(ORDER.replace("HIMARS", "HIMARS \x1b[31m"))
    for form in ("jsonl", "table"):
        _, out, err = run("extract", source, "--format", form)
        assert "\x1b" not in out + err


def test_progress_says_what_is_true(run: Run, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "pool.txt").write_text("A pool\nThe town council voted for a new pool on Thursday.")
    (reports / "empty.txt").write_text("")
    code, _, err = run("brief", reports, "--out", tmp_path / "out")
    assert code == 1
    assert "read 1 document\n" in err
    assert "covered nobody" in err


def test_a_briefing_is_not_written_among_its_reports(run: Run, tmp_path: Path) -> None:
    """The next one would read it as a report, and quote the calculation as its own source."""
    (tmp_path / "pool.txt").write_text("A pool\nThe town council voted for a new pool on Thursday.")
    code, _, err = run("brief", tmp_path, "--out", tmp_path / "out")
    assert code == 2
    assert "which is read; expected a folder apart from what is read" in err
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = run("brief", tmp_path / "empty", "--out", tmp_path / "out")
    assert (code, out) == (1, "")
    assert "the folder holds no file" in err


def test_merging_nothing_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text("")
    code, out, err = run("merge", tmp_path / "claims.jsonl")
    assert (code, out) == (0, "")
    assert "nothing to merge" in err


# Around the program: pipes, locales, interrupts, disks


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
)
def test_what_is_piped_is_utf8_whatever_the_locale(tmp_path: Path, environment: dict[str, str]) -> None:
    source = tmp_path / "deal.txt"
    source.write_text(ORDER.replace("Arms deal", "Marché d’armes"), encoding="utf-8")
    out, err = command("extract", source, **environment).communicate()
    assert '"title":"Marché d’armes"' in out.decode("utf-8")
    assert err == b""
    _, err = command("extract", "introuvable-é.txt", **environment).communicate()
    assert b"does not exist" in err
    assert b"Traceback" not in err


def test_a_full_disk_behind_standard_output_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        running = subprocess.run(
            [sys.executable, "-c", "from rempart_command import main; main()", "extract", str(REPORTS)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert running.returncode == 1
    assert b"standard output cannot be written" in running.stderr
    assert b"Traceback" not in running.stderr


def test_output_that_is_closed_is_output_nowhere(
    run: Run, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", None)
        code, _, err = run("cover", "--systems", "IRIS-T SLM=1", "--places", own, "--format", "csv")
        opened = sys.stdout
        opened.close()
    assert (code, err) == (0, "")


def test_an_interrupt_while_the_program_loads_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    loads = builtins.__import__

    def is_interrupted(name: str, *rest: Any, **options: Any) -> Any:
        if name == "rempart.cli.app":
            raise KeyboardInterrupt
        return loads(name, *rest, **options)

    former = signal.getsignal(signal.SIGINT)
    with monkeypatch.context() as patched:
        patched.setattr(builtins, "__import__", is_interrupted)
        with pytest.raises(SystemExit) as left:
            rempart_command.main()
    signal.signal(signal.SIGINT, former)
    assert left.value.code == 130
    assert "interrupted; nothing was left half-written" in capsys.readouterr().err


def test_a_reader_that_leaves_early_is_no_error_to_speak_of() -> None:
    running = command("extract", REPORTS)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    running.wait()


@pytest.mark.parametrize("after", ["read", "merged", "planned", "covered"])
def test_an_interrupt_leaves_nothing_and_exits_130(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, after: str
) -> None:
    source = tmp_path_factory.mktemp("deal") / "deal.txt"
    source.write_text(ORDER)
    # What follows the coverage of one order is too short to be sure to meet.
    running = command("brief", REPORTS if after == "covered" else source, "--out", tmp_path / "out")
    assert running.stderr is not None
    for line in running.stderr:
        if line.decode().startswith(after):
            break
    time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate()
    assert running.returncode == 130
    assert b"interrupted; nothing was left half-written" in err
    assert b"Traceback" not in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("failing", "nth"), [("write_bytes", 5), ("mkdir", 3), ("rename", 1), ("rename", 2)])
def test_a_disk_that_fails_half_way_leaves_the_former_briefing_whole(
    run: Run, pool: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, nth: int
) -> None:
    shutil.copytree(pool, tmp_path, dirs_exist_ok=True)
    source, out = tmp_path / "pool.txt", tmp_path / "out"
    former = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    works, calls = getattr(Path, failing), []

    def fails_once(path: Path, *arguments: object, **options: object) -> object:
        calls.append(path)
        if len(calls) == nth:
            raise OSError(28, "No space left on device")
        return works(path, *arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Path, failing, fails_once)
        code, _, err = run("brief", source, "--out", out)
    assert code == 2
    assert "No space left on device" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "pool.txt"]
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == former


def test_two_runs_into_one_folder_leave_one_whole_briefing(run: Run, pool: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    running = [command("brief", pool / "pool.txt", "--out", out) for _ in range(2)]
    for one in running:
        one.communicate()
    assert [one.returncode for one in running] == [0, 0]
    assert run("check", out)[0] == 0
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
