"""What ``--assume`` takes: values and ranges by name, and files of experts and of base rates."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from rempart.outlook.assessment import BaseRate
from rempart.outlook.codings import base_rates_from
from rempart.outlook.experts import read_experts

_EXPERT, _BASE_RATES = "expert=", "base_rates="


class Assumed(TypedDict):
    """What a reader assumes: choices of ``rempart.weigh``."""

    assume: Sequence[str]
    experts: dict[str, dict[str, object]]
    base_rates: Sequence[BaseRate] | None


def read_assumed(assume: Sequence[str]) -> Assumed:
    """Read the files that are named and leave the values as they are.

    Raises:
        AssumptionError: a file of an expert or of spells that cannot be read.
    """
    given = [option.strip() for option in assume]
    rates = _paths(given, _BASE_RATES)
    return {
        "assume": [option for option in given if not option.startswith((_EXPERT, _BASE_RATES))],
        "experts": read_experts(_paths(given, _EXPERT)),
        "base_rates": base_rates_from(rates) if rates else None,
    }


def _paths(given: Sequence[str], kind: str) -> list[Path]:
    return [Path(option.removeprefix(kind)).expanduser() for option in given if option.startswith(kind)]
