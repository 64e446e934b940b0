"""What is written under the chart of the part "Step size"."""

from __future__ import annotations

EXPLANATION = r"""
Gradient descent goes against the slope, a little at a time. How little is the **step
size** $\eta$, also called the learning rate:

$$
\text{new} = \text{old} - \eta \cdot \text{gradient}
$$

One house was sold for 3 (times 100,000 dollars), and one price $w$ is to be learned for
it. The squared error $(w - 3)^2$ has the gradient $2\,(w - 3)$, so every step
multiplies the distance to the best price by the same number, $1 - 2\eta$:

| step size | distance, each step | price after 20 steps | in words |
|---|---|---|---|
| 0.1 | × 0.8 | 2.965412 | walks in from one side |
| 0.5 | × 0 | 3 | is there after one step |
| 0.9 | × −0.8 | 2.965412 | swings from side to side, equally fast |
| 1.05 | × −1.1 | −17.1825 | lands farther off each time |

**The catch: a bigger step size is not a faster one.** The best is in the middle; 0.1
and 0.9 are mirror images, at the same place after every even number of steps. The
number must stay between $-1$ and $1$, so $\eta$ must be below 1. In general the
**stability limit** is $2/\lambda$, where $\lambda$ is the curvature of the objective,
its second derivative, here 2. With several weights the second derivatives make a table,
the **Hessian**, and $\lambda_{\text{max}}$ is its largest eigenvalue: the curvature in
the steepest direction.

The kink that the absolute error of one house has leaves no such limit and does not
prevent training: a fixed step bounces around the answer, a shrinking one lands (below).

:small[A. Cauchy, Méthode générale pour la résolution des systèmes d'équations
simultanées, 1847.]

**In an interview:** for squared errors the limit is exactly $2/\lambda_{\text{max}}$;
momentum raises it by the factor $1 + \mu$; a sum over $n$ samples instead of their mean
lowers it by the factor $n$. Where the curvature changes it holds near the answer only:
deep networks trained on all samples often settle where $\lambda_{\text{max}}$ is about
$2/\eta$, and do not run away (the *edge of stability*, Cohen et al. 2021).
"""
_POOL = r"""
The **mean** of the squared errors of four houses has the same curvature as one house,
2, and the limit stays at 1. Their **sum** has four times the curvature, 8, and the
limit falls to $2/8 = 0.25$. With the step size 0.3 the distance is multiplied by 0.4
with the mean and by −1.4 with the sum: one arrives in 3 steps, the other explodes.

Sum and mean are lowest at the same price; only the length of the step differs. A step
size from a paper or a colleague means nothing without the reduction, and with a sum it
has to shrink as the data grow: eight houses, 0.125.
"""
_KINK = r"""
No. At its kink the absolute error has no single slope, but every slope from −1 to 1 is
allowed (the *subgradient*): each is that of a line through the kink that stays below
the curve. 0 is one of them, and that is how one knows the lowest point.

What does happen: away from the kink the slope is always 1 in size, however near the
answer is. So a fixed step never gets shorter. From 1 with the step size 1 and the
answer 3.5 the price goes 1, 2, 3, 4, 3, 4, … and stays within one step of the answer,
no nearer. It does not run away either: there is no limit above which it explodes.
Only where the answer is a whole number of steps away does it hit it: with 0.5, for
example. With 0.1 it should as well, but 25 times 0.1 is not quite 2.5 on a computer,
and so little is enough to miss.

That is one house. The mean of many has many kinks, all of them tiny, and its slope does
shrink: there is a [practical limit](training?preset=price-bounces), and under it a
fixed step bounces too little to be seen.

The cure is a step size that shrinks. Divided by the number of the step, it still
swings, ever less: from step 40 on it is within 1 % of its first miss, and after 60
steps at 3.4997. The step sizes must go to 0, but not so fast that their sum
stays finite, or the run can stop short. Hinge and absolute error are trained in this
way every day.

:small[H. Robbins and S. Monro, A Stochastic Approximation Method, 1951. N. Z. Shor,
Minimization Methods for Non-Differentiable Functions, 1985.]
"""
_MOMENTUM = r"""
With momentum $\mu$ each move repeats a share of the last one before it adds its own:

$$
\text{move} = \mu \cdot \text{last move} - \eta \cdot \text{gradient}
$$

Where the step size is small, that helps: with 0.02 alone, 30 steps are not enough; with
a momentum of 0.7 the price has arrived at step 14. More is not better: at 0.95 it rolls
past the answer and swings. The limit rises to $2\,(1 + \mu)/\lambda$, from 1 to 1.7.

On one bowl a better step size does as well as momentum. It pays where the bowl is long
and narrow, so that no single step size suits every direction: see the unscaled houses
under "Three models".

:small[B. T. Polyak, Some Methods of Speeding Up the Convergence of Iteration Methods,
1964. What is drawn is his heavy ball. PyTorch's `SGD(momentum=…)` is the same as long
as the step size stays: it remembers slopes, and multiplies old and new ones by today's
step size.]
"""
_VERDICTS = r"""
The *excess* is how far the objective is above its lowest value. A run is

- **converging**, and has *arrived*, from the step at which the excess stays under 1 %
  of what it was at the start, for the last tenth of the run, at least 3 steps;
- **diverged**, if the step size is over the limit and the excess was still growing, as
  fast as before, at the end, or if the numbers ran so far away that the run was given
  up;
- **oscillating**, if it did not arrive and most of its last moves turned back on the
  move before;
- **crawling**, if it did not arrive otherwise: on its way, but not there in the steps
  that it had.

Each start is measured by itself. A start farther off is not later at 1 % of its own
excess, but it is later within \$10,000 of the answer: with 0.9 at step 16 from 0,
at step 19 from −3.

A run that converges may swing too: 0.9 does. For squared errors the limit is exact.
"""
_UNITS = r"""
The step size turns a slope into a move, so it has a unit. The squared error of a price
in dollars has a slope in dollars, and the step size is a pure number. The absolute
error has a slope without a unit, and the step size is in dollars (here in units of
100,000). So the "same" step size for two losses is not a comparison, and neither is the
same number after the prices were rescaled.
"""
FOLDS = {
    "Sum or mean: the same step size": _POOL,
    "Does a kink prevent training?": _KINK,
    "Momentum": _MOMENTUM,
    "What the verdicts mean": _VERDICTS,
    "The unit of a step size": _UNITS,
}
