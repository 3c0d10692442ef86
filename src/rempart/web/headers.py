"""The headers that every answer carries, errors too."""

from collections.abc import Iterable

_NOTHING_FOREIGN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "content-security-policy": _NOTHING_FOREIGN,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not "no-referrer": with it browsers send forms with "Origin: null", and their origin is checked.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-permitted-cross-domain-policies": "none",
}
_YEAR = 31_536_000
STATIC = "/static/"


def missing_headers(path: str, present: Iterable[bytes], *, https: bool) -> list[tuple[bytes, bytes]]:
    """Return the headers that an answer still needs; one that a page set itself stays as it is.

    Args:
        path: Of the request; files that never differ between visitors may be kept by browsers.
        present: Names of the headers that the answer has.
        https: Whether the desk is reached by https.
    """
    wanted = dict(_ALWAYS)
    wanted["cache-control"] = "public, max-age=3600" if path.startswith(STATIC) else "private, no-store"
    if not path.startswith(STATIC):
        wanted["vary"] = "Cookie, Accept-Language"
    if https:
        wanted["strict-transport-security"] = f"max-age={_YEAR}; includeSubDomains"
    told = {name.lower() for name in present}
    return [(name.encode(), value.encode()) for name, value in wanted.items() if name.encode() not in told]
