"""What is written under the chart of the part "Race"."""

from __future__ import annotations

EXPLANATION = r"""
Every loss starts from the same weights and takes the same number of steps of the same
step size. Their own values are not compared: squared dollars, dollars, nats and plain
numbers have no common axis, and a smaller number of one loss says nothing against
another. What is compared is a pure number, **the distance to each loss's own lowest
point as a share of the distance at the start**, and one measure that belongs to none of
them, taken on samples that were held out.

**Prices.** Two weights of a line, 2,198 houses of Ames. With the step size 0.89 squared
error and Huber arrive, but the absolute error keeps 12 to 16 % of its distance: the
step is over its practical limit of about 0.7, and throws it over the answer again and
again. At 0.45 all three arrive. With 1.1 the squared error is over its limit of 1 and
explodes; Huber, whose limit is 2.33, does not notice.

**The catch: the same step size is not the same speed.** A step size has a unit that
depends on the loss. A race says how a loss moves, not which loss is best: drag the
step size until another one wins.

:small[Ames housing: D. De Cock, 2011; the rest in `data/SOURCES.md`.]

**In an interview:** never compare the values of two losses; compare a measure that
belongs to neither. A loss may be large and pull hardly at all: Brier, where the model
is sure and wrong.
"""
_CONFIDENT = r"""
A start that is sure and wrong. The model gives the true family of the held-out species
15 % on average. The height of cross-entropy above its lowest value is under 1 % of that
at the start after 23 steps, with 17 % of the distance left. Squared error on the same
probability (**Brier**) has 83 % of its distance left after 60.

The reason is the factor $p\,(1-p)$ in its slope, which all but vanishes where the model
is sure, right or wrong. For one mail at the logit $-5$ that is spam, cross-entropy has
the slope $-0.9933$ and Brier $-0.0132$: 75 times less. So a larger loss is not always a
larger gradient. Absolute error is a third kind: per unit of a price its slope is 1,
however far off. The curves over the logit are under
[Choosing a loss](choosing?preset=sure-and-wrong).

Is Brier wrong, then? No. It is a *proper* score: its mean is lowest at the true
probability. It is slow from a bad start, and its surface is not convex. From
weights of 0 the same 60 steps of Brier end with 84 % given to the truth.

So that both losses have a lowest point on the map, both pay a small L2 penalty: 0.001
times half the squared weights. Without it Brier's lies far outside. For Brier "own
lowest point" means the lowest that was found.
"""
_HINGE = r"""
A mail **pulls** if the slope of its loss is not 0. Hinge asks for a margin of 1 and no
more: with the step size 1, half of the 3,012 training mails pull after 40 steps; the
other half are safe and would not be missed. Squared hinge has the same safe side, but
its lowest point has smaller weights, so that more mails (87 %) are inside the margin.
With logistic loss every mail pulls, always: the easy ones ever less, but never 0.

That is why a hinge model depends on its *support vectors* alone, and a logistic one on
all of its data. It is also why logistic loss goes on moving when the accuracy has long
been settled.
"""
_LIMITS = r"""
Squared error has one curvature everywhere, and so one limit. Huber, cross-entropy,
Brier, logistic and squared hinge change their curvature from place to place; the limit
shown is that at their own lowest point. Farther out a run may bear more, or less.
Absolute error and hinge have kinks, and no exact limit. Over many samples the kinks are
tiny, and the mean slope changes almost as evenly as that of a bowl. So there is a
practical limit, dashed on the dial, about 0.7 for absolute error and 11 for hinge. Over
it they do not explode; they jump to and fro. See
[Absolute error bounces](training?preset=price-bounces).

Huber's $\delta$ is 50,000 dollars: errors up to it are squared and halved, larger ones
count by their size.
"""
FOLDS = {
    "Confident mistakes: cross-entropy against squared error": _CONFIDENT,
    "Hinge lets easy mails go": _HINGE,
    "Where the limits come from": _LIMITS,
}
