"""The five switches of coverage: who is counted, where people and systems stand."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, Self, get_args

from rempart.errors import CoverageError
from rempart.plan.programme import Programme

Area = Literal["government", "official", "recognised"]
Population = Literal["present", "registered", "low"]
Rural = Literal["spread", "unplaced"]
Sites = Literal["control", "all"]
FULL = 100  # per cent of the delivered systems


@dataclass(frozen=True, slots=True)
class Switches:
    """How people are counted and where systems may stand.

    Args:
        area: Whose people count: districts under ``government`` control, all ``official`` figures, or
            ``recognised``, which adds Crimea and Sevastopol in figures of 2014.
        population: ``registered`` in 2022, the ``present`` total of 2024, or a ``low`` second-hand one.
            None, the default, shows present with registered beside it under ``area="government"``,
            else registered alone, the only figures that exist there.
        rural: People without a coordinate are ``spread`` over cells, or ``unplaced``: counted, never covered.
        sites: Systems stand in cities under government ``control``, or in ``all`` listed ones.
        availability: The share of delivered systems that count, in whole per cent.

    Raises:
        CoverageError: a value is not one of those named, or a pair of them has no sourced figures.

    Example:
        >>> Switches(area="official").populations
        ('registered',)
    """

    area: Area = "government"
    population: Population | None = None
    rural: Rural = "spread"
    sites: Sites = "control"
    availability: int = FULL

    def __post_init__(self) -> None:
        allowed = {"area": Area, "population": Population, "rural": Rural, "sites": Sites}
        for name, values in allowed.items():
            found = getattr(self, name)
            if found not in get_args(values) and not (name == "population" and found is None):
                raise CoverageError(
                    f"coverage switch {name} is {found!r}",
                    " or ".join(get_args(values)),
                    "Correct the switch or leave it out.",
                )
        share = self.availability
        if isinstance(share, bool) or not isinstance(share, int) or not 0 <= share <= FULL:
            raise CoverageError(
                f"coverage switch availability is {share!r}",
                "whole per cent from 0 to 100",
                "Correct the switch or leave it out.",
            )
        if self.area != "government" and self.population in {"present", "low"}:
            raise CoverageError(
                f"population {self.population} with area {self.area}",
                "registered, because no sourced estimate by district exists outside government control",
                "Choose population registered, or area government.",
            )

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Self:
        """Return switches from a mapping such as a programme's coverage section; None means left out.

        Raises:
            CoverageError: a name is no switch, or a value is not allowed.
        """
        known = [field.name for field in fields(cls)]
        for name in given:
            if name not in known:
                raise CoverageError(
                    f"no coverage switch {name!r}", f"one of {', '.join(known)}", "Correct the name."
                )
        return cls(**{name: value for name, value in given.items() if value is not None})

    @classmethod
    def of(cls, programme: Programme | None, **options: str | int | None) -> Self:
        """Return the switches of a programme, overruled by the options that are given.

        Raises:
            CoverageError: a value is not allowed.
        """
        chosen = programme.coverage if programme is not None else None
        given = chosen.model_dump(exclude_none=True) if chosen is not None else {}
        return cls.read(given | {name: value for name, value in options.items() if value is not None})

    @property
    def populations(self) -> tuple[Population, ...]:
        """The population figures that are shown, the first one first."""
        if self.area != "government":
            return ("registered",)
        if self.population in {None, "present"}:
            return ("present", "registered")
        return (self.population or "present",)
