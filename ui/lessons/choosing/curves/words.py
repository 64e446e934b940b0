"""What is written under the chart of the part "Curves"."""

from __future__ import annotations

EXPLANATION = r"""
Curves share an axis only where they answer to the same thing: an **error**, the
**probability of the true class** (or its *logit*, the score before the sigmoid turns it
into a probability), or a **margin**. The error is counted in multiples of \$50,000, so
all these losses are pure numbers; nats and bits are pure numbers too.

**The catch: heights of different losses rank nothing, and sizes of slopes neither.**
Twice a loss has the same best answer, and twice the slope and the curvature: half the
step size, and nothing is changed. What counts is the **shape**: how the slope of *one*
loss changes from a small mistake to a large one. It decides how hard one sample pulls
beside another. The *curvature* says how soon the slope changes:

- The squared error pulls in proportion to the miss: four times the miss, four times the
  slope. The absolute error pulls by 1, wherever it is. Huber's is a parabola near 0 and
  straight beyond $\delta$; log-cosh is much the same without a seam.
- The quantile loss pulls by $\tau$ where the prediction is too low, and by $1-\tau$
  where it is too high. At $\tau = 0.5$ it is half the absolute error.

Here $\ln$ is the natural logarithm. Minus $\ln$ of a probability is counted in *nats*;
with the logarithm to the base 2, in *bits*. Log-cosh has no probability in it, so it is
in neither.

**In an interview:** say in what the slope is taken, and judge a loss by its shape: how
hard a large mistake pulls beside a small one. *Proper* means lowest at the true
probability.

:small[P. J. Huber, Robust Estimation of a Location Parameter, 1964; R. Koenker and
G. Bassett, Regression Quantiles, 1978. More sources are in the table of facts.]
"""
_SURE = r"""
A larger mistake has a larger loss, but not always a larger slope. At the logit $-5$
the model gives the truth 0.0067. The squared error on the sigmoid (Brier) is 0.9867,
nearly all it can be, and its slope in the logit is $-0.0132$. Cross-entropy's is
$-0.9933$: 75 times as strong. No step size makes up for that, because at the logit 0
it is only 2 times: there the slopes are $-0.25$ and $-0.5$.

The factor $p(1-p)$ of the sigmoid is in both slopes. Cross-entropy's $-1/p$ cancels
it; the Brier loss has nothing that does. So the Brier loss is honest about
probabilities, and slow from a bad start.

So a larger mistake need not pull harder. The sizes of three slopes, each in what its
loss takes, an error in multiples of \$50,000 or a logit:

| mistake | [absolute error][1] | [Brier loss][2] | [cross-entropy][3] |
|---|---|---|---|
| small: error 0.5, logit −1 | 1.0000 | 0.2875 | 0.7311 |
| larger: error 1.5, logit −3 | 1.0000 | 0.0861 | 0.9526 |
| largest: error 2.5, logit −5 | 1.0000 | 0.0132 | 0.9933 |

The first is constant, the second vanishes, the third comes close to 1. And a slope says
which way the answer is, not how far.

[1]: choosing?preset=errors&loss=absolute_error&error=2.5
[2]: choosing?preset=sure-and-wrong
[3]: choosing?preset=sure-and-wrong&loss=cross_entropy
"""
_GEAR = r"""
Both, each on its own axis. In $p$ the slope of cross-entropy is $-1/p$, at 0.7 that is
$-1.428571$. Between $p$ and its logit $z$ stands a gear, $dp/dz = p(1-p) = 0.21$, and

$$-1.428571 \times 0.21 = -0.3 = p - 1.$$

So name the axis with the slope. The loss itself, 0.3567, is the same on both.
"""
_BOUND = r"""
Not in nats. At $m = 0$ the logistic loss is $\ln 2 = 0.6931$, while the zero-one loss
counts a mistake there. For $-0.541325 < m < 0$ the answer is wrong and costs less than
1. In bits, divided by $\ln 2$, the curve goes through 1 at $m = 0$ and is nowhere
below the zero-one loss; nor are hinge, squared hinge and exponential.

For training the difference is none: a constant factor moves no minimum. For a proof
that bounds the number of mistakes by the loss it is all there is.

:small[P. L. Bartlett, M. I. Jordan and J. D. McAuliffe, Convexity, Classification, and
Risk Bounds, 2006.]
"""
_HONEST = r"""
If an event happens in 7 of 10 cases, the mean loss of reporting $p$ is $0.7\,L(1, p) +
0.3\,L(0, p)$. A loss is **proper** if that is lowest at $p = 0.7$.

- Cross-entropy is: 0.6109 there, the entropy of 70 : 30.
- The Brier loss is: 0.21 there. Squared error is not *wrong* for classes.
- The absolute error is not: it is lowest at $p = 1$, and so rewards exaggeration.
- The focal loss at $\gamma = 2$ is not: it is lowest at 0.5785, nearer to a half.
"""
_TEMPERATURE = r"""
Dividing the logit by $T$ keeps the order of the classes and changes how sure they are:
$T > 1$ less, $T < 1$ surer. On a finished model $T$ is fitted so that the loss on
held-out data is lowest. One number cannot mend every probability: it helps where the
model is too sure, or not sure enough, everywhere alike. In training, the
slope in $z$ is that of the curve without $T$ at the place $z/T$, divided by $T$; the
curvature is the one there, divided by $T^2$.

:small[C. Guo, G. Pleiss, Y. Sun and K. Q. Weinberger, On Calibration of Modern Neural
Networks, 2017.]
"""
_KINKS = r"""
At a kink there is no one slope: every number between the slope on the left and the one
on the right fits, and is called a subgradient. Where the curve is straight, the
curvature is 0, so the slope says nothing about how far away the minimum is. On the
absolute error of one sample steps of one size jump to and fro over the minimum. Of many
samples the pulls cancel near the answer, so the slope of their mean does shrink.

A negative curvature (Brier and focal on the logit, where the model is sure and wrong)
means that the loss is not convex there: the slope gets *weaker* as the mistake gets
worse.
"""
FOLDS = {
    "Sure and wrong: why a large loss can have a small slope": _SURE,
    "Is the slope −1/p or p − 1?": _GEAR,
    "Is the logistic loss above the zero-one loss?": _BOUND,
    "Which losses are honest about probabilities?": _HONEST,
    "What temperature does": _TEMPERATURE,
    "Kinks, straight lines and bent-down curves": _KINKS,
}
