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
from numba.core import cgutils, types
from numba.core.imputils import lower_builtin
from numba.core.typing.templates import ConcreteTemplate, infer_global, signature
from numba.extending import intrinsic, models, register_model

LANES = 8  # trials side by side
LINE = 64  # bytes of a line of the processor's cache
REACH = 16  # months' dues that are looked at for as many months of money as there are lanes
BLOCK = 32  # whole numbers of 16 bits side by side
_NUMBERS = ir.VectorType(ir.DoubleType(), LANES)
_COUNTS = ir.VectorType(ir.IntType(64), LANES)
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


def _loaded(builder: Any, data: Any, at: Any) -> Any:
    """Return the vector that begins so many numbers later."""
    loaded = builder.load(_place(builder, data, at))
    loaded.align = _ALIGNED
    return loaded


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
        return _loaded(builder, data, values[1])

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
            turned.append(_loaded(builder, data, begin))
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


@_intrinsic
def spread_from(_: Any, numbers: Any, at: Any) -> Typed:
    """Return the same number of a contiguous array in every lane; nothing is checked."""

    def _code(context: Any, builder: Any, signed: Any, values: Any) -> Any:
        data = _data(context, builder, signed.args[0], values[0])
        return _everywhere(builder, _NUMBERS, builder.load(builder.gep(data, [values[1]])))

    return _lanes(numbers, at), _code


@_intrinsic
def fetch(_: Any, numbers: Any, at: Any) -> Typed:
    """Have the line of the processor's cache with one number of a contiguous array brought near; nothing is checked."""

    def _code(context: Any, builder: Any, signed: Any, values: Any) -> Any:
        word, anywhere = ir.IntType(32), ir.PointerType()
        place = builder.gep(_data(context, builder, signed.args[0], values[0]), [values[1]])
        kind = ir.FunctionType(ir.VoidType(), [anywhere, word, word, word])
        asked = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0")
        to_read, soon, data = word(0), word(3), word(1)
        builder.call(asked, [builder.bitcast(place, anywhere), to_read, soon, data])
        return context.get_dummy_value()

    return types.none(numbers, at), _code


def _chosen(sign: str) -> Any:
    @_intrinsic
    def _choose(_: Any, one: Any, other: Any) -> Typed:
        def _code(_context: Any, builder: Any, _signed: Any, values: Any) -> Any:
            return builder.select(builder.fcmp_ordered(sign, *values), *values)

        return _lanes(one, other), _code

    return _choose


least, most = _chosen("<"), _chosen(">")


def _is_steady(builder: Any, owed: Any, there: Any, *, is_all_paid: Any) -> Any:
    """Say whether each month pays for the next number and no more; where all is paid there is no more to pay."""

    def in_every_lane(is_so: Any) -> Any:
        """Say whether something is so in every lane."""
        word = ir.IntType(LANES)
        return builder.icmp_unsigned("==", builder.bitcast(is_so, word), word(-1))

    now, then = (_loaded(builder, owed, ir.IntType(64)(place)) for place in range(2))
    is_no_more = builder.or_(is_all_paid, in_every_lane(builder.fcmp_ordered(">", then, there)))
    return builder.and_(is_no_more, in_every_lane(builder.fcmp_ordered("<=", now, there)))


def _paid(builder: Any, owed: Any, there: Any) -> Any:
    """Return how many of the next ``REACH`` numbers each lane pays for."""
    counts = [ir.Constant(_NUMBERS, [0.0] * LANES)] * 2  # two, so that one need not wait for the other
    one = ir.Constant(_NUMBERS, [1.0] * LANES)
    for place in range(REACH):
        owes = _everywhere(builder, _NUMBERS, builder.load(builder.gep(owed, [ir.IntType(64)(place)])))
        more = builder.fadd(counts[place % 2], one)
        counts[place % 2] = builder.select(builder.fcmp_ordered("<=", owes, there), more, counts[place % 2])
    return builder.fptosi(builder.fadd(*counts), _COUNTS)


@_intrinsic
def catch_up(_: Any, placed: Any, sums: Any, ends: Any) -> Typed:
    """Write ``LANES`` columns of counts of what the money pays of what is owed, and say whether any row may pay for more.

    Rows are trials; ``sums`` are what is owed and the money. Each counts on from the count before those columns, by up
    to ``REACH`` numbers. ``ends`` are the first of the columns and that of the money, which pays no number after it;
    nothing is checked.
    """

    def _code(context: Any, builder: Any, signed: Any, values: Any) -> Any:
        wide, (kind, kinds, _), (counts, both, ends) = ir.IntType(64), signed.args, values
        at, month = (builder.extract_value(ends, place) for place in range(2))
        owed, money = ((kinds.types[place], builder.extract_value(both, place)) for place in range(2))
        columns, has = _column(context, builder, (kind, counts), at), _column(context, builder, money, month)
        by_one = ir.Constant(_COUNTS, list(range(1, LANES + 1)))
        most_of_all = builder.add(_everywhere(builder, _COUNTS, month), by_one)
        behind = cgutils.alloca_once_value(builder, ir.Constant(ir.IntType(1), 0))
        for column, money_there, row in zip(
            columns, has, _column(context, builder, owed, wide(0)), strict=True
        ):
            begin = builder.zext(builder.load(builder.gep(column, [wide(-1)])), wide)
            start, there = _everywhere(builder, _COUNTS, begin), _loaded(builder, money_there, wide(0))
            following = builder.gep(row, [begin])
            is_all_paid = builder.icmp_signed("==", begin, month)
            kept = cgutils.alloca_once(builder, _COUNTS)
            with builder.if_else(_is_steady(builder, following, there, is_all_paid=is_all_paid)) as (
                steady,
                unsteady,
            ):
                with steady:
                    builder.store(builder.add(start, by_one), kept)
                with unsteady:
                    count = builder.add(start, _paid(builder, following, there))
                    last = builder.extract_element(count, ir.IntType(32)(LANES - 1))
                    is_far = builder.icmp_signed("==", last, builder.add(begin, wide(REACH)))
                    is_less = builder.icmp_signed("<", last, builder.add(month, wide(LANES)))
                    builder.store(builder.or_(builder.load(behind), builder.and_(is_far, is_less)), behind)
                    is_fewer = builder.icmp_signed("<", count, most_of_all)
                    builder.store(builder.select(is_fewer, count, most_of_all), kept)
            count = builder.trunc(builder.load(kept), ir.VectorType(ir.IntType(16), LANES))
            builder.store(count, builder.bitcast(column, count.type.as_pointer())).align = 2
        return builder.load(behind)

    return types.boolean(placed, sums, ends), _code


@_intrinsic
def later(_: Any, come: Any, placed: Any, ends: Any) -> Typed:
    """Write ``BLOCK`` months of counts of 16 bits: those from one place on up to a cap, or those from another if they are more.

    ``placed`` has a row a lane. ``ends`` are an array, by lane the one place in its row, the other and the cap; and how
    many months on from both. In ``come`` the lanes of a month stand side by side; nothing is checked.
    """

    def _code(context: Any, builder: Any, signed: Any, values: Any) -> Any:
        (target, source, ends), kinds = values, signed.args[2]
        starts, month = builder.extract_value(ends, 0), builder.extract_value(ends, 1)
        wide, count, word = ir.IntType(64), ir.IntType(16), ir.IntType(32)
        counts_of = ir.VectorType(count, BLOCK)
        begins = _data(context, builder, kinds.types[0], starts)
        rows = []
        for lane, row in enumerate(_column(context, builder, (signed.args[1], source), month)):
            first, second, cap = (
                builder.load(builder.gep(begins, [wide(lane + LANES * k)])) for k in range(3)
            )
            one, other = (
                builder.load(builder.bitcast(builder.gep(row, [begin]), counts_of.as_pointer()))
                for begin in (first, second)
            )
            one.align = other.align = 2
            capped = _everywhere(builder, counts_of, builder.trunc(cap, count))
            one = builder.select(builder.icmp_signed("<", one, capped), one, capped)
            rows.append(builder.select(builder.icmp_signed(">", one, other), one, other))
        low = [8 * k + j // 2 + BLOCK * (j % 2) for k in range(BLOCK // 8) for j in range(8)]
        masks = [ir.Constant(ir.VectorType(word, BLOCK), [at + more for at in low]) for more in (0, 4)]
        for _ in range(3):  # rows and months change places within eights of months
            rows = [
                builder.shuffle_vector(rows[k // 2], rows[k // 2 + 4], masks[k % 2]) for k in range(LANES)
            ]
        data = builder.gep(_data(context, builder, signed.args[0], target), [builder.mul(month, wide(LANES))])
        for number, row in enumerate(rows):
            for begin in range(0, BLOCK, LANES):
                of_month = builder.shuffle_vector(
                    row, row, ir.Constant(ir.VectorType(word, LANES), list(range(begin, begin + LANES)))
                )
                place = builder.gep(data, [wide((begin + number) * LANES)])
                builder.store(of_month, builder.bitcast(place, of_month.type.as_pointer())).align = 2
        return context.get_dummy_value()

    return types.none(come, placed, ends), _code


@_intrinsic
def gather(_: Any, numbers: Any, counts: Any, at: Any) -> Typed:
    """Return the numbers of a contiguous array to which as many counts of 16 bits as there are lanes point; nothing is checked."""

    def _code(context: Any, builder: Any, signed: Any, values: Any) -> Any:
        data = _data(context, builder, signed.args[0], values[0])
        begin = builder.gep(_data(context, builder, signed.args[1], values[1]), [values[2]])
        counts = builder.load(builder.bitcast(begin, ir.VectorType(ir.IntType(16), LANES).as_pointer()))
        counts.align = 2
        wide = builder.zext(counts, _COUNTS)
        places = builder.gep(data, [wide], source_etype=ir.DoubleType())
        places.type = ir.VectorType(ir.PointerType(), LANES)
        mask = ir.VectorType(ir.IntType(1), LANES)
        kind = ir.FunctionType(_NUMBERS, [places.type, ir.IntType(32), mask, _NUMBERS])
        found = cgutils.get_or_insert_function(
            builder.module, kind, f"llvm.masked.gather.v{LANES}f64.v{LANES}p0"
        )
        return builder.call(
            found,
            [places, ir.IntType(32)(8), ir.Constant(mask, [1] * LANES), ir.Constant(_NUMBERS, ir.Undefined)],
        )

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
