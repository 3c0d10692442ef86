"""The desk's own description of its interface, and whatever follows it: no request makes the server fail."""

from collections.abc import Iterator

import pytest
from tests.web.attacking import attack
from tests.web.desk_samples import Team, opened, with_reports

from rempart.desk.accounts import Role
from rempart.web.roles import verdicts

EXAMPLES = 3


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """Yield a desk with the example reports."""
    with opened(f"sqlite:///{tmp_path_factory.mktemp('desk') / 'desk.db'}") as team:
        with_reports(team.desk)
        yield team


def test_the_description_is_public_and_names_each_operation_in_its_forms(filled: Team) -> None:
    described = filled.stranger().get("/openapi.json").json()["paths"]
    for method, path in verdicts():
        if path in {"/", "/static", "/openapi.json"}:
            continue
        plain = path.replace(":path", "")
        assert method.lower() in described[plain], path
    assert {"/agreements", "/agreements.json", "/agreements.csv"} <= set(described)


@pytest.mark.slow
def test_no_request_makes_the_server_fail(filled: Team) -> None:
    browser = filled.roles[Role.ADMINISTRATOR]
    description = filled.stranger().get("/openapi.json").json()
    # JSON and CSV are other words for what the page without an ending says; make deep asks for them too.
    plain = {
        path: told for path, told in description["paths"].items() if not path.endswith((".json", ".csv"))
    }
    assert attack(browser, description | {"paths": plain}, EXAMPLES) > len(plain)
    assert browser.get("/agreements").status_code == 200  # still signed in: the pages themselves were asked
