"""The layers that are covered apart, and the kinds of systems that are told apart."""

from typing import Literal, get_args

Layer = Literal["ballistic", "other"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
Systems = Literal["promised", "planned", "slipped"]
