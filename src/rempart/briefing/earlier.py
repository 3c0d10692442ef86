"""An earlier briefing, and what of this one differs from it: agreements, promises, coverage, outlook.

The earlier folder may be of another version: only what is compared is read, and a folder in which that
is not found is refused with a message. Values are compared as they would be printed, so that a change in
the last digit of a solver is none.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rempart.briefing.briefing_file import BriefingFile, StatedFigure
from rempart.briefing.figures import modelled, printed, stated
from rempart.briefing.names import named_origins
from rempart.errors import BriefingError

_YEARS_HELD = "10"
Told = StatedFigure | str
Facts = Mapping[str, tuple[Told, ...]]


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that two briefings can both speak of.

    ``kind`` is agreement, promise, coverage or outlook; ``aliases`` are former ids; ``facts`` are what is
    compared, each a few figures or words, empty where nothing is said.
    """

    kind: str
    id: str
    name: str
    facts: Facts
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is compared of an earlier briefing.

    ``sha256`` is that of its ``briefing.json`` without the time of making; ``documents`` its inputs.
    """

    sha256: str
    title: str
    documents: tuple[str, ...]
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One subject that is new, gone, or differs in ``fields``; of these, before and after are told."""

    subject: Subject
    before: Subject | None
    after: Subject | None
    fields: tuple[str, ...] = ()


def read_earlier(folder: str | Path) -> Earlier:
    """Read what is compared from the folder of an earlier briefing.

    Raises:
        BriefingError: there is no briefing, or what is compared is not found in it.

    Example:
        >>> read_earlier("briefing/").documents[:2]
        ('courier', 'gazette')
    """
    path = Path(folder).expanduser() / "briefing.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        data.pop("created", None)
        text = json.dumps(data, ensure_ascii=False, sort_keys=True)
        return Earlier(
            hashlib.sha256(text.encode()).hexdigest(),
            str(data["title"]),
            tuple(str(one["id"]) for one in data["inputs"]),
            _subjects(data),
        )
    except OSError as broken:
        raise BriefingError(
            f"{path}: {broken.strerror or broken}",
            "the folder of an earlier briefing",
            "Check what --since names.",
        ) from broken
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as broken:
        raise BriefingError(
            f"{path} is no briefing that this version can compare with",
            "a whole briefing.json with agreements, schedule, coverage and outlook",
            "Make the earlier briefing again from its reports, or leave --since out.",
        ) from broken


def changes(earlier: Earlier, file: BriefingFile) -> list[Change]:
    """Return what is new, gone or different, agreements first; the order is that of this briefing.

    Example:
        >>> changes(read_earlier("briefing/"), briefing.file)
        []
    """
    now = _subjects(vars(file))
    before = {(each.kind, name): each for each in earlier.subjects for name in (*each.aliases, each.id)}
    found: list[Change] = []
    met: set[tuple[str, str]] = set()
    for subject in now:
        names = (subject.id, *subject.aliases)
        former = next((before[subject.kind, n] for n in names if (subject.kind, n) in before), None)
        if former is None:
            found.append(Change(subject, None, subject))
            continue
        met.add((former.kind, former.id))
        fields = tuple(
            dict.fromkeys(
                name
                for name in (*subject.facts, *former.facts)
                if _words(subject.facts.get(name, ())) != _words(former.facts.get(name, ()))
            )
        )
        if fields:
            found.append(Change(subject, former, subject, fields))
    gone = [Change(each, each, None) for each in earlier.subjects if (each.kind, each.id) not in met]
    kinds = ("agreement", "promise", "coverage", "outlook")
    return sorted([*found, *gone], key=lambda change: kinds.index(change.subject.kind))


def _words(told: Sequence[Told]) -> tuple[str, ...]:
    return tuple(sorted(printed(each) if isinstance(each, StatedFigure) else each for each in told))


def _subjects(data: Mapping[str, Any]) -> tuple[Subject, ...]:
    return (
        *(
            _agreement(entry, data.get("titles", {}))
            for entry in data["agreements"]
            if entry["kind"] == "agreement"
        ),
        *(_promise(promise, data["schedule"]["currency"]) for promise in data["schedule"]["promises"]),
        *_coverage(data["coverage"]["periods"]),
        *(_strategy(strategy) for strategy in data["outlook"]["strategies"]),
    )


def _agreement(entry: Mapping[str, Any], titles: Mapping[str, str]) -> Subject:
    facts: dict[str, tuple[Told, ...]] = {
        "sum": tuple(_amount(amount) for amount in entry["amounts"]),
        "number": tuple(
            StatedFigure(
                value=number, unit=item["unit"] or "units", bound=item["bound"] or "exact", rests_on=()
            )
            for item in entry["items"]
            if (number := next((item[p] for p in ("mode", "low", "high") if item[p] is not None), None))
            is not None
        ),
        "goods": _state(entry["goods_status"]),
        "money": _state(entry["money_status"]),
        "also": tuple(str(mark["state"]) for mark in entry["side_states"]),
        "payer": tuple(str(party) for party in entry["funder"] or ()),
        "origins": (stated(len(named_origins(one["name"] for one in entry["origins"])), "origins", ()),),
        "reports": (stated(entry["reports"], "reports", ()),),
    }
    return Subject(
        "agreement",
        str(entry["id"]),
        str(titles.get(entry["id"], entry["title"])),
        facts,
        tuple(entry["aliases"]),
    )


def _state(status: Mapping[str, Any] | None) -> tuple[Told, ...]:
    return (str(status["state"]),) if status else ()


def _amount(amount: Mapping[str, Any]) -> StatedFigure:
    return StatedFigure(
        value=amount["value"],
        unit=amount["currency"],
        bound=amount["bound"],
        low=amount.get("low"),
        high=amount.get("high"),
        rests_on=(),
    )


def _promise(promise: Mapping[str, Any], currency: str) -> Subject:
    unit = currency if promise["measure"] == "value" else "units"
    facts: dict[str, tuple[Told, ...]] = {
        "promised": (modelled(promise["promised"], unit, ()),),
        "delivered": (modelled(promise["delivered_by_deadline"], unit, ()),),
        "short": (modelled(promise["short"], unit, ()),),
        "kept": _month(promise["kept_month"]),
        "earliest": _month(promise["earliest_month"]),
    }
    return Subject("promise", str(promise["id"]), str(promise["title"]), facts)


def _month(month: str | None) -> tuple[Told, ...]:
    return (stated(month, "month", ()),) if month else ()


def _coverage(periods: Iterable[Mapping[str, Any]]) -> list[Subject]:
    """Return the last year end for each layer and kind of systems, of the people present."""
    last: dict[tuple[str, str], Mapping[str, Any]] = {}
    for period in periods:
        if period["population"] == "present":
            last[period["layer"], period["systems"]] = period
    return [
        Subject("coverage", f"{layer}/{systems}", f"{layer}/{systems}", {"people": _shares(period["share"])})
        for (layer, systems), period in last.items()
    ]


def _strategy(strategy: Mapping[str, Any]) -> Subject:
    def read(name: str) -> tuple[Told, ...]:
        """Return a share after the years that are compared."""
        return _shares(strategy[name].get(_YEARS_HELD))

    facts: dict[str, tuple[Told, ...]] = {
        "holds": read("holds_given_accord"),
        "accord": read("accord_and_holds"),
    }
    return Subject("outlook", str(strategy["id"]), str(strategy["id"]), facts)


def _shares(spread: Mapping[str, Any] | str | None) -> tuple[Told, ...]:
    """Return a share with its range; nothing where it is unknown or undefined."""
    if not isinstance(spread, Mapping):
        return ()
    middle, low, high = (
        None if spread[end] == "undefined" else spread[end]
        for end in ("mode" if "mode" in spread else "mid", "low", "high")
    )
    if middle is None:
        return ()
    return (modelled(middle, "share", (), ends=(low, high)),)
