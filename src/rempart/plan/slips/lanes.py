"""Numbers of several trials side by side, which the compiled loop takes in one step.

Numba leaves it to the compiler whether steps of a loop are taken together, and it seldom does where each waits for
the one before. Here a value is a vector of eight numbers, one a trial: it is loaded, stored, added and compared as a
whole, in as many instructions as the processor needs, with the digits that each number alone would have. Nothing is
fused or reordered.

Numba's cache looks at a caller's own file alone: after a change here, what it has kept of the callers must go.
"""

import operator
from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba.core import types
from numba.core.imputils import lower_builtin
from numba.core.typing.templates import ConcreteTemplate, infer_global, signature
from numba.extending import intrinsic, models, register_model

LANES = 8  # trials side by side
_NUMBERS = ir.VectorType(ir.DoubleType(), LANES)
_ALIGNED = 8  # bytes: rows begin at any number
Typed = tuple[Any, Callable[..., Any]]
_intrinsic: Any = intrinsic  # its types are those of code that Numba itself runs


class Lanes(types.Type):
    """The type of a vector of numbers, one a trial."""

    def __init__(self) -> None:
        super().__init__(name="Lanes")


_lanes = Lanes()


@register_model(Lanes)
class _Kept(models.PrimitiveModel):
    def __init__(self, manager: Any, kind: Any) -> None:
        super().__init__(manager, kind, _NUMBERS)


def _data(context: Any, builder: Any, kind: Any, array: Any) -> Any:
    """Return the address of the first number of an array."""
    return context.make_array(kind)(context, builder, array).data


def _place(builder: Any, data: Any, at: Any) -> Any:
    """Return the address of the vector that comes so many numbers later."""
    return builder.bitcast(builder.gep(data, [at]), _NUMBERS.as_pointer())


@_intrinsic
def load(_: Any, numbers: Any, at: Any) -> Typed:
    """Return the numbers from one place of a contiguous array on; nothing is checked."""

    def _code(context: Any, builder: Any, signed: Any, values: Any) -> Any:
        data = _data(context, builder, signed.args[0], values[0])
        loaded = builder.load(_place(builder, data, values[1]))
        loaded.align = _ALIGNED
        return loaded

    return _lanes(numbers, at), _code


@_intrinsic
def store(_: Any, numbers: Any, at: Any, lanes: Any) -> Typed:
    """Write to the places of a contiguous array from one on; nothing is checked."""

    def _code(context: Any, builder: Any, signed: Any, values: Any) -> Any:
        data = _data(context, builder, signed.args[0], values[0])
        builder.store(values[2], _place(builder, data, values[1])).align = _ALIGNED
        return context.get_dummy_value()

    return types.none(numbers, at, lanes), _code


@_intrinsic
def spread(_: Any, number: Any) -> Typed:  # noqa: ARG001 -- Numba reads the name
    """Return the same number in every lane."""

    def _code(_context: Any, builder: Any, _signed: Any, values: Any) -> Any:
        empty, first = ir.Constant(_NUMBERS, ir.Undefined), ir.Constant(ir.IntType(32), 0)
        everywhere = ir.Constant(ir.VectorType(ir.IntType(32), LANES), [0] * LANES)
        return builder.shuffle_vector(builder.insert_element(empty, values[0], first), empty, everywhere)

    return _lanes(types.float64), _code


def _chosen(sign: str) -> Any:
    @_intrinsic
    def _choose(_: Any, one: Any, other: Any) -> Typed:
        def _code(_context: Any, builder: Any, _signed: Any, values: Any) -> Any:
            return builder.select(builder.fcmp_ordered(sign, *values), *values)

        return _lanes(one, other), _code

    return _choose


least, most = _chosen("<"), _chosen(">")


@_intrinsic
def raised(_: Any, one: Any, bound: Any, more: Any) -> Typed:
    """Return the numbers, those at a bound or beyond it raised by so much more."""

    def _code(_context: Any, builder: Any, _signed: Any, values: Any) -> Any:
        here, least_raised, by = values
        is_below = builder.fcmp_ordered("<", here, least_raised)
        return builder.select(is_below, here, builder.fadd(here, by))

    return _lanes(one, bound, more), _code


@_intrinsic
def any_below(_: Any, one: Any, other: Any) -> Typed:
    """Say whether the first is below the second in any lane."""

    def _code(_context: Any, builder: Any, _signed: Any, values: Any) -> Any:
        bits = ir.IntType(LANES)
        is_below = builder.bitcast(builder.fcmp_ordered("<", *values), bits)
        return builder.icmp_unsigned("!=", is_below, bits(0))

    return types.boolean(one, other), _code


@_intrinsic
def scatter(_: Any, numbers: Any, rows: Any, number: Any) -> Typed:
    """Write one number to a row of its own in each lane of a contiguous array; nothing is checked."""

    def _code(context: Any, builder: Any, signed: Any, values: Any) -> Any:
        data = _data(context, builder, signed.args[0], values[0])
        word, wide = ir.IntType(32), ir.IntType(64)
        many = ir.VectorType(word, LANES)
        begins = builder.mul(builder.fptosi(values[1], many), ir.Constant(many, [LANES] * LANES))
        for lane in range(LANES):
            begin = builder.zext(builder.extract_element(begins, word(lane)), wide)
            builder.store(values[2], builder.gep(data, [builder.add(begin, wide(lane))]))
        return context.get_dummy_value()

    return types.none(numbers, rows, number), _code


def _with_sign(sign: Any, instruction: str) -> None:
    @infer_global(sign)
    class _Sign(ConcreteTemplate):
        cases = (signature(_lanes, _lanes, _lanes),)

    @lower_builtin(sign, Lanes, Lanes)
    def _code(_context: Any, builder: Any, _signed: Any, values: Any) -> Any:
        return getattr(builder, instruction)(*values)


for _sign, _instruction in (
    (operator.add, "fadd"),
    (operator.sub, "fsub"),
    (operator.mul, "fmul"),
    (operator.truediv, "fdiv"),
):
    _with_sign(_sign, _instruction)
