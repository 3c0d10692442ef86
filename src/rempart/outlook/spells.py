"""Spells of peace between states, from the dates of their fighting.

A spell starts when fighting between two states stops and ends when the same two fight again; it is
known no further than the end of the data or of one of the states. The rules follow Fortna (2004, data
notes): a cease-fire inside a war may count as a spell, and a principal belligerent bears at least a
tenth of the largest share, here of battle deaths, as a stand-in for troops.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from rempart.collecting import by_key
from rempart.terms.table import table

YEAR_DAYS = 365.25
Unit = Literal["conflict", "state pair", "state pair with supporters"]
Verdict = Literal["yes", "no", "undetermined"]
Pair = tuple[int, int]
_TENTH = 10


@dataclass(frozen=True, slots=True)
class Participant:
    """One state in one war of the Correlates of War: its side, up to two stints, outcome and deaths."""

    war: int
    state: int
    side: int
    stints: tuple[tuple[dt.date, dt.date] | None, ...]
    outcome: int
    deaths: int | None


@dataclass(frozen=True, slots=True)
class ActiveYear:
    """One year of one inter-state conflict of the Uppsala programme: its sides and its episode's dates."""

    conflict: int
    year: int
    sides: tuple[tuple[int, ...], tuple[int, ...]]
    supporters: tuple[tuple[int, ...], tuple[int, ...]]
    intensity: int
    started: dt.date
    ended: dt.date | None


@dataclass(frozen=True, slots=True)
class Spell:
    """One spell of peace; ``calendar_years`` only where a year is coded, not a day."""

    pair: Pair
    war: str
    years: float
    renewed: bool
    calendar_years: int = 0
    between_stints: bool = False
    principal: Mapping[str, Verdict] = field(default_factory=dict)
    transformed: bool = False
    deadly: bool = True


# Of the wars that fight on as another type, the code of the Correlates of War.
_TRANSFORMED = 4


def cow_spells(participants: Iterable[Participant], last_day: dt.date) -> tuple[Spell, ...]:
    """Return the spells of every pair of opponents, cease-fires inside a war included and marked."""
    wars = by_key((each.war, each) for each in participants)
    pairs = by_key(fought for war, members in wars.items() for fought in _fought(war, members))
    found = []
    for pair, fought in sorted(pairs.items()):
        runs = _joined(fought)
        for run, following in zip(runs, [*runs[1:], None], strict=True):
            spell = _closed(pair, run.end, following.start if following else None, last_day)
            if spell is not None:
                found.append(_told(spell, run, following, wars))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Run:
    start: dt.date
    end: dt.date
    war: int
    stint: int
    wars: frozenset[int]


def _fought(war: int, members: Sequence[Participant]) -> Iterable[tuple[Pair, _Run]]:
    for one in members:
        for other in members:
            if one.state < other.state and one.side != other.side:
                for number, (ours, theirs) in enumerate(zip(one.stints, other.stints, strict=True), start=1):
                    if ours and theirs and max(ours[0], theirs[0]) <= min(ours[1], theirs[1]):
                        start, end = max(ours[0], theirs[0]), min(ours[1], theirs[1])
                        yield (one.state, other.state), _Run(start, end, war, number, frozenset({war}))


def _joined(fought: Iterable[_Run]) -> list[_Run]:
    """Join wars of one pair that overlap or touch: peace starts only when none is going on."""
    runs: list[_Run] = []
    for each in sorted(fought, key=lambda run: (run.start, run.end, run.war, run.stint)):
        if runs and each.start <= runs[-1].end + dt.timedelta(days=1):
            last = replace(runs[-1], wars=runs[-1].wars | each.wars)
            longer = replace(last, end=each.end, war=each.war, stint=each.stint)
            runs[-1] = longer if each.end > last.end else last
        else:
            runs.append(each)
    return runs


def _told(
    spell: Spell, fought: _Run, following: _Run | None, wars: Mapping[int, Sequence[Participant]]
) -> Spell:
    outcome = {each.state: each.outcome for each in wars[fought.war]}
    return replace(
        spell,
        war=str(fought.war),
        between_stints=following is not None and following.war == fought.war and fought.stint == 1,
        principal={rule: _principal(spell.pair, fought, wars, rule) for rule in ("own side", "whole war")},
        transformed=outcome[spell.pair[0]] == _TRANSFORMED,
    )


def _principal(pair: Pair, fought: _Run, wars: Mapping[int, Sequence[Participant]], rule: str) -> Verdict:
    """Return whether both states bore a tenth of the largest deaths, in any of the joined wars."""
    verdicts = []
    for war in fought.wars:
        members = {each.state: each for each in wars[war]}
        parts = []
        for state in pair:
            own = members[state]
            beside = [
                each.deaths
                for each in members.values()
                if each.deaths is not None and (rule == "whole war" or each.side == own.side)
            ]
            parts.append(_bore_a_tenth(own.deaths, beside))
        verdicts.append("no" if "no" in parts else "undetermined" if "undetermined" in parts else "yes")
    return "yes" if "yes" in verdicts else "undetermined" if "undetermined" in verdicts else "no"


def _bore_a_tenth(deaths: int | None, beside: Sequence[int]) -> Verdict:
    if deaths is None:
        return "undetermined"
    return "yes" if deaths > 0 and deaths >= max(beside) / _TENTH else "no"


def ucdp_spells(years: Iterable[ActiveYear], unit: Unit, last_day: dt.date) -> tuple[Spell, ...]:
    """Return the spells by conflict or pair of states; one quiet calendar year at least ends an episode."""
    active: dict[tuple[int, ...], dict[int, list[ActiveYear]]] = defaultdict(lambda: defaultdict(list))
    for each in years:
        for key in _keys(each, unit):
            active[key][each.year].append(each)
    found = []
    for key, by_year in sorted(active.items()):
        episodes = _episodes(by_year)
        for episode, following in zip(episodes, [*episodes[1:], None], strict=True):
            if episode[-1] < last_day.year:
                spell = _after(key, by_year, (episode, following), last_day)
                found += [spell] if spell is not None else []
    return tuple(found)


def _keys(each: ActiveYear, unit: Unit) -> list[tuple[int, ...]]:
    if unit == "conflict":
        return [(each.conflict,)]
    ours, theirs = each.sides
    if unit == "state pair with supporters":
        ours, theirs = ours + each.supporters[0], theirs + each.supporters[1]
    return [(min(one, other), max(one, other)) for one in ours for other in theirs if one != other]


def _episodes(years: Iterable[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return runs


def _after(
    key: tuple[int, ...],
    by_year: Mapping[int, Sequence[ActiveYear]],
    episodes: tuple[list[int], list[int] | None],
    last_day: dt.date,
) -> Spell | None:
    episode, following = episodes
    rows = [row for year in episode for row in by_year[year]]
    ends = [row.ended for row in by_year[episode[-1]] if row.ended]
    end = max(ends) if ends else dt.date(episode[-1], 12, 31)
    renewed = min(row.started for row in by_year[following[0]]) if following else None
    if renewed is not None and following is not None and renewed <= end:
        renewed = dt.date(following[0], 1, 1)  # the source repeats an older start
    pair = (key[0], key[1]) if len(key) > 1 else (rows[0].sides[0][0], rows[0].sides[1][0])
    spell = _closed(pair, end, renewed, last_day)
    if spell is None:
        return None
    until = following[0] if following else _limit(pair, last_day).year
    return replace(
        spell,
        war="+".join(str(war) for war in sorted({row.conflict for row in rows})),
        calendar_years=until - episode[-1],
        deadly=max(row.intensity for row in rows) > 1,
    )


def _closed(pair: Pair, start: dt.date, renewed: dt.date | None, last_day: dt.date) -> Spell | None:
    """Return the spell from ``start`` on; None where the pair is never at risk."""
    stop = renewed or _limit(pair, last_day)
    if renewed is None and stop <= start:
        return None
    years = round((stop - start).days / YEAR_DAYS, 4)
    return Spell(pair, "", years, renewed is not None)


def _limit(pair: Pair, last_day: dt.date) -> dt.date:
    """Return the last day on which both states existed and the data reach."""
    states = table("peace/states", "state_code")
    ends = [states[str(code)].text("state_ended") for code in pair if str(code) in states]
    return min([last_day, *(dt.date.fromisoformat(end) for end in ends if end)])


def by_war(spells: Sequence[Spell]) -> tuple[Spell, ...]:
    """Return one spell a war: it fails when any pair of its opponents fights again, the first of them."""
    groups = by_key((spell.war, spell) for spell in spells)
    return tuple(
        min(failed, key=lambda spell: spell.years)
        if (failed := [spell for spell in members if spell.renewed])
        else max(members, key=lambda spell: spell.years)
        for members in groups.values()
    )
