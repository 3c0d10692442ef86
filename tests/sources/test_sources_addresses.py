"""Which addresses may be shown as links, and whose machine an address names."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rempart.sources.addresses import LONGEST, host_of, is_web_address

TOO_LONG = "https://news.example/".ljust(LONGEST + 1, "a")


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example",
        "HTTP://NEWS.EXAMPLE/A",
        "https://news.example:8443/a?b=c#d",
        "https://news.example?b=c",
        "https://\u043d\u043e\u0432\u0438\u043d\u0438.example/\u0430",
        "https://news.example/@author/a",
        "https://[2001:db8::1]:8080/a",
        TOO_LONG[:-1],
    ],
)
def test_an_address_of_the_web_may_be_shown(address: str) -> None:
    assert is_web_address(address)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "javascript://news.example/%0aalert(1)",
        "data:text/html,x",
        "ftp://news.example/a",
        "//news.example/a",
        "https:///a",
        "https://",
        "https:news.example",
        " https://news.example",
        "https://news.example/a b",
        "https://news.example/a\nb",
        "https://bank.example@news.example/",
        "https://name:word@news.example/",
        "https://bank.example\\@news.example/",
        "https://news.example/\u202egpj.exe",
        "https://news.example/\x00",
        TOO_LONG,
        "",
    ],
)
def test_what_leads_elsewhere_runs_or_deceives_is_none(text: str) -> None:
    assert not is_web_address(text)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.News.example:443/a?b", "news.example"),
        ("https://news.example", "news.example"),
        ("http://news.example?at=https://other.example", "news.example"),
        ("http://news.example#@other.example", "news.example"),
        ("http://bank.example:1@other.example/", "other.example"),
        ("http://[2001:DB8::1]/a", "[2001:db8::1]"),
        ("http://[2001:db8::2]:8080/a", "[2001:db8::2]"),
        ("no address", ""),
    ],
)
def test_the_machine_is_the_one_that_a_browser_would_ask(address: str, host: str) -> None:
    assert host_of(address) == host


@given(
    st.text(string.ascii_lowercase + ".-", min_size=1, max_size=20).map(lambda name: f"x{name}"),
    st.text(string.ascii_letters + string.digits + "/?#@:.[]", max_size=30),
)
def test_nothing_behind_the_machine_changes_it(name: str, rest: str) -> None:
    assert host_of(f"https://{name}/{rest}") == name
