"""The one file that opens a connection: public documents on the web, under strict rules."""

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from rempart.sources.inputs import Input
from rempart.sources.kinds import ENDINGS, MEDIA_TYPES, Kind

HEADERS = {"User-Agent": "rempart (reads public reports)", "Accept-Encoding": "gzip", "Connection": "close"}
KINDS: dict[str, Kind] = MEDIA_TYPES | {
    "application/x-pdf": "paper",
    "application/x-ndjson": "lines",
    "application/jsonl": "lines",
    "application/warc": "archive",
}
# Types that say nothing of what is sent: the ending of the address decides.
_SAYING_NOTHING = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/download"})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AT_ONCE = 2**16
# What the library's own table of special addresses lacks in some of its versions, and translated addresses.
_SPECIAL = tuple(
    ipaddress.ip_network(one)
    for one in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "64:ff9b::/32",
        "2001::/23",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
    )
)
IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class _RefusedError(Exception):
    """An address is not fetched; the message says what was refused and why."""


def is_public(address: IPAddress) -> bool:
    """Say whether a network address is one of the public internet.

    Private, loopback, link-local, shared, multicast and reserved ones are not, nor are IPv6 addresses that
    carry an IPv4 address inside, since that may be any of these.

    Example:
        >>> is_public(ipaddress.ip_address("10.1.2.3")), is_public(ipaddress.ip_address("::ffff:1.1.1.1"))
        (False, False)
    """
    if address.is_multicast or address.is_reserved or address.is_unspecified or not address.is_global:
        return False
    if any(address in network for network in _SPECIAL):
        return False
    return isinstance(address, ipaddress.IPv4Address) or not (address.ipv4_mapped or address.sixtofour)


def resolve(host: str, port: int) -> Sequence[str]:
    """Return the network addresses of a host, as the system's resolver gives them.

    Raises:
        OSError: it has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be fetched: how much, how long, from where. Another policy or resolver serves tests alone.

    ``largest`` is in bytes, packed and unpacked alike; ``seconds`` is for all of it, redirects included.
    """

    largest: int = 32 * 2**20
    seconds: float = 30.0
    redirects: int = 5
    ports: frozenset[int] = frozenset({80, 443})
    may_connect: Callable[[IPAddress], bool] = is_public
    resolve: Callable[[str, int], Sequence[str]] = resolve


def is_address(source: str) -> bool:
    """Say whether a source is an address rather than a path."""
    return "://" in source


def fetch(address: str, rules: Rules | None = None) -> Input:
    """Fetch what stands at an address; what is refused or fails comes back as an input with its problem.

    The host is resolved once, every network address that comes of it must be public, and the connection goes
    to one of those, so that no second answer of the resolver can lead elsewhere. The same holds after each
    redirect.

    Example:
        >>> fetch("ftp://news.example/a").problem
        'ftp addresses are not fetched; expected http or https'
    """
    chosen = rules or Rules()
    deadline = time.monotonic() + chosen.seconds
    visited = [address]
    try:
        found = _followed(visited, chosen, deadline)
        problem = None
    except _RefusedError as refused:
        problem = str(refused)
    except (OSError, http.client.HTTPException, ValueError) as broken:
        problem = f"it cannot be fetched ({str(broken) or type(broken).__name__})"
    if time.monotonic() >= deadline:  # also where what came until then looks whole
        problem = f"it took more than {chosen.seconds:g} seconds"
    if problem is None:
        return found
    if len(visited) > 1:
        problem += f" (redirected to {visited[-1][:200]})"
    return Input(address, _path_of(address), b"", problem)


def _followed(visited: list[str], rules: Rules, deadline: float) -> Input:
    """Go where an address leads; ``visited`` grows by each redirect."""
    for _ in range(rules.redirects + 1):
        answer = _get(visited[-1], rules, deadline)
        if isinstance(answer, Input):
            return answer
        visited.append(urljoin(visited[-1], answer))
    raise _RefusedError(f"it was redirected more than {rules.redirects} times")


def _get(place: str, rules: Rules, deadline: float) -> Input | str:
    """Return what stands at a place, or where it is redirected to."""
    parts, port = _checked(place, rules)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    lines = [_connected(host, port, rules, deadline)]
    watch = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, [lines])
    watch.daemon = True
    watch.start()
    try:
        if parts.scheme == "https":
            context = ssl.create_default_context()
            # The handshake comes once the watch can reach the encrypted line.
            encrypted = context.wrap_socket(lines[0], server_hostname=host, do_handshake_on_connect=False)
            lines.append(encrypted)
            encrypted.do_handshake()
        with closing(http.client.HTTPConnection(host, port)) as connection:
            connection.sock = lines[-1]
            path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
            query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
            connection.request("GET", f"{path}?{query}" if query else path, headers=HEADERS)
            with closing(connection.getresponse()) as response:
                return _answer(place, response, rules)
    finally:
        watch.cancel()
        for line in lines:
            line.close()


def _checked(place: str, rules: Rules) -> tuple[SplitResult, int]:
    if not place.isprintable() or " " in place:
        raise _RefusedError("it holds characters that no address does")
    parts = urlsplit(place)
    if parts.scheme not in {"http", "https"}:
        raise _RefusedError(f"{parts.scheme} addresses are not fetched; expected http or https")
    if "@" in parts.netloc:
        raise _RefusedError("it holds a user name or a password; expected an address without")
    if not parts.hostname:
        raise _RefusedError("it names no host")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if port not in rules.ports:
        raise _RefusedError(
            f"port {port} is not fetched from; expected {' or '.join(map(str, sorted(rules.ports)))}"
        )
    return parts, port


def _connected(host: str, port: int, rules: Rules, deadline: float) -> socket.socket:
    """Connect to a network address that the rules allow, and to no other."""
    try:
        found = [ipaddress.ip_address(one) for one in rules.resolve(host, port)]
    except (OSError, UnicodeError) as broken:
        raise _RefusedError(f"the host {host} is not known") from broken
    for one in found:
        if not rules.may_connect(one):
            raise _RefusedError(f"{host} is at {one}, which is no public address")
    if not found:
        raise _RefusedError(f"the host {host} has no address")
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError(f"{host} did not answer in time")
    line = socket.create_connection((str(found[0]), port), timeout=left)
    reached = ipaddress.ip_address(line.getpeername()[0].partition("%")[0])
    if reached != found[0]:
        line.close()
        raise _RefusedError(f"the connection led to {reached} instead of {found[0]}")
    return line


def _cut(lines: list[socket.socket]) -> None:
    """End a connection from outside: a server that sends a byte now and then is never late by itself."""
    for line in lines:
        with suppress(OSError):
            socket.socket.shutdown(line, socket.SHUT_RDWR)


def _answer(place: str, response: http.client.HTTPResponse, rules: Rules) -> Input | str:
    if response.status in _REDIRECTS:
        told = response.headers.get("Location")
        if not told:
            raise _RefusedError("it is redirected to nowhere")
        return told
    if response.status != http.HTTPStatus.OK:
        raise _RefusedError(f"the server answered {response.status} {response.reason}"[:100])
    declared = response.headers.get("Content-Type", "")
    kind = _kind(declared, urlsplit(place).path)
    data = _body(response, rules)
    charset = re.search(r"charset=[\"']?([\w.:-]{1,40})", declared, re.IGNORECASE)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Input(
        place, _path_of(place), data, kind=kind, charset=charset[1] if charset else None, fetched=now
    )


def _kind(declared: str, path: str) -> Kind | None:
    """Return the kind of file that a server says it sends, None where its ending is to tell."""
    told = declared.partition(";")[0].strip().lower()
    if told in KINDS:
        return KINDS[told]
    ending = "." + path.lower().removesuffix(".gz").rpartition(".")[2]
    if (told in _SAYING_NOTHING or told.startswith("application/")) and ending in ENDINGS:
        return ENDINGS[ending]
    raise _RefusedError(f"it is of type {told[:60] or 'unknown'}; expected a page, a text, a PDF or a DOCX")


def _body(response: http.client.HTTPResponse, rules: Rules) -> bytes:
    too_large = f"it is larger than {rules.largest / 2**20:g} MiB"
    told = response.headers.get("Content-Length", "")
    if told.isdecimal() and int(told) > rules.largest:
        raise _RefusedError(too_large)
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in {"identity", "", "gzip", "x-gzip", "deflate"}:
        raise _RefusedError(f"it is packed as {packing[:40]}; expected gzip")
    unpacker = None if packing in {"identity", ""} else zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    parts: list[bytes] = []
    packed = size = 0
    while piece := response.read1(_AT_ONCE):
        packed += len(piece)
        if unpacker is not None:
            try:
                piece = unpacker.decompress(piece, rules.largest + 1 - size)
            except zlib.error as broken:
                raise _RefusedError("its packing is damaged") from broken
        size += len(piece)
        if size > rules.largest or packed > rules.largest:
            raise _RefusedError(too_large)
        parts.append(piece)
    if unpacker is not None and not unpacker.eof:
        raise _RefusedError("its packing is damaged")
    if told.isdecimal() and packed < int(told):
        raise _RefusedError("the connection ended before all of it was there")
    return b"".join(parts)


def _path_of(address: str) -> str:
    """Return a path that an id can be made from: the host, then what the address says after it.

    Example:
        >>> _path_of("https://www.news.example/world/arms-offer.html?page=2")
        'www.news.example/world/arms-offer-html-page-2'
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return "address"
    above, _, last = parts.path.strip("/").rpartition("/")
    for ending in (".html", ".htm", ".xhtml", ".php", ".pdf", ".docx", ".txt"):
        if not parts.query:
            last = last.removesuffix(ending)
    name = re.sub(r"[^\w-]+", "-", last + ("?" + parts.query if parts.query else "")).strip("-")[:150]
    host = parts.hostname or "address"
    name = name or host.replace(".", "-")
    return "/".join(part for part in (host, re.sub(r"[^\w/-]+", "-", above)[:150], name) if part)
