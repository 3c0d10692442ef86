"""Requests drawn from the desk's own description, and from what it does not allow, sent as a signed-in browser."""

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx
import schemathesis
from hypothesis import HealthCheck, given, settings
from tests.web.desk_samples import ORIGIN, Browser

ENDS_THE_SESSION = frozenset({"/sign-out", "/sessions/end", "/people/end", "/people/change"})


def attack(browser: Browser, description: dict[str, Any], examples: int) -> int:
    """Send some requests for each operation; return how many were sent.

    Raises:
        AssertionError: the server failed.
    """
    sent = 0
    for found in schemathesis.openapi.from_dict(description).get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr] # a fault of the description fails here
        if operation.path in ENDS_THE_SESSION:
            continue

        def once(case: Any) -> None:
            nonlocal sent
            answer = answered(browser, case)
            sent += answer is not None
            assert answer is None or answer.status_code < 500, (
                case.method,
                case.path,
                case.body,
                answer.text,
            )

        quiet = list(HealthCheck)
        told = settings(
            max_examples=examples, derandomize=True, deadline=None, database=None, suppress_health_check=quiet
        )
        told(given(case=operation.as_strategy())(once))()
    return sent


def answered(browser: Browser, case: Any) -> httpx.Response | None:
    """Return the answer to a drawn request, with the token of the session; None where no client can send it."""
    more: dict[str, Any] = {}
    if isinstance(case.body, Mapping):
        fields = {name: _text(value) for name, value in case.body.items()}
        more["data"] = fields | {"form_token": browser.form_token}
        if case.media_type == "multipart/form-data":
            more["files"] = [("files", ("drawn.txt", str(case.body).encode(errors="replace")))]
    elif isinstance(case.body, bytes | str):
        more["content"] = case.body
    try:
        asked = browser.client.build_request(
            case.method, case.formatted_path, params=dict(case.query or {}), headers=ORIGIN, **more
        )
    except (httpx.InvalidURL, ValueError, TypeError):
        return None
    return asyncio.run(browser.client.send(asked))


def _text(value: object) -> str | list[str]:
    return [str(one) for one in value] if isinstance(value, list) else str(value)
