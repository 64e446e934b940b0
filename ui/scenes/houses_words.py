"""What is written under the chart of the lesson "House prices"."""

from __future__ import annotations

from losses import (
    REGISTRY,
    constant_minimiser,
    huber,
    mean_absolute_error,
    mean_squared_error,
    quantile,
    root_mean_squared_error,
)
from ui.datasets import houses_fit
from ui.numbers import dollars_squared, fixed, money, percent, plain
from ui.scenes.houses_loss import best_price, total, values
from ui.scenes.houses_state import LOSSES, PRESETS

_FIVE = PRESETS["outlier"]
EXPLANATION = r"""
The **error** is predicted minus actual, $\hat y - y$: negative when the prediction is
too low. The squared error of one house is $(\hat y - y)^2$, and over $n$ houses one
takes the mean:

$$\text{MSE} = \frac{1}{n} \sum_{i=1}^{n} (\hat y_i - y_i)^2$$

Here the error is 200,000 − 250,000 = −50,000 dollars and its square
2.5 × 10⁹ *dollars squared*. Nobody pays in dollars squared, so one also reports the
root, 50,000 dollars. Squaring takes the sign away, so that an error that is too high
cannot cancel one that is too low, and it makes large errors count far more than small
ones. The **gradient** is the slope of the curve, $2(\hat y - y)$ for one house: while
it is negative, a higher prediction lowers the loss.

**The catch: half the error is not half the loss.** At \$225,000 the error is half as
large, −\$25,000, and the loss is 6.25 × 10⁸ \$², a *quarter*. The absolute error does
halve. So a model that is trained with squared errors works hardest on its worst houses.

*Source:* A.-M. Legendre, Nouvelles méthodes pour la détermination des orbites des
comètes, 1805, where least squares was first published.
"""
_MEANINGS = {
    "squared_error": "twice the error costs four times as much",
    "absolute_error": "twice the error costs twice as much; a kink at 0",
    "huber": "half the square up to an error of δ, from there a straight line",
    "quantile": "a dollar too low costs τ, a dollar too high 1 − τ",
}


def _losses() -> str:
    lines = ["| loss | formula | what it means | best single price |", "|--|--|--|--|"]
    for name in LOSSES:
        spec = REGISTRY[name]
        best = "between mean and median" if name == "huber" else f"the {spec.minimiser}"
        lines.append(
            f"| {spec.title} | ${spec.formula.replace('|', r'\vert ')}$ "
            f"| {_MEANINGS[name]} | {best} |"
        )
    return "\n".join(lines)


_LOSSES = rf"""
{_losses()}

**δ** (delta) has the unit of the price. It should be about as large as an ordinary
error: then ordinary houses are treated as with squares, and only unusual ones are held
back. With δ = \$1 nearly every house is beyond it, and the Huber loss is practically the
absolute error: for an error of \$50,000 it is {fixed(huber(0, 50e3, delta=1), 1)}. With
prices in thousands, an error of 50 and δ = 10 cost
10 · (50 − 5) = {plain(huber(0, 50, delta=10))}.

**τ** (tau) says which error is worse. With τ = 0.9, a prediction that is 10 too low
costs {plain(quantile(10, 0, quantile=0.9))}, one that is 10 too high costs
{plain(quantile(0, 10, quantile=0.9))}: it pays to aim high, so high that about nine of
ten prices turn out to be below. At τ = 0.5 it is half the absolute error.

At a **kink** there is no single slope. Where the prediction is exact, the absolute error
allows every slope from −1 to 1 (the dotted line in the gradient panel); programs
usually take 0.

*Sources:* {REGISTRY["absolute_error"].source}. {REGISTRY["huber"].source}.
{REGISTRY["quantile"].source}.
"""


def _share(loss: str) -> str:
    state = _FIVE.__class__(**vars(_FIVE) | {"loss": loss})
    losses = values(state)
    return percent(losses[-1] / losses.sum())


_BEST = {loss: best_price(_FIVE, loss) for loss in LOSSES}
_OUTLIER = rf"""
Four houses cost \$200,000 to \$230,000, the fifth \$1,000,000, and one price has to do
for all. The squared error is lowest at the **mean**, {money(_BEST["squared_error"])};
the absolute error at the **median**, {money(_BEST["absolute_error"])}; the Huber loss
with δ = \$100,000 at {money(_BEST["huber"])}. Drag the fifth house down to \$300,000:
only the mean has moved all the way along.

**The catch:** it is often said that the absolute error is robust because an outlier
adds little to it. Look at the share: the fifth house makes up
{_share("squared_error")} of the squared error at the mean, but
{_share("absolute_error")} of the absolute error at the median. What is limited is its
*pull*, the slope that it adds: with squares it grows with the distance, with the
absolute error it is the same at every distance, with Huber it is capped at δ. (Each
pull is divided by 5 in the mean.)

Compare a loss with itself, never with another one: 9.87 × 10¹⁰ \$² and \$164,000 have
different units, and the smaller number is not the better model.
"""
_UNITS = rf"""
- **MSE** is in dollars squared, **RMSE**, its root, and **MAE**, the mean absolute
  error, are in dollars. MSE and RMSE always agree which of two models is better, on the
  same houses. MAE may disagree with them.
- RMSE is never below MAE; they are equal when all errors have the same size, as in
  “Errors that would cancel”.
- **RMSE cannot be averaged.** Two batches of the same size with an MSE of 1 and 9 have
  together an MSE of {plain(mean_squared_error([0, 0], [1, 3]))} and an RMSE of
  {fixed(root_mean_squared_error([0, 0], [1, 3]), 3)}, not (1 + 3)/2 = 2.
- **The number depends on the unit.** In thousands of dollars the first example is
  {plain(mean_squared_error([250], [200]))} instead of
  {dollars_squared(mean_squared_error([250e3], [200e3]))}, a million times less, and the
  model is the same.
- **Sum or mean** have their lowest point at the same predictions. The gradient of the
  sum is *n* times as large: with four houses, −\$100,000 instead of −\$25,000 per
  dollar, which matters for the step size in training.
"""
_FIT = houses_fit()
_TEN = PRESETS["sales"]
_SALES = rf"""
The ten sales are from Ames, Iowa, 2006 to 2010: {{n_test}} of the 2,930 sales were held
out, a least-squares fit on area, rooms and neighbourhood was made on the other
{{n_train}}, and the ten are among those that it has **not** seen. They were chosen by a
rule: the one predicted furthest too high (house 3) and the one furthest too low
(house 8) between \$100,000 and \$500,000, then the sale nearest to \$100,000, \$150,000
and so on, each in another neighbourhood. The two worst make their mean loss
({dollars_squared(total(_TEN))}) far larger than that of all held-out sales
({dollars_squared(_FIT.test.mse)}, RMSE {money(_FIT.test.rmse)}, MAE
{money(_FIT.test.mae)}).

The fit adds {money(_FIT.per_sqft)} for each square foot and
**{money(_FIT.per_room)} for each room**, beside a constant and a number for each
neighbourhood. That a room should make a house *cheaper* is no slip: the area is already
counted. The coefficient compares houses of the same area and neighbourhood, of which one
is cut into more, and so smaller, rooms. Area and rooms rise together (collinearity), so
neither coefficient alone says what a room is worth.

House 3, {_FIT.houses[2].area_sqft:,} square feet, sold for {money(_FIT.houses[2].y_true)}
and was predicted at {money(_FIT.houses[2].y_pred)}: {_share_of_house_3} of the squared
error of the ten is its own.

*Source:* D. De Cock, Ames, Iowa: Alternative to the Boston Housing Data as an End of
Semester Regression Project, Journal of Statistics Education 19(3), 2011.
""" if False else ""
