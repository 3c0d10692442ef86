"""A stub of a language model on this machine: what it may answer, and what it can never reach."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from rempart.cli.app import application
from rempart.errors import DocumentError
from rempart.sources import answering
from rempart.sources.answering import Endpoint, endpoint

SECRET = "sk-never-shown"  # noqa: S105 -- invented, and the tests look for it where it must not be
TEXT = "Berlin pays\n\nGermany will pay 2 billion euros for Patriot missiles for Ukraine, Berlin said on Monday.\n"


@contextmanager
def stub(answer: Callable[[Any], tuple[int, bytes]], **headers: str) -> Iterator[tuple[str, list[Any]]]:
    asked: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append((self.path, self.headers.get("Authorization"), told))
            status, body = answer(told)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        server.shutdown()
        server.server_close()


def saying(words: str) -> Callable[[Any], tuple[int, bytes]]:
    body = json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]}).encode()
    return lambda _: (200, body)


def test_a_model_is_asked_by_the_widespread_form() -> None:
    with stub(saying("the answer")) as (address, asked):
        assert Endpoint(address, "small", SECRET).ask("find claims", "a text") == "the answer"
    path, key, told = asked[0]
    assert path == "/v1/chat/completions"
    assert key == f"Bearer {SECRET}"
    assert told["model"] == "small"
    assert [(m["role"], m["content"]) for m in told["messages"]] == [
        ("system", "find claims"),
        ("user", "a text"),
    ]


@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (500, b"", "status 500"),
        (401, f"bad key {SECRET}".encode(), "status 401"),
        (302, b"", "status 302"),
        (200, b"not json", "another form"),
        (200, b'{"choices": []}', "another form"),
        (200, b"[" * 200_000, "another form"),
    ],
)
def test_a_bad_answer_is_named_without_the_key(status: int, body: bytes, says: str) -> None:
    with (
        stub(lambda _: (status, body), Location="http://127.0.0.1:9/elsewhere") as (address, asked),
        pytest.raises(DocumentError, match=says) as refused,
    ):
        Endpoint(address, "small", SECRET).ask("find claims", "a text")
    assert SECRET not in str(refused.value)
    assert len(asked) == 1


def test_an_answer_without_end_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "LARGEST", 1000)
    with stub(saying("x" * 5000)) as (address, _), pytest.raises(DocumentError, match="over 1000 bytes"):
        Endpoint(address, "small").ask("find claims", "a text")


def test_nobody_at_the_address_is_said() -> None:
    with pytest.raises(DocumentError, match="ConnectError on the way"):
        Endpoint("http://127.0.0.1:9/v1", "small").ask("find claims", "a text")


@pytest.mark.parametrize(
    "surroundings",
    [
        {},
        {"REMPART_MODEL": "small"},
        {"REMPART_MODEL_ENDPOINT": "http://127.0.0.1/v1"},
        {"REMPART_MODEL_ENDPOINT": "file:///etc/passwd", "REMPART_MODEL": "small"},
        {"REMPART_MODEL_ENDPOINT": "http://user:pass@127.0.0.1/v1", "REMPART_MODEL": "small"},
    ],
)
def test_it_is_off_unless_configured(surroundings: dict[str, str]) -> None:
    with pytest.raises(DocumentError, match="no language model is configured"):
        endpoint(surroundings)


def test_the_key_is_in_no_representation() -> None:
    assert SECRET not in repr(Endpoint("http://127.0.0.1/v1", "small", SECRET))


def test_extract_by_a_model_that_obeys_the_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that invents a deal is refused and counted; what the text says is kept."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    words = json.dumps(
        {
            "claims": [
                {"type": "purchase", "quote": "France bought 900 tanks", "quantity": "900 tanks"},
                {
                    "type": "funding",
                    "quote": "Germany will pay 2 billion euros",
                    "funder": "Germany",
                    "amount": "2 billion euros",
                },
            ]
        }
    )
    with stub(saying(words)) as (address, _):
        monkeypatch.setenv("REMPART_MODEL_ENDPOINT", address)
        monkeypatch.setenv("REMPART_MODEL", "small")
        monkeypatch.setenv("REMPART_MODEL_KEY", SECRET)
        result = CliRunner().invoke(application(), ["extract", str(tmp_path / "a.txt"), "--reader", "llm"])
    assert result.exit_code == 0
    line = json.loads(result.stdout)
    assert [(c["rule"], c["amount"]["value"]) for c in line["claims"]] == [("model:small", 2_000_000_000)]
    assert "of the model's proposals 1 are proven by their texts, 1 are not believed" in result.stderr
    assert "its quote does not stand in the document" in result.stderr
    assert SECRET not in result.output


def test_extract_without_a_model_says_what_to_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.delenv("REMPART_MODEL_ENDPOINT", raising=False)
    result = CliRunner().invoke(application(), ["extract", str(tmp_path / "a.txt"), "--reader", "both"])
    assert result.exit_code != 0
    assert "REMPART_MODEL_ENDPOINT" in result.output + str(result.exception)
