"""Numbers of several trials side by side, which the compiled loop takes in one step.

Numba leaves it to the compiler whether steps of a loop are taken together, and it seldom does where each waits for
the one before. Here a value is a vector of eight numbers, one a trial: it is loaded, stored, added and compared as a
whole, in as many instructions as the processor needs, with the digits that each number alone would have. Nothing is
fused or reordered.

Numba's cache looks at a caller's own file alone: after a change here, what it has kept of the callers must go.
"""

import operator
from collections.abc import Callable
from math import prod
from typing import Any

import numpy as np
from llvmlite import ir
from numba.core import types
from numba.core.imputils import lower_builtin
from numba.core.typing.templates import ConcreteTemplate, infer_global, signature
from numba.extending import intrinsic, models, register_model

LANES = 8  # trials side by side
LINE = 64  # bytes of a line of the processor's cache
BLOCK = 32  # whole numbers of 16 bits side by side
_NUMBERS = ir.VectorType(ir.DoubleType(), LANES)
_ALIGNED = 8  # bytes: rows begin at any number
Typed = tuple[Any, Callable[..., Any]]
_intrinsic: Any = intrinsic  # its types are those of code that Numba itself runs


def empty(shape: tuple[int, ...], kind: type = np.float64) -> Any:
    """Return an array of nothing that begins where a line of the processor's cache does: half the lines a vector asks for.

    Example:
        >>> int(empty((3, 8)).ctypes.data) % 64
        0
    """
    room = np.zeros(prod(shape) * np.dtype(kind).itemsize + LINE, np.uint8)
    begin = -room.ctypes.data % LINE
    return room[begin : begin + len(room) - LINE].view(kind).reshape(shape)


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


def _everywhere(builder: Any, kind: Any, number: Any) -> Any:
    """Return a vector that holds one number in every lane."""
    empty, word = ir.Constant(kind, ir.Undefined), ir.IntType(32)
    nowhere = ir.Constant(ir.VectorType(word, kind.count), [0] * kind.count)
    return builder.shuffle_vector(builder.insert_element(empty, number, word(0)), empty, nowhere)


def _column(context: Any, builder: Any, typed: Any, at: Any) -> list[Any]:
    """Return the addresses of a column of an array, the first ``LANES`` rows."""
    kind, array = typed
    rows = context.make_array(kind)(context, builder, array)
    length, place = builder.extract_value(rows.shape, 1), builder.gep(rows.data, [at])
    places = [place]
    for _ in range(LANES - 1):
        places.append(builder.gep(places[-1], [length]))
    return places


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
def to_rows(_: Any, numbers: Any, rows: Any, at: Any) -> Typed:
    """Write ``LANES`` vectors of an array to as many rows of another, a row a lane, from one place of theirs on.

    The vectors follow each other from the one of that number on; nothing is checked.
    """

    def _code(context: Any, builder: Any, signed: Any, values: Any) -> Any:
        wide, word = ir.IntType(64), ir.VectorType(ir.IntType(32), LANES)
        data = _data(context, builder, signed.args[0], values[0])
        turned = []
        for row in range(LANES):
            begin = builder.mul(builder.add(values[2], wide(row)), wide(LANES))
            turned.append(builder.load(_place(builder, data, begin)))
            turned[-1].align = _ALIGNED
        for apart in (1, 2, 4):  # rows and lanes change places one binary digit of their numbers at a time
            for row in (row for row in range(LANES) if not row & apart):
                one, other = turned[row], turned[row | apart]
                low = [LANES + (lane ^ apart) if lane & apart else lane for lane in range(LANES)]
                high = [LANES + lane if lane & apart else lane | apart for lane in range(LANES)]
                turned[row] = builder.shuffle_vector(one, other, ir.Constant(word, low))
                turned[row | apart] = builder.shuffle_vector(one, other, ir.Constant(word, high))
        for lane, place in enumerate(_column(context, builder, (signed.args[1], values[1]), values[2])):
            builder.store(turned[lane], builder.bitcast(place, _NUMBERS.as_pointer())).align = _ALIGNED
        return context.get_dummy_value()

    return types.none(numbers, rows, at), _code


@_intrinsic
def spread(_: Any, number: Any) -> Typed:  # noqa: ARG001 -- Numba reads the name
    """Return the same number in every lane."""

    def _code(_context: Any, builder: Any, _signed: Any, values: Any) -> Any:
        return _everywhere(builder, _NUMBERS, values[0])

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
def catch_up(_: Any, placed: Any, sums: Any, ends: Any) -> Typed:
    """Write a column of counts of what the money pays of what is owed, and say whether any lane may not be at its end.

    Rows are lanes; ``sums`` are what is owed and the money. Each lane counts on from the count in another column, by up
    to ``LANES`` numbers. ``ends`` are that other column, the one that is written, and that of the money, which pays no
    number after it; nothing is checked.
    """

    def _code(context: Any, builder: Any, signed: Any, values: Any) -> Any:
        wide, (kind, kinds, _), (counts, both, ends) = ir.IntType(64), signed.args, values
        begin, end, month = (builder.extract_value(ends, place) for place in range(3))
        owed, money = ((kinds.types[place], builder.extract_value(both, place)) for place in range(2))
        before, after = (_column(context, builder, (kind, counts), at) for at in (begin, end))
        rows, has = _column(context, builder, owed, wide(0)), _column(context, builder, money, month)
        most_of_all, steps = builder.add(month, wide(1)), wide(0)
        for lane in range(LANES):
            count = builder.zext(builder.load(before[lane]), wide)
            owes = builder.load(_place(builder, rows[lane], count))
            owes.align = _ALIGNED
            there = _everywhere(builder, _NUMBERS, builder.load(has[lane]))
            is_paid = builder.bitcast(builder.fcmp_ordered("<=", owes, there), ir.IntType(LANES))
            step, left = builder.zext(builder.ctpop(is_paid), wide), builder.sub(most_of_all, count)
            step = builder.select(builder.icmp_signed("<", step, left), step, left)
            builder.store(builder.trunc(builder.add(count, step), ir.IntType(16)), after[lane])
            steps = builder.or_(steps, step)
        return builder.icmp_signed(">=", steps, wide(LANES))

    return types.boolean(placed, sums, ends), _code


@_intrinsic
def later(_: Any, rows: Any, counts: Any, ends: Any) -> Typed:
    """Write ``BLOCK`` counts of 16 bits: those from one place on up to a cap, or those from another if they are more.

    ``ends`` are where in ``rows`` they are written, the one place in ``counts``, the cap, and the other place; nothing
    is checked.
    """

    def _code(context: Any, builder: Any, signed: Any, values: Any) -> Any:
        target, source, ends = values
        at, first, cap, second = (builder.extract_value(ends, place) for place in range(4))
        counts_of = ir.VectorType(ir.IntType(16), BLOCK)

        def address(place: int, array: Any, begin: Any) -> Any:
            """Return where the counts begin in one of the arrays."""
            data = _data(context, builder, signed.args[place], array)
            return builder.bitcast(builder.gep(data, [begin]), counts_of.as_pointer())

        def read(begin: Any) -> Any:
            """Load the counts from a place on."""
            loaded = builder.load(address(1, source, begin))
            loaded.align = 2
            return loaded

        one, other = read(first), read(second)
        capped = _everywhere(builder, counts_of, builder.trunc(cap, ir.IntType(16)))
        one = builder.select(builder.icmp_signed("<", one, capped), one, capped)
        both = builder.select(builder.icmp_signed(">", one, other), one, other)
        builder.store(both, address(0, target, at)).align = 2
        return context.get_dummy_value()

    return types.none(rows, counts, ends), _code


@_intrinsic
def gather(_: Any, numbers: Any, counts: Any, at: Any) -> Typed:
    """Return the numbers of a contiguous array to which counts of 16 bits point.

    The count of each lane stands ``BLOCK`` places after that of the lane before; nothing is checked.
    """

    def _code(context: Any, builder: Any, signed: Any, values: Any) -> Any:
        data = _data(context, builder, signed.args[0], values[0])
        row = builder.gep(_data(context, builder, signed.args[1], values[1]), [values[2]])
        word, wide = ir.IntType(32), ir.IntType(64)
        found = ir.Constant(_NUMBERS, ir.Undefined)
        for lane in range(LANES):
            count = builder.zext(builder.load(builder.gep(row, [wide(lane * BLOCK)])), wide)
            found = builder.insert_element(found, builder.load(builder.gep(data, [count])), word(lane))
        return found

    return _lanes(numbers, counts, at), _code


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
