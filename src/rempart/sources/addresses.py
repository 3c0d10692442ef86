"""Addresses of the web, as text: which may be shown."""

import re

LONGEST = 2000
_ADDRESS = re.compile(r"https?://[^\s/?#@\\]+(?:[/?#]\S*)?", re.IGNORECASE)


def is_web_address(text: str) -> bool:
    """Say whether a text is an http or https address that may be shown: no credentials, no white space.

    Example:
        >>> is_web_address("https://news.example/a"), is_web_address("javascript:alert(1)")
        (True, False)
    """
    return len(text) <= LONGEST and text.isprintable() and _ADDRESS.fullmatch(text) is not None


def host_of(address: str) -> str:
    """Return the name of the machine in an address, without ``www.`` and port, in lower case.

    Example:
        >>> host_of("https://www.News.example:443/a?b")
        'news.example'
    """
    authority = re.split(r"[/?#]", address.partition("://")[2], maxsplit=1)[0]
    return re.sub(":[0-9]*$", "", authority.rpartition("@")[2]).lower().removeprefix("www.")
