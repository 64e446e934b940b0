"""What is written under the chart of the part "Three models"."""

from __future__ import annotations

EXPLANATION = r"""
Training lowers one number, the **objective**. It is the *cost*, the mean loss over the
training samples, plus, if one likes, a *penalty* that charges for large weights.
Gradient descent takes the slope of the objective in each weight and goes a little way
down it, again and again; $\eta$ is the **step size**:

$$
w \leftarrow w - \eta\, \nabla\, \text{objective}(w), \qquad
\text{objective} = \text{cost} + \text{penalty}
$$

The features are standardised unless it says otherwise: counted in **standard
deviations** (SD) from their mean, so a slope is given per SD. A model's score is each
weight times its feature, plus a **bias**, which belongs to no feature; for a price it
is called the intercept: the price at the average area, or at an area of 0 where the
area is not scaled.

The loss decides the ground one walks on. Squared error of a linear model makes a bowl:
the nearer the lowest point, the smaller the gradient, so that a fixed step size comes
to rest. Absolute error has kinks. For one house the slope never shrinks. For many
houses the pulls cancel near the answer and the kinks are tiny, so the gradient shrinks
too, and there is a **practical limit** of the step size, here about 0.7. Huber's loss
is the bowl within \$50,000 of error and the straight slope outside. Hinge stops pulling
at mails that are right by a margin of 1.

**The catch: a larger step size is not a faster one.** On the bowl of the first example
the limit is 1: at 0.5 the very first step lands on the lowest point, at 0.89 it takes
10 steps until less than 1 % of the height is left, and at 1.1 every step lands further
off than the last. What decides is the **Hessian**, the table of the objective's second
derivatives: its largest eigenvalue is the strongest curvature.

*Source:* A.-L. Cauchy, Méthode générale pour la résolution des systèmes d'équations
simultanées, 1847; momentum: B. T. Polyak, Some methods of speeding up the convergence
of iteration methods, 1964.

**In an interview:** the largest step is $2/\lambda_{\text{max}}$, exactly so for
squared errors, so scale the features before tuning it. Deep networks often train at
that edge without running away. The mean of many kinks (absolute error, hinge) has a
practical limit. With the kinks of few samples only a shrinking step is sure to come to
rest, unless the slope becomes exactly 0, as that of hinge does on data that can be
separated.
"""
FOLDS = {
    "How large may a step be?": r"""
Along a direction in which the objective curves by $\lambda$, one step multiplies the
distance to the lowest point by $1 - \eta\lambda$. That stays under 1 in size while

$$
\eta < \frac{2}{\lambda_{\text{max}}}
$$

where $\lambda_{\text{max}}$ is the largest eigenvalue of the Hessian: the **stability
limit**. Momentum $\mu$ raises it to $2(1+\mu)/\lambda_{\text{max}}$.

- For squared error it is exact and the same everywhere. With the area in 1,000 square
  feet it is 0.2911, and the flattest direction curves 45.6 times less than the
  steepest: a ravine. With the area standardised both directions curve alike, the limit
  is 1, and the way is straight. From one price for all houses, \$230,000, and at the
  step size 0.28, the ravine takes 51 steps and the scaled surface 3.
- For Huber, cross-entropy, Brier, squared hinge and logistic it holds near the lowest
  point. Elsewhere the curvature differs. Far out it may be flatter, near weights of 0
  it is often steeper, so a run may bear more, or less: for cross-entropy the limit is
  62.5 at the lowest point and 10.1 at weights of 0.
- Absolute error and hinge have kinks, and no exact limit. But the mean slope of many
  samples changes almost evenly. Around the lowest point of the absolute error the mean
  length of the gradient is 0.374 at a distance of 0.2, 0.206 at 0.1 and 0.110 at 0.05.
  Its steepest change, between 0.05 before and 0.05 behind, stands for
  $\lambda_{\text{max}}$ and gives the **practical limit**, dashed on the dial: about
  0.7 for absolute error, about 11 for hinge. After 400 steps of 0.65 the absolute error
  is 0.001 away, after 400 of 0.89 it is 0.26 away. What is left under the limit is of
  the size of one sample's kink.

The limit is that of steps with all samples. With few samples a step can be unstable
earlier, because each batch has a Hessian of its own.
""",
    "Converging, crawling, oscillating, diverged": r"""
The *height*, or *excess*, is how far the objective is above its lowest value. It is
compared with that of the start:

- **converging**: it came under 1 % and stayed there for the last tenth of the run, at
  least 3 steps; the number of steps says when it came. A bounce that is near by chance
  as the run ends does not count.
- **diverged**: the run was stopped, because the objective was over $10^{12}$ times that
  of the start, or the step size is over the limit and the excess was still growing, as
  fast as before, at the end. The numbers are the last ones before the stop, so they
  are always numbers.
- **oscillating**: neither, and in the last half of the run more than half of the steps
  turned back, or more than a quarter of them went up.
- **crawling**: neither: downhill, but not there yet.

From every start of the first example the run is there after 11 steps, as it is measured
by its own start: each step keeps 0.64 of the height. In dollars a start farther off is
later.

The tinted zones under the step size say the same for the start of each example; from
another start, their edges move a little.
""",
    "Penalties": r"""
L2 charges $\tfrac{\lambda}{2} w^2$ for each weight, L1 charges $\lambda |w|$. The
number beside the name is $\lambda$. The loss shown large is the mean loss alone, so
that it can be compared with the held-out one; descent lowers the objective.

L2 pulls in proportion to the weight: the nearer to zero, the weaker, so weights become
small and hardly ever zero. L1 pulls equally at every size. So after each step the
weight is moved towards zero by $\eta\lambda$ and stays at zero when it gets there. In
the example the slope is exactly 0: every house gets the mean price. An intercept is not
charged.
""",
    "Momentum and small batches": r"""
Momentum takes a share $\mu$ of the last step again: $v \leftarrow \mu v - \eta\nabla$
and $w \leftarrow w + v$. Across the ravine the shares cancel, along it they add up: at
the step size 0.1 it takes 143 steps without, and 38 with $\mu = 0.9$.

A step with one sample costs almost nothing and points only roughly downhill. The
samples are dealt in an order drawn anew, with a seed, in every round. At a fixed step
size the path never comes to rest, and ends in a cloud around the lowest point; a
smaller step makes it smaller.
""",
    "Brier from a bad start": r"""
Both examples of the cat family start at the weights 4 and −4, sure of the wrong family
for most species, with a step size of 1. Cross-entropy has less than 1 % of its height
left after 24 steps. The gradient of the Brier loss has the factor $p(1-p)$, which is
almost 0 where the model is sure: after 100 steps half of the height is left. It is
proper and would lead to honest probabilities; it is slow from there.

The small penalty is there because without it the Brier loss has no lowest point on this
chart. One species can cost 1 at most, so it pays to give one up and let the weights
grow far outside.
""",
    "The data, and what is held": r"""
- **Price:** 2,930 sales in Ames, 2,198 to train on and 732 held out: of every four
  neighbours in area one, drawn with a seed. Weights: the slope and the intercept. The
  gradient is in units of \$100,000.
- **Cat family:** 35 species, 24 and 11 held out. Weights: those of litter size and
  gestation, standardised. The bias is held at 1.41, that of the best cross-entropy
  model, so that two weights make a surface.
- **Spam:** 4,016 mails of 1999, 3,012 and 1,004 held out. Weights: those of the share
  of “!” and the longest run of capitals, as logarithms, standardised. The bias is held
  at that of the best model of each loss.

Means and standard deviations (SD) are those of the training samples alone.

The line misses the houses held out by less than those it was trained on, \$53,215
against \$57,629. That is the luck of the draw: 21 of the training sales are off by more
than \$200,000, about 1 %, and 3 of those held out, 0.4 %.
""",
}
