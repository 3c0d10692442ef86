"""Fetching from a server on this machine, which only the policy of these tests allows."""

import gzip
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from rempart.sources.fetching import Rules, fetch, is_public
from rempart.sources.reading import read

PAGE = (
    b'<html lang="en"><head><title>Oslo pays for shells</title>'
    b'<meta property="article:published_time" content="2025-08-24">'
    b'<link rel="canonical" href="http://news.test/oslo"></head><body><article><h1>Oslo pays for shells</h1>'
    b"<p>Norway will give 120 million kroner for shells, the defence ministry said on Sunday.</p></article></body>"
    b"</html>"
)
LARGEST = 200_000
Answer = Callable[[BaseHTTPRequestHandler], None]


def sends(body: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", kind)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        with suppress(OSError):  # the client may have hung up
            request.wfile.write(body)

    return answer


def redirects(place: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", place)
        request.end_headers()

    return answer


def drips(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "text/plain")
    request.end_headers()
    with suppress(OSError):
        for _ in range(200):
            request.wfile.write(b"word ")
            time.sleep(0.05)


def drips_headers(request: BaseHTTPRequestHandler) -> None:
    with suppress(OSError):
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(90):
            request.wfile.write(b"X-%d: a\r\n" % number)
            time.sleep(0.1)


def fails(request: BaseHTTPRequestHandler) -> None:
    request.send_error(404)


ANSWERS: dict[str, Answer] = {
    "/page": sends(PAGE),
    "/packed": sends(gzip.compress(PAGE), Content_Encoding="gzip"),
    "/deflated": sends(zlib.compress(PAGE), Content_Encoding="deflate"),
    "/bomb": sends(gzip.compress(b"word " * 2_000_000), "text/plain", Content_Encoding="gzip"),
    "/torn": sends(gzip.compress(PAGE)[:20] + b"torn", Content_Encoding="gzip"),
    "/brotli": sends(b"x", Content_Encoding="br"),
    "/large": sends(b"word " * 100_000, "text/plain"),
    "/announced": sends(b"word ", "text/plain", Content_Length="99999999999"),
    "/cut": sends(b"Oslo buys ", "text/plain", Content_Length="1000"),
    "/picture": sends(b"\xff\xd8", "image/jpeg"),
    "/report.pdf": sends(b"%PDF-1.7", "application/octet-stream"),
    "/latin": sends("Łódź kupuje czołgi, powiedział minister.".encode("iso-8859-2"), "text/plain; charset=iso-8859-2"),
    "/moved": redirects("/page"),
    "/round": redirects("/round"),
    "/nowhere": redirects(""),
    "/inside": redirects("http://inside.test/page"),
    "/file": redirects("file:///etc/passwd"),
    "/secret": redirects("http://user:word@news.test/page"),
    "/port": redirects("http://news.test:22/page"),
    "/drips": drips,
    "/headers": drips_headers,
    "/gone": fails,
}  # fmt: skip


class Server(ThreadingHTTPServer):
    """A server that counts the connections it gets."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.connections = 0

    def verify_request(self, request: object, client_address: object) -> bool:
        del request, client_address
        self.connections += 1
        return True


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        ANSWERS[self.path](self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- named by the library
        del format, args


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    running = Server()
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def rules(server: Server) -> Rules:
    """Allow this server, under the name ``news.test``; ``inside.test`` is a machine of a private network."""
    port = server.server_address[1]

    def resolve(host: str, _: int) -> list[str]:
        # The port of a public server is 80: here, every connection is led to that of the test server.
        return {"news.test": ["127.0.0.1"], "inside.test": ["10.0.0.7"]}[host]

    return Rules(
        largest=LARGEST,
        seconds=1.5,
        ports=frozenset({80, 443, port}),
        may_connect=lambda found: str(found) == "127.0.0.1",
        resolve=resolve,
    )


def at(server: Server, path: str, host: str = "news.test") -> str:
    return f"http://{host}:{server.server_address[1]}{path}"


def test_a_page_is_fetched_and_read(server: Server, rules: Rules) -> None:
    found = fetch(at(server, "/page"), rules)
    (document,) = read(found)
    assert (document.id, document.state, document.published) == ("page", "read", "2025-08-24")
    assert "120 million kroner" in document.text
    assert document.source == "http://news.test/oslo"
    assert document.fetched is not None
    assert document.fetched.endswith("Z")


@pytest.mark.parametrize("path", ["/packed", "/deflated", "/moved"])
def test_packed_and_moved_pages_are_the_same(server: Server, rules: Rules, path: str) -> None:
    assert fetch(at(server, path), rules).data == PAGE


def test_the_encoding_that_a_server_names_is_used(server: Server, rules: Rules) -> None:
    (document,) = read(fetch(at(server, "/latin"), rules))
    assert document.text.startswith("Łódź kupuje czołgi")


def test_the_ending_tells_where_the_type_does_not(server: Server, rules: Rules) -> None:
    assert fetch(at(server, "/report.pdf"), rules).kind == "paper"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/bomb", "it is larger than 0.19"),
        ("/large", "it is larger than 0.19"),
        ("/announced", "it is larger than 0.19"),
        ("/torn", "its packing is damaged"),
        ("/brotli", "packed as br; expected gzip"),
        ("/cut", "the connection ended before all of it was there"),
        ("/picture", "type image/jpeg; expected a page"),
        ("/gone", "the server answered 404"),
        ("/round", "redirected more than 5 times"),
        ("/nowhere", "redirected to nowhere"),
        (
            "/inside",
            "inside.test is at 10.0.0.7, which is no public address (redirected to http://inside.test",
        ),
        ("/file", "file addresses are not fetched"),
        ("/secret", "a user name or a password"),
        ("/port", "port 22 is not fetched from"),
        ("/drips", "it took more than 1.5 seconds"),
        ("/headers", "it took more than 1.5 seconds"),
    ],
)
def test_what_is_refused_says_why(server: Server, rules: Rules, path: str, why: str) -> None:
    began = time.monotonic()
    found = fetch(at(server, path), rules)
    assert time.monotonic() - began < 5
    assert found.data == b""
    assert why in str(found.problem)
    (document,) = read(found)
    assert (document.state, document.reason) == ("unreadable", found.problem)


def test_a_resolver_that_changes_its_answer_is_asked_once(server: Server, rules: Rules) -> None:
    asked: list[str] = []

    def changes(host: str, _: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.7"]

    assert fetch(at(server, "/page"), replace(rules, resolve=changes)).data == PAGE
    assert asked == ["news.test"]
    moved = fetch(at(server, "/moved"), replace(rules, resolve=changes))
    assert "10.0.0.7, which is no public address" in str(moved.problem)


def test_one_private_address_among_public_ones_is_refused(server: Server, rules: Rules) -> None:
    before = server.connections
    mixed = replace(rules, resolve=lambda *_: ["127.0.0.1", "192.168.1.1"])
    assert "192.168.1.1, which is no public address" in str(fetch(at(server, "/page"), mixed).problem)
    assert server.connections == before


CERTIFICATE = Path(__file__).parent / "news_test.pem"


@pytest.fixture
def encrypted() -> Iterator[Server]:
    running = Server()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    running.socket = context.wrap_socket(running.socket, server_side=True)
    running.handle_error = lambda *_: None  # type: ignore[method-assign] # a client that hangs up is expected
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


def test_an_encrypted_page_is_fetched_where_the_certificate_is_that_of_the_host(
    encrypted: Server, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = encrypted.server_address[1]
    chosen = replace(rules, ports=frozenset({port}), seconds=10, resolve=lambda *_: ["127.0.0.1"])
    assert "CERTIFICATE_VERIFY_FAILED" in str(fetch(f"https://news.test:{port}/page", chosen).problem)
    trusting = ssl.create_default_context(cafile=str(CERTIFICATE))
    monkeypatch.setattr(ssl, "create_default_context", lambda: trusting)
    assert fetch(f"https://news.test:{port}/page", chosen).data == PAGE
    assert "CERTIFICATE_VERIFY_FAILED" in str(fetch(f"https://other.test:{port}/page", chosen).problem)
    late = fetch(f"https://news.test:{port}/drips", replace(chosen, seconds=1.5))
    assert late.problem == "it took more than 1.5 seconds"


HOSTILE = [
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://017700000001/",
    "http://0/", "http://0.0.0.0/", "http://localhost/", "http://localhost./", "http://LOCALHOST/", "http://[::1]/",
    "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/", "http://[fe80::1]/", "http://[fe80::1%25lo]/", "http://[fc00::1]/", "http://[fd12::1]/",
    "http://[ff02::1]/", "http://[2001:db8::1]/", "http://[2001::1]/", "http://10.0.0.1/", "http://10.255.255.255/",
    "http://172.16.0.1/", "http://172.31.255.1/", "http://192.168.0.1/", "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/", "http://192.0.0.8/", "http://192.0.2.1/", "http://198.18.0.1/", "http://198.51.100.1/",
    "http://203.0.113.1/", "http://224.0.0.1/", "http://239.1.1.1/", "http://240.0.0.1/", "http://255.255.255.255/",
    "http://0177.0.0.1/", "http://0x7f.0.0.1/", "http://127.0.1/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/",
    "https://127.0.0.1/", "http://127.0.0.1:8080/", "http://news.test:22/", "http://news.test:6379/",
    "http://user@127.0.0.1/", "http://user:word@news.test/", "http://news.test@127.0.0.1/", "http://127.0.0.1#@news.test/",
    "http://127.0.0.1?@news.test/", "http://127.0.0.1\\@news.test/", "http://news.test\r\nHost: x/", "http://news.test /",
    "http:///etc/passwd", "http://", "file:///etc/passwd", "file://localhost/etc/passwd", "ftp://news.test/",
    "gopher://127.0.0.1:6379/_INFO", "dict://127.0.0.1/", "ldap://127.0.0.1/", "jar:http://127.0.0.1!/", "data://text/",
    "javascript://127.0.0.1/", "http://[::1", "http://news.test:99999/", "http://news.test:a/", "://", "http://.../",
    "http://" + "a" * 300 + ".test/", "http://xn--/", "http://\x00.test/", "http://[v1.a]/", "HTTP://127.0.0.1/",
]  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE)
def test_hostile_addresses_open_no_connection(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real policy and, for numbers in any notation, the real resolver; names lead to this machine."""
    real = socket.getaddrinfo

    def here(host: str, *args: object, **named: object) -> object:
        is_number = not any(letter.isalpha() for letter in host.replace("0x", "").replace("ff", ""))
        return real(host if is_number or ":" in host else "127.0.0.1", *args, **named)  # type: ignore[arg-type]  # passed through as it comes

    def none_wanted(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "getaddrinfo", here)
    monkeypatch.setattr(socket, "create_connection", none_wanted)
    found = fetch(address)
    assert found.problem
    assert found.data == b""


@pytest.mark.parametrize("number", ["1.1.1.1", "8.8.8.8", "2606:4700:4700::1111"])
def test_public_addresses_may_be_connected_to(number: str) -> None:
    assert is_public(ipaddress.ip_address(number))
