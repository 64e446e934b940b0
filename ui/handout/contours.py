"""Lines of equal height of a surface, by marching squares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Grid = Sequence[Sequence[float | None]]
Place = tuple[float, float]


def lines_of(
    x: Sequence[float], y: Sequence[float], z: Grid, height: float
) -> Iterator[tuple[Place, Place]]:
    """The pieces of the line at a height: each goes through one cell of the grid.

    Parameters
    ----------
    x, y
        The columns and the rows of the grid.
    z
        The height at each: `z[row][column]`; a cell with a gap has no line.
    height
        Which line.

    Examples
    --------
    >>> list(lines_of([0, 1], [0, 1], [[0, 1], [0, 1]], 0.25))
    [((0.25, 0.0), (0.25, 1.0))]
    """
    for row in range(len(y) - 1):
        lower, upper = z[row], z[row + 1]
        for column in range(len(x) - 1):
            corners = (
                (x[column], y[row], lower[column]),
                (x[column + 1], y[row], lower[column + 1]),
                (x[column + 1], y[row + 1], upper[column + 1]),
                (x[column], y[row + 1], upper[column]),
            )
            crossed = list(_crossings(corners, height))
            yield from zip(crossed[::2], crossed[1::2], strict=True)


def _crossings(
    corners: Sequence[tuple[float, float, float | None]], height: float
) -> Iterator[Place]:
    """Where the sides of a cell are crossed: none, two or four places."""
    heights = [each for *_, each in corners if each is not None]
    if len(heights) < 4 or not min(heights) <= height <= max(heights):
        return
    for place, (x, y, here) in enumerate(corners):
        to_x, to_y, there = corners[(place + 1) % 4]
        assert here is not None
        assert there is not None
        if (here >= height) != (there >= height):
            share = (height - here) / (there - here)
            yield float(x + share * (to_x - x)), float(y + share * (to_y - y))
