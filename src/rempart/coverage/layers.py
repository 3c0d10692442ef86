"""The layers that are covered apart, and the kinds of systems that are told apart."""

from typing import Literal

Layer = Literal["ballistic", "other"]
Systems = Literal["promised", "planned", "slipped"]
