"""What is written under the chart of the lesson "House prices"."""

from __future__ import annotations

import dataclasses

from losses import (
    REGISTRY,
    huber,
    mean_squared_error,
    quantile,
    root_mean_squared_error,
    squared_error,
    squared_error_gradient,
)
from ui.datasets import houses_fit
from ui.lessons.houses.loss import best_price, total, values
from ui.lessons.houses.state import LOSSES, PRESETS
from ui.numbers import (
    dollars_squared,
    fixed,
    money,
    money_short,
    percent,
    plain,
    thousands_squared,
)

_FIVE = PRESETS["outlier"]
_TEN = PRESETS["sales"]


def _in_text(written: str) -> str:
    """An amount in Markdown, where a bare dollar sign begins a formula."""
    return written.replace("$", r"\$")


def _dollars(value: float) -> str:
    return _in_text(money(value))


def _thousands(value: float) -> str:
    return _in_text(money_short(value))


def _squared(value: float) -> str:
    return _in_text(thousands_squared(value))


def _in_dollars(value: float) -> str:
    return _in_text(dollars_squared(value))


EXPLANATION = rf"""
The **error** is predicted minus actual, $\hat y - y$: negative when the prediction is
too low. The squared error of one house is $(\hat y - y)^2$, and over $n$ houses one
takes the mean:

$$\text{{MSE}} = \frac{{1}}{{n}} \sum_{{i=1}}^{{n}} (\hat y_i - y_i)^2$$

All prices here are in thousands of dollars. In the first example the error is
200 − 250 = −50 and its square {plain(squared_error(250, 200))}, in *squares of a
thousand dollars*: {_in_dollars(squared_error(250e3, 200e3))}. Nobody pays in squares,
so one also reports the root, {_thousands(root_mean_squared_error([250e3], [200e3]))}.
Squaring takes the sign away, so that a prediction that is too high cannot make up for
one that is too low, and it makes large errors count far more than small ones. The
**gradient** is the slope of the curve, $2(\hat y - y)$ for one house: while it is
negative, a higher prediction lowers the loss.

**The catch: half the error is not half the loss.** At \$225k the error is half as
large, −\$25k, and the loss is {_squared(squared_error(250e3, 225e3))}, a *quarter*. The
absolute error does halve. So a model that is trained with squared errors works hardest
on its worst houses.

*Source:* A.-M. Legendre, Nouvelles méthodes pour la détermination des orbites des
comètes, 1805, where least squares was first published.
"""
_MEANINGS = {
    "squared_error": "twice the error costs four times as much",
    "absolute_error": "twice the error costs twice as much; a kink at 0",
    "huber": "half the square up to an error of δ, from there a straight line",
    "quantile": "each dollar too low costs τ dollars, each too high 1 − τ",
}
_BEST = {
    "squared_error": "the mean",
    "absolute_error": "the median",
    "huber": "a compromise of the two",
    "quantile": "the τ-quantile",
}


def _losses() -> str:
    lines = ["| loss | formula | what it means | best single price |", "|--|--|--|--|"]
    for name in LOSSES:
        spec = REGISTRY[name]
        formula = spec.formula.replace("|", r"\vert ")
        cells = (spec.title, f"${formula}$", _MEANINGS[name], _BEST[name])
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


_LOSSES = rf"""
{_losses()}

**δ** (delta) has the unit of the price. It should be about as large as an ordinary
error: then ordinary houses are treated as with squares, and only unusual ones are held
back: an error of 50 with δ = 10 costs 10 · (50 − 5) =
{plain(huber(0, 50, delta=10))} (thousand \$)². With δ = 1, a thousand dollars, nearly
every house is beyond it, and the Huber loss is practically the absolute error times δ:
for an error of 50 it is {fixed(huber(0, 50, delta=1), 1)} (thousand \$)².

**τ** (tau) says which error is worse. With τ = 0.9, a prediction that is 10 too low
costs {plain(quantile(10, 0, quantile=0.9))}, one that is 10 too high costs
{plain(quantile(0, 10, quantile=0.9))}: it pays to aim high, so high that about nine of
ten prices turn out to be below. At τ = 0.5 it is half the absolute error.

At a **kink** there is no single slope. Where the prediction is exact, the absolute
error allows every slope from −1 to 1 (the dotted line under the curve); programs
usually take 0.

*Sources:* {REGISTRY["absolute_error"].source}. {REGISTRY["huber"].source}.
{REGISTRY["quantile"].source}.
"""


def _share(loss: str) -> str:
    losses = values(dataclasses.replace(_FIVE, loss=loss))
    return percent(losses[-1] / sum(losses))


_OUTLIER = rf"""
Four houses cost \$200k to \$230k, the fifth \$1,000k, and one price has to do for all.
The squared error is lowest at the **mean**,
{_thousands(best_price(_FIVE, "squared_error"))}; the absolute error at the **median**,
{_thousands(best_price(_FIVE, "absolute_error"))}; the Huber loss with δ = \$100k at
{_thousands(best_price(_FIVE, "huber"))}. Drag the fifth house down to \$400k and only
the mean follows.

**The catch:** it is often said that the absolute error is robust because an outlier
adds little to it. Look at the share: the fifth house makes up
{_share("squared_error")} of the squared error at the mean, but
{_share("absolute_error")} of the absolute error at the median. What is limited is its
*pull*, the slope that it adds to the total: with squares it grows with the distance,
with the absolute error it is the same at every distance, with Huber it is capped at δ.
(In the mean of five houses each pull is divided by 5.)

To compare two models, use one and the same loss: {_squared(total(_FIVE))} and
{_thousands(total(dataclasses.replace(_FIVE, loss="absolute_error")))} have different
units, and the smaller number is no sign of the better model.
"""
_UNITS = rf"""
- **MSE** is in dollars squared; **RMSE**, its root, and **MAE**, the mean absolute
  error, are in dollars. On the same houses MSE and RMSE always agree which of two
  models is better. MAE may disagree with them.
- RMSE is never below MAE. They are equal when all errors have the same size, as in
  “Errors that would cancel”.
- **RMSE cannot be averaged.** Two batches of the same size with an MSE of 1 and 9 have
  together an MSE of {plain(mean_squared_error([0, 0], [1, 3]))} and an RMSE of
  {fixed(root_mean_squared_error([0, 0], [1, 3]), 3)}, not (1 + 3)/2 = 2.
- **The number depends on the unit.** In dollars, as the programs under “Code” count,
  the first example costs {_in_dollars(mean_squared_error([250e3], [200e3]))} instead of
  {_squared(mean_squared_error([250e3], [200e3]))}: a million times more, and the model
  is the same.
- **Sum or mean** are lowest at the same predictions. The gradient of the sum is *n*
  times as large: with four houses
  {plain(squared_error_gradient(250, 200))} instead of
  {plain(squared_error_gradient(250, 200) / 4)} (thousand \$)² per \$1k for the
  bungalow, which matters for the step size in training.
"""
_FIT = houses_fit()
_HOUSE = _FIT.houses[2]
_SALES = rf"""
The sales are from Ames, Iowa, 2006 to 2010. A least-squares fit on area, rooms and
neighbourhood was made on {_FIT.train.n:,} of them; {_FIT.test.n} were **held out**, and
the ten are among those, so the fit has never seen them. They were chosen by a rule: of
the held-out sales between \$100k and \$500k the one predicted furthest too high
(house 3) and the one furthest too low (house 8), then the sale nearest to \$100k,
\$150k and so on, each in another neighbourhood. The two worst make the mean of the
ten, {_squared(total(_TEN))}, far larger than that of all held-out sales:
{_squared(_FIT.test.mse)}, with RMSE {_thousands(_FIT.test.rmse)} and MAE
{_thousands(_FIT.test.mae)}.

The fit adds {_dollars(_FIT.per_sqft)} for each square foot and
**{_dollars(_FIT.per_room)} for each room**, beside a constant and an amount for the
neighbourhood. That a room makes a house *cheaper* is no slip: its area is already
counted. The coefficient compares houses of equal area in one neighbourhood, of which
one is divided into more, smaller rooms. And since area and rooms rise together
(collinearity), neither coefficient alone says what a room is worth.

House 3 has {_HOUSE.area_sqft:,} square feet, was sold for
{_thousands(_HOUSE.y_true)} and predicted at {_thousands(_HOUSE.y_pred)}. It alone makes
up {percent(values(_TEN)[2] / sum(values(_TEN)))} of the squared error of the ten.

*Source:* D. De Cock, Ames, Iowa: Alternative to the Boston Housing Data as an End of
Semester Regression Project, Journal of Statistics Education 19(3), 2011; the sales are
records of the city's assessor.
"""
FOLDS = {
    "Four losses, and what each calls best": _LOSSES,
    "Mean, median or Huber: what an outlier does": _OUTLIER,
    "MSE, RMSE and MAE; sum and mean; dollars and thousands": _UNITS,
    "Where the ten real sales and their predictions come from": _SALES,
}
