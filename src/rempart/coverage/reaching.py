"""Who is within reach of what, on the sphere or the plane: a quadtree of balls decides whole squares of the map at once.

A square of the map lies in the ball around its middle that goes through its farthest corner. Where a
system reaches across that ball, it reaches everything in the square; where it stops short of the ball,
nothing; the square is cut in four only where neither holds. What is left open in the finest squares is
decided point by point. So points are never measured against sites that are far from them, or deep
inside the circle, and any number of points streams through in the same memory.
"""

from dataclasses import dataclass
from math import sin
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rempart.coverage.instance import WORD, Instance, Merged, Merging, Words, from_words
from rempart.coverage.places import Located

Map = NDArray[np.float64]
_MOST_LEVELS = 10
_MOST_WORDS = 1 << 24  # words that the finest squares may hold: 128 MiB
_POINTS_A_SQUARE = 4  # finer squares than that cost more than they save
_SAFELY = 1e-9  # relative; far above what sums of floating-point numbers err, far below any radius


class Surface(Protocol):
    """How points of the map lie in a space where a system reaches as far as a straight line of a length."""

    def positions(self, points: Map) -> Map:
        """Return shape (dimensions, n) for points of the map, shape (2, n)."""

    def length(self, radius: float) -> float:
        """Return the straight line that belongs to a radius."""

    @property
    def strict(self) -> bool:
        """Whether a point at exactly the radius is out of reach."""


@dataclass(frozen=True, slots=True, repr=False)
class _Squares:
    """The squares of one level: what reaches all of a square, and the pairs that are still open."""

    inside: Words
    square: NDArray[np.int64]
    column: NDArray[np.int32]


class Reaching:
    """Demand as it streams by, merged by what reaches it.

    Args:
        surface: What distance is.
        sites: Where systems may stand, points of the map, shape (2, sites).
        radii: One for each kind of system; every kind may stand at every site.
        box: Corners of the map, shape (2, 2): least and largest of both coordinates; no point lies outside.
        points: How many points are to come, roughly; it sets how fine the squares are and nothing else.
    """

    def __init__(
        self, surface: Surface, sites: Map, radii: tuple[float, ...], *, corners: Map, points: int
    ) -> None:
        self._surface = surface
        self._kinds = np.repeat(np.arange(len(radii)), sites.shape[1])
        self._sites = np.tile(surface.positions(sites), len(radii))
        self._reach = np.repeat([surface.length(radius) for radius in radii], sites.shape[1])
        self._words = -(-max(1, len(self._kinds)) // WORD)
        self._low = corners[:, :1]
        self._span = np.maximum(corners[:, 1:] - corners[:, :1], 1e-12)
        self._levels = 0
        while (
            self._levels < _MOST_LEVELS
            and 4 ** (self._levels + 1) * _POINTS_A_SQUARE <= points
            and 4 ** (self._levels + 1) * self._words <= _MOST_WORDS
        ):
            self._levels += 1
        self._squares = self._refined()
        self._open = np.bincount(self._squares.square, minlength=4**self._levels)
        self._first_open = np.concatenate([[0], np.cumsum(self._open)])
        self._settled = np.zeros(4**self._levels)
        self._merging = Merging(self._words)

    def add(self, points: Map, weights: NDArray[np.int64]) -> None:
        """Add points of the map, shape (2, n), with their weights; the order changes nothing."""
        square = self._square_of(points)
        settled = self._open[square] == 0
        self._settled += np.bincount(square[settled], weights[settled], minlength=len(self._settled))
        rest = np.flatnonzero(~settled)
        if len(rest):
            self._merging.add(self._words_of(points[:, rest], square[rest]), weights[rest])

    def instance(self) -> Instance:
        """Return the classes of everything added so far; points out of every reach are in none."""
        found = self.merged()
        kept = found.words.any(axis=1) & (found.weights > 0)
        return from_words(found.words[kept], found.weights[kept], self._kinds)

    def merged(self) -> Merged:
        """Return every cover set with its weight, that of the points out of every reach included."""
        weighty = np.flatnonzero(self._settled)
        whole = Merging(self._words)
        whole.add(self._squares.inside[weighty], self._settled[weighty].astype(np.int64))
        others = self._merging.all()
        whole.add(others.words, others.weights)
        return whole.all()

    def words_of(self, points: Map) -> Words:
        """Return the cover set of each point, shape (n, words)."""
        return self._words_of(points, self._square_of(points))

    def _square_of(self, points: Map) -> NDArray[np.int64]:
        """Return the finest square of each point."""
        side = 2**self._levels
        column, row = np.clip((points - self._low) * (side / self._span), 0, side - 1).astype(np.int64)
        return np.asarray(row * side + column)

    def _refined(self) -> _Squares:
        """Cut squares in four until the finest level, keeping open what the balls do not decide."""
        columns = len(self._kinds)
        squares = _Squares(
            np.zeros((1, self._words), dtype=np.uint64),
            np.zeros(columns, dtype=np.int64),
            np.arange(columns, dtype=np.int32),
        )
        for level in range(self._levels):
            squares = self._cut(squares, level)
        return squares

    def _cut(self, squares: _Squares, level: int) -> _Squares:
        side = 2 ** (level + 1)
        parents = squares.inside.reshape(side // 2, side // 2, self._words)
        inside = parents.repeat(2, axis=0).repeat(2, axis=1).reshape(side * side, self._words)
        row, column_of_map = np.divmod(squares.square, side // 2)
        corner = 2 * row * side + 2 * column_of_map
        children = np.concatenate([corner, corner + 1, corner + side, corner + side + 1])
        columns = np.tile(squares.column, 4)
        middle, radius = self._balls(side)
        apart = np.zeros(len(children))
        for ours, theirs in zip(middle, self._sites, strict=True):
            apart += (ours[children] - theirs[columns]) ** 2
        apart = np.sqrt(apart)
        reach = self._reach[columns]
        within = apart + radius[children] < reach * (1 - _SAFELY)
        out = apart - radius[children] > reach * (1 + _SAFELY)
        _set_bits(inside, children[within], columns[within])
        left = ~within & ~out
        order = np.lexsort((columns[left], children[left]))
        return _Squares(inside, children[left][order], columns[left][order])

    def _balls(self, side: int) -> tuple[Map, NDArray[np.float64]]:
        """Return the middle of each square, shape (dimensions, squares), and the radius of its ball."""
        edges = np.arange(side + 1) / side
        middles = (edges[1:] + edges[:-1]) / 2
        middle = self._surface.positions(self._on_map(middles, middles))
        radius = np.zeros(side * side)
        for x in (edges[:-1], edges[1:]):
            for y in (edges[:-1], edges[1:]):
                corner = self._surface.positions(self._on_map(x, y))
                np.maximum(radius, np.sqrt(((corner - middle) ** 2).sum(axis=0)), out=radius)
        return middle, radius * (1 + _SAFELY) + _SAFELY * float(self._reach.max(initial=0))

    def _on_map(self, across: NDArray[np.float64], upwards: NDArray[np.float64]) -> Map:
        """Return the points of a lattice, row by row, from parts of the map's width and height."""
        parts = np.stack([np.tile(across, len(upwards)), np.repeat(upwards, len(across))])
        return np.asarray(self._low + parts * self._span)

    def _words_of(self, coordinates: Map, square: NDArray[np.int64]) -> Words:
        """Return the cover sets of points in squares: what reaches the square, and each open pair measured."""
        words = self._squares.inside[square]
        positions = self._surface.positions(coordinates)
        left = self._open[square]
        points = np.flatnonzero(left)
        turn = 0
        while len(points):
            columns = self._squares.column[self._first_open[square[points]] + turn]
            reached = self._reached(positions[:, points], columns)
            _set_bits(words, points[reached], columns[reached])
            turn += 1
            points = points[left[points] > turn]
        return words

    def _reached(self, positions: Map, columns: NDArray[np.int32]) -> NDArray[np.bool_]:
        apart = np.zeros(len(columns))
        for ours, theirs in zip(positions, self._sites, strict=True):
            apart += (ours - theirs[columns]) ** 2
        reach = self._reach[columns] ** 2
        return np.asarray(apart < reach if self._surface.strict else apart <= reach)


def _set_bits(words: Words, rows: NDArray[np.int64], columns: NDArray[np.int32]) -> None:
    """Set the bit of each column in its row; no pair stands twice, so bits may be added."""
    bits = np.left_shift(np.uint64(1), (columns % WORD).astype(np.uint64))
    np.add.at(words.reshape(-1), rows * words.shape[1] + columns // WORD, bits)


EARTH_RADIUS_KM = 6371.0088


class Sphere:
    """The map is longitude and latitude in degrees, radii are in kilometres along great circles.

    Positions are points of the unit sphere; straight lines through it order places as great circles do.
    A point at exactly the radius is within reach.
    """

    strict = False

    def positions(self, points: Map) -> Map:
        """Return shape (3, n) for longitudes and latitudes of shape (2, n)."""
        longitude, latitude = np.radians(points)
        return np.stack(
            [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)]
        )

    def length(self, radius: float) -> float:
        """Return the chord of a great-circle distance in kilometres."""
        return 2 * sin(min(radius / EARTH_RADIUS_KM, np.pi) / 2)


class Neighbourhoods:
    """Great-circle neighbourhoods of the cities where systems may stand (sphere of 6371.0088 km)."""

    def __init__(self, demand: Located, cities: Located) -> None:
        self._surface = Sphere()
        self._amount = demand.amount
        self._demand = np.stack([demand.longitude, demand.latitude])
        self._cities = np.stack([cities.longitude, cities.latitude])

    def within(self, radius_km: float, cities: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return shape (points,): at most ``radius_km`` from any of the given cities."""
        points = self._surface.positions(self._demand)
        reach = self._surface.length(radius_km) ** 2
        covered = np.zeros(len(self._amount), dtype=np.bool_)
        for city in self._surface.positions(self._cities[:, cities]).T:
            covered |= ((points - city[:, None]) ** 2).sum(axis=0) <= reach
        return covered

    def instance(self, radii_km: tuple[float, ...], *, equal: bool = False) -> Instance:
        """Return the instance with one kind of system for each radius, at every city.

        ``equal`` counts every point once instead of by its amount. Points with equal cover sets are one
        class; points out of every reach are in none.
        """
        reaching = self._reaching(radii_km)
        reaching.add(self._demand, np.ones_like(self._amount) if equal else self._amount)
        return reaching.instance()

    def words(self, radii_km: tuple[float, ...]) -> Words:
        """Return the cover set of each point as bits, for one kind of system for each radius at every city."""
        return self._reaching(radii_km).words_of(self._demand)

    def _reaching(self, radii_km: tuple[float, ...]) -> Reaching:
        size = len(self._amount)
        corners = self._demand if size else np.zeros((2, 1))
        box = np.stack([corners.min(axis=1), corners.max(axis=1)], axis=1)
        return Reaching(self._surface, self._cities, radii_km, corners=box, points=size)
