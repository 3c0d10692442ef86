"""What is loaded, and when: a verb waits for its own stages only."""

import subprocess
import sys

import pytest

import rempart
from rempart.cli.app import VERBS, application


def loaded_by(verb: str) -> set[str]:
    asked = f"import sys, rempart.cli.app as app; app.application(['{verb}']); print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    return set(found.stdout.split())


def test_reading_loads_no_planner_and_no_briefing() -> None:
    loaded = loaded_by("extract")
    assert "rempart.claims.extraction" in loaded
    assert not {"highspy", "rempart.plan.programme", "rempart.briefing.composing", "sqlalchemy"} & loaded


def test_every_name_of_the_package_is_there() -> None:
    for name in rempart.__all__:
        assert getattr(rempart, name).__name__ == name
    with pytest.raises(AttributeError, match="has no attribute 'extracts'"):
        _ = rempart.extracts


def test_every_verb_is_there() -> None:
    app = application()
    commands = [command.callback.__name__ for command in app.registered_commands if command.callback]
    groups = [group.typer_instance.info.name for group in app.registered_groups if group.typer_instance]
    assert [*commands, *groups] == list(VERBS)
