"""What is written under the chart of the part "One data set"."""

from __future__ import annotations

EXPLANATION = r"""
The same houses, and each loss asked for its own best answer: one price for all, or one
line by area. The answers differ, because each loss lets the houses pull in its own way.
A house's **pull** is here the gradient of its own loss in the prediction; in the mean
loss over five houses it counts a fifth of that. At the best answer all pulls up and all
pulls down cancel.

**The catch: absolute error is not robust because an outlier adds little to it.** Of
200, 210, 220, 230 and 1,000 thousand dollars the outlier is 80 % of the squared error,
and of the absolute error even **95 %**. What counts is the pull. Under absolute error
every house that the answer misses pulls with the same \$1 per dollar, however far away
it is; under squared error the pull is twice the distance. For the median, \$220,000,
the outlier is one house on the upper side and no more. The mean goes up to \$372,000,
until the four others together pull down as hard as the one pulls up.

Drag the fifth house from \$240,000 out to \$1,000,000: its share of every loss grows,
the mean follows, the median stays. While it is near, its share of the squared error,
40 %, is larger than its share of the absolute error, 33 %.

**In an interview:** absolute error is robust because each pull is capped, not because
an outlier's share of it is small.

:small[P. J. Huber, Robust Estimation of a Location Parameter, 1964; R. Koenker and
G. Bassett, Regression Quantiles, 1978. The sales are from Ames, Iowa: D. De Cock,
2011.]
"""
_ANSWERS = r"""
- **Squared error: the mean.** Pulls grow with the distance, and the mean is where the
  distances up and down are equal in sum. One price typed \$300,000 too high moves the
  mean of seven prices by a seventh of that, \$42,857.
- **Absolute error: the median.** Each house pulls by 1, so it is where as many pull up
  as down. How far away they are does not matter.
- **Quantile loss: the quantile.** A house above pulls up by $\tau$, one below pulls
  down by $1-\tau$. At $\tau = 0.9$ nine of ten should be below.
- **Huber loss: usually in between.** Up to $\delta$ a pull grows as in squared error,
  beyond it is capped at $\delta$. With few prices and a small $\delta$ the answer can
  be just beyond the median.

A line does the same at every area at once: squared error aims at the mean price of
houses of that size, absolute error at their median.
"""
_HALF = r"""
For one price the pulls up and the pulls down have the same sum, so a house that pulls
alone against all others has just half of all the pulls, however far away it is. That is
the mean of the five houses: 1,256,000 of 2,512,000, or 50 %. Watch the gradient beside
the bar: it grows by \$1.60 for each dollar that the outlier moves away, since the mean
follows by \$0.20. Under absolute error it is 1 of 4, or 25 %; the house that the median
is does not pull.
"""
_HUBER = r"""
With the price typed wrong and $\delta$ = \$50,000, Huber's answer for the seven sales
is \$205,515, between the median, \$192,500, and the mean, \$245,519. Choose $\delta$ by
what an ordinary error is: errors below it are averaged, those beyond it only counted by
their side. With $\delta$ above every error, the answer *is* the mean.

Here the Huber loss begins as half the square. That halves all its pulls alike and
changes no share and no answer.
"""
_QUANTILE = r"""
One of seven prices is a seventh of them. So beyond $\tau = 6/7 = 0.857$ the quantile is
the largest price, and whatever is typed there is the answer. The median is safe as long
as fewer than half of the prices are wrong; a quantile at $\tau = 0.9$ only as long as
fewer than a tenth of them are wrong at the top.
"""
_LEVERAGE = r"""
Absolute error caps the pull on the *price*. A line is also **turned**, by the pull
times the distance in area: a house far out has a long lever. The house of 5,642 square
feet, sold unfinished for \$160,000, brings the slope of squared error from \$56.76 per
square foot down to \$14.02, and that of absolute error from \$31.43 to \$9.46. That
line goes right through it, so the outlier's share of the absolute error is 0. Absolute
error protects from a wrong *price*, not from an unusual *area*.

Large houses can also hide one another. With all five in the data, leaving out the
largest leaves absolute error's slope at \$18.58; leaving out the three that were sold
unfinished gives \$61.12. So look at the houses themselves, and if you leave some out,
say so.
"""
_MANY = r"""
With the eight prices as sold, four are at most \$190,000 and four at least \$206,000.
Every price between has the same absolute error, and each of them is a median. Most
programs report the middle, \$198,000: a habit, not a result of the loss. The mean
never has such a choice, and Huber's answer has none while a house is nearer to it than
$\delta$.

For the same reason there can be several best lines for absolute error. One of them
always goes through two of the houses; that is how the line here is found.
"""
_OUT = r"""
A price that was typed wrong says nothing about houses; there a capped pull helps, and
correcting it helps more. A house that really was that dear belongs to the truth. If
what is needed is a total, such as the tax of a whole street, the mean is right
*because* it hears the outlier.
"""
FOLDS = {
    "What each loss answers": _ANSWERS,
    "Why a pull is half of all, and no more": _HALF,
    "Huber: how to choose δ": _HUBER,
    "Is a quantile safe from outliers?": _QUANTILE,
    "Leverage: an outlier in area": _LEVERAGE,
    "When several answers are equally good": _MANY,
    "Should an outlier count less?": _OUT,
}
