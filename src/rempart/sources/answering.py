"""A language model's endpoint, by configuration alone: the one other file that opens a connection.

Off unless REMPART_MODEL_ENDPOINT and REMPART_MODEL are set. Anything that speaks the widespread
``/chat/completions`` form will do, on this machine or elsewhere. Texts of the documents are sent to it.
"""

import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from rempart.errors import DocumentError

ENDPOINT, MODEL, KEY = "REMPART_MODEL_ENDPOINT", "REMPART_MODEL", "REMPART_MODEL_KEY"
# Bytes of an answer, seconds for all of it, and for the next byte.
LARGEST, LONGEST, SILENCE = 2**20, 120.0, 60.0


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked. The key never appears in a message, a log or a result.

    Attributes:
        address: Up to and with the version, as in ``http://127.0.0.1:8080/v1``.
        model: The name that the endpoint knows the model by.
        key: Sent as a bearer token where there is one.
    """

    address: str
    model: str
    key: str = field(default="", repr=False)

    def ask(self, instructions: str, text: str) -> str:
        """Return the model's words on one document; the instructions hold nothing of it.

        Raises:
            DocumentError: no answer came, it was too large or too slow, or it had another form.
        """
        asked = {
            "model": self.model,
            "temperature": 0,
            "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": text}],
        }
        try:
            return str(json.loads(self._post(asked))["choices"][0]["message"]["content"])
        except (ValueError, LookupError, TypeError, RecursionError) as problem:
            raise self._failed("its answer has another form than /chat/completions gives") from problem

    def _post(self, asked: Mapping[str, Any]) -> bytes:
        httpx = _library()
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        deadline = time.monotonic() + LONGEST
        told = bytearray()
        try:
            # A redirect could carry the key elsewhere, and a proxy of the surroundings could read it.
            client = httpx.Client(timeout=SILENCE, follow_redirects=False, trust_env=False)
            with client, client.stream("POST", self._place, json=asked, headers=headers) as answer:
                if answer.status_code != httpx.codes.OK:
                    raise self._failed(f"it answered with status {answer.status_code}")
                for part in answer.iter_bytes():
                    told += part
                    if len(told) > LARGEST or time.monotonic() > deadline:
                        raise self._failed(f"its answer is over {LARGEST} bytes or {LONGEST:.0f} s long")
        except httpx.HTTPError as problem:
            raise self._failed(f"{type(problem).__name__} on the way") from None
        return bytes(told)

    @property
    def _place(self) -> str:
        return f"{self.address.rstrip('/')}/chat/completions"

    def _failed(self, what: str) -> DocumentError:
        return DocumentError(
            f"the model {self.model} at {self.address} gave no reading: {what}",
            "an answer of a model",
            "Start it, correct the address, or read by --reader rules.",
        )


def endpoint(surroundings: Mapping[str, str] | None = None) -> Endpoint:
    """Return the endpoint that the environment names.

    Raises:
        DocumentError: none is named, or its address is none of http or https, or holds a name or password.

    Example:
        >>> endpoint({"REMPART_MODEL_ENDPOINT": "http://127.0.0.1:8080/v1", "REMPART_MODEL": "small"}).model
        'small'
    """
    given = os.environ if surroundings is None else surroundings
    address, model = given.get(ENDPOINT, ""), given.get(MODEL, "")
    parts = urlsplit(address)
    good = parts.scheme in {"http", "https"} and parts.hostname and parts.username is None
    if not good or not model:
        raise DocumentError(
            f"no language model is configured ({ENDPOINT} and {MODEL} name one)",
            "an http(s) address without a password in it, and the name of a model",
            f"Set {ENDPOINT}, {MODEL} and, where one is needed, {KEY}; or read by --reader rules.",
        )
    return Endpoint(address, model, given.get(KEY, ""))


def _library() -> Any:
    try:
        import httpx  # noqa: PLC0415 -- an extra: only who asks a model needs it
    except ImportError as missing:
        raise DocumentError(
            "the library that asks a language model is not installed",
            "the extra llm",
            "Install rempart[llm], or read by --reader rules.",
        ) from missing
    return httpx
