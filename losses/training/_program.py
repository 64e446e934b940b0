"""A quadratic program with kinks, solved by an interior-point method.

What is lowered charges `above` per unit that a row lacks and `below` per unit that
it has too much, plus a parabola in the weights. A step costs one small linear
system, however many rows there are. Source: Portnoy and Koenker, The Gaussian Hare
and the Laplacian Tortoise, 1997, with the steps of Mehrotra, On the Implementation
of a Primal-Dual Interior Point Method, 1992.
"""

from typing import NamedTuple

import numpy as np

from losses._checks import Array

MOST_STEPS = 100
# A gap between the two bounds on the lowest value this small beside the first one.
ENOUGH = 1e-14
NEARLY = 0.995
RIDGE = 1e-14


class Program(NamedTuple):
    """To lower: `above . max(u, 0) + below . max(-u, 0) + linear . w + w' P w / 2`.

    Here `u = goal - rows w`, what each row lacks, and P is `quadratic`.
    """

    rows: Array
    goal: Array
    above: Array
    below: Array
    linear: Array
    quadratic: Array


class _Point(NamedTuple):
    """`p - q` will be what rows lack; `price`, in [-below, above], what that costs.

    Moves from one point to another have the same four parts.
    """

    weights: Array
    p: Array
    q: Array
    price: Array

    def along(self, move: "_Point", length: float) -> "_Point":
        return _Point(*(at + length * by for at, by in zip(self, move, strict=True)))


class _System(NamedTuple):
    """The equations of one step, solved once for every right-hand side.

    `s` and `t` are how far the prices are from their ends. At the lowest point
    `s p` and `t q` are 0.
    """

    rows: Array
    at: _Point
    s: Array
    t: Array
    off: Array
    off_dual: Array
    share: Array
    inverse: Array

    def move(self, to_p: Array, to_q: Array) -> _Point:
        """Change `s p` by `to_p` and `t q` by `to_q`, as far as straight lines go."""
        pull = self.off - to_p / self.s + to_q / self.t
        weights = self.inverse @ (self.off_dual + self.rows.T @ (self.share * pull))
        price = self.share * (pull - self.rows @ weights)
        p = (to_p + self.at.p * price) / self.s
        q = (to_q - self.at.q * price) / self.t
        return _Point(weights, p, q, price)

    def length(self, move: _Point) -> float:
        """How much of a move keeps p, q, s and t above 0; all of it at most."""
        changes = (
            (self.at.p, move.p),
            (self.at.q, move.q),
            (self.s, -move.price),
            (self.t, move.price),
        )
        return 1.0 / max(1.0, *(float((-by / own).max()) for own, by in changes))


def solve(program: Program) -> Array:
    """Find the weights with the lowest value.

    Each step aims straight at the lowest point, to see how far that leads, and is
    then made with what was learnt from it.
    """
    rows, _, above, below = program[:4]
    at = _start(program)
    best, lowest = at.weights, _height(program, at.weights)
    enough = 0.0
    for _ in range(MOST_STEPS):
        s, t = above - at.price, below + at.price
        gap = float(s @ at.p + t @ at.q)
        enough = enough or ENOUGH * gap
        if not gap > enough:
            break
        system = _system(program, at, s, t)
        straight = system.move(-s * at.p, -t * at.q)
        length = system.length(straight)
        left = (s - length * straight.price) @ (at.p + length * straight.p)
        left += (t + length * straight.price) @ (at.q + length * straight.q)
        centre = gap / (2.0 * len(rows)) * (float(left) / gap) ** 3
        # The bend of the way is trusted no further than the way leads.
        bend = length * length * straight.price
        move = system.move(
            centre - s * at.p + bend * straight.p,
            centre - t * at.q - bend * straight.q,
        )
        if not np.isfinite(move.weights).all():
            break
        at = at.along(move, min(1.0, NEARLY * system.length(move)))
        height = _height(program, at.weights)
        if height <= lowest:
            best, lowest = at.weights, height
    return best


def _start(program: Program) -> _Point:
    rows, goal, above, below = program[:4]
    weights = np.linalg.lstsq(rows, goal, rcond=None)[0]
    lack = goal - rows @ weights
    size = float(max(np.abs(lack).mean(), np.abs(goal).mean())) or 1.0
    p, q = np.maximum(lack, 0.0) + size, np.maximum(-lack, 0.0) + size
    return _Point(weights, p, q, 0.5 * (above - below))


def _system(program: Program, at: _Point, s: Array, t: Array) -> _System:
    rows = program.rows
    off = program.goal - rows @ at.weights - at.p + at.q
    off_dual = rows.T @ at.price - program.linear - program.quadratic @ at.weights
    share = 1.0 / (at.p / s + at.q / t)
    matrix = (rows.T * share) @ rows + program.quadratic
    own = matrix.diagonal()
    matrix += np.diag(np.where(own > 0.0, RIDGE * own, 1.0))
    return _System(rows, at, s, t, off, off_dual, share, np.linalg.inv(matrix))


def _height(program: Program, weights: Array) -> float:
    lack = program.goal - program.rows @ weights
    price = np.where(lack > 0.0, program.above, -program.below)
    slope = program.linear + 0.5 * program.quadratic @ weights
    return float(price @ lack + slope @ weights)
