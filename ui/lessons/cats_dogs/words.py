"""What is written under the chart of the lesson "Cat or dog"."""

from __future__ import annotations

EXPLANATION = r"""
The model divides a bar of length 1: $p$ for cat, $1-p$ for dog. The label $y$ is 1 for
a cat and 0 for a dog. Cross-entropy charges the surprise at what the picture really
shows:

$$L = -\big(y \ln p + (1-y) \ln(1-p)\big)$$

One of the two terms is multiplied by 0. With 0.7 for cat and the label cat, $L = -(1
\cdot \ln 0.7 + 0 \cdot \ln 0.3) = 0.3567$. Here $\ln$ is the natural logarithm, and
the unit that goes with it is called the *nat*.

Half the probability does not mean twice the loss: each halving *adds* $\ln 2 = 0.6931$
nats. From 0.7 to 0.35 the loss goes from 0.3567 to 1.0498. (From 0.5 to 0.25 it
happens to double: there the loss is $\ln 2$ itself.)

**The catch: 0.3567 is not an error of 36 %.** The model lacks 0.30 of the bar, and the
loss is not that either; the two agree only at $p = 1$. At $p = 0.01$ the model lacks
0.99 and pays 4.6052 nats. To read a loss, undo the logarithm: $e^{-0.3567} = 0.7$.

:small[I. J. Good, Rational Decisions, 1952. Pictures: Fluent Emoji, © Microsoft, MIT
licence (`data/pictures/LICENSE`).]
"""
_OTHER = r"""
The dog's term is multiplied by 0, whatever the dog's probability is. (Even $0 \cdot
\ln 0$ counts as 0.) Adding $-\ln$ of *both* numbers, a frequent slip, would give
$0.356675 + 1.203973 = 1.560648$: that is not the cross-entropy.

So does the dog not matter? It does: what one class has, the others lack. With two
classes, 0.3 for dog *is* 0.7 for cat. With three it only matters how much the wrong
ones have together: $(0.7, 0.3, 0)$ and $(0.7, 0.2, 0.1)$ cost the same 0.3567.

Flip the label to dog and the same bar costs $-\ln 0.3 = 1.2040$.
"""
_BLOW_UP = r"""
At $p = 0.1,\ 0.01,\ 0.001$ the loss is $2.3026,\ 4.6052,\ 6.9078$: every step to a
tenth adds $\ln 10 = 2.3026$, and there is no end to it. At $p = 0$ the loss is
**infinite**: the model had ruled out what happened, and a mean over any number of
other pictures stays infinite.

Programs that print a finite number there have cut the logarithm off: PyTorch's
`binary_cross_entropy` at 100 nats, scikit-learn's `log_loss` at about 36. Computed
from the logit the question does not arise, for no finite logit makes $p$ exactly 0.
"""
_UNITS = r"""
A *bit* is the surprise at one toss of a fair coin, $\ln 2$ nats. So $0.3567 / 0.6931 =
0.5146$ bits, the same as $-\log_2 0.7$. All slopes are divided by the same number, and
the place of the minimum stays.

If your calculator says 0.1549, its key "log" is $\log_{10}$. If it says $-0.3567$, the
minus in front is missing; training on that would push $p$ to 0.
"""
_SLOPES = r"""
Both, in different variables. For a cat, **in the probability** $p$ the slope is
$-1/p$: $-1.4286$ nats per unit of $p$ at $0.7$. Most models do not set $p$ itself but
its **logit** $z = \ln\frac{p}{1-p}$, any number, of which $p = 1/(1+e^{-z})$ is the
sigmoid. Between the two stands the factor $\frac{dp}{dz} = p(1-p) = 0.21$:

$$\frac{dL}{dz} = \frac{dL}{dp} \cdot \frac{dp}{dz} = -\frac1p \cdot p(1-p) = p - 1$$

and $-\frac{1}{0.7} \cdot 0.21 = -0.3 = 0.7 - 1$. For any label it is $p - y$. Near
$p = 0$ the slope in $p$ is unbounded, while the one in the logit, in nats, never leaves
the range from $-1$ to $1$. So say which one you mean.
"""
_BATCH = r"""
Each picture has its own loss; one number is made of them by their **sum** or their
**mean**. The sum of the four is 2.4488 nats, their mean 0.6122. The sum grows with the
number of pictures, and its gradient with it; the mean divides each picture's gradient
by 4. Both are lowest in the same place. Say which one you report.

The poodle alone, sure and wrong, carries 66 % of the loss.
"""
_SPECIES = r"""
35 wild species of the two families, and a logistic fit with a mild penalty on its
weights (C = 10 on standardised columns, as scikit-learn counts it): the logit of cat,
from the young in a litter and the days of gestation.

$$z = -8.8057 - 1.5087 \cdot \text{young} + 0.21125 \cdot \text{days}$$

The maned wolf has 1.8 young and carries them for 63.3 days. Small litters are typical
of cats, so the fit has the logit 1.85 and gives the cat family 0.8642. It is of the
dog family: $-\ln 0.1358 = 1.9966$ nats. The wildcat at 0.5914 leaves the fit unsure
and costs 0.5253. The African wildcat is on the wrong side too, at 0.2712, less surely:
1.3049.

Over all 35 the mean is 0.2234 nats and 91 % are on the right side; when each species
is left out of its own fit, the mean is 0.3302. The eight here are chosen to show every
case, so their mean is higher. Where there is no picture of a species, its family's
stands for it. House cats and domestic dogs are not in the table.

:small[J. L. Gittleman, Carnivore Life History Patterns, American Naturalist 127, 1986,
from the R package ape; more in `data/SOURCES.md`.]
"""
_SOFT = r"""
A label can be a share: seven of ten people said cat, $y = 0.7$. Then both terms count,
and the cross-entropy falls into two parts:

$$\text{cross-entropy}(y, p) = \text{entropy}(y) + \text{KL divergence}(y \,\|\, p)$$

At $p = 0.5$ that is $0.693147 = 0.610864 + 0.082283$. The entropy belongs to the
label; no model gets below it. The KL divergence (Kullback and Leibler, 1951) is what
the model adds by believing something else, and is 0 only at $p = y$: so the best
answer to a label of 0.7 is 0.7, not 1. In the logit the gradient is still $p - y$.

A plain label, 1 or 0, has entropy 0: there the cross-entropy *is* the KL divergence.
"""
_THREE = r"""
The **softmax** makes probabilities of any scores (*logits*) $z$: raise $e$ to each and
divide by the sum. From $2, 0, -1$ come $0.8438,\ 0.1142,\ 0.0420$, and a cat costs
$-\ln 0.8438 = 0.1698$ nats. Adding the same number to all logits changes nothing.

In the logits, the gradient is again $p - y$, class by class: $-0.1562,\ 0.1142,\
0.0420$. They sum to 0. Although only the true class stands in the loss, every
logit has a slope: pushing a wrong one down leaves more for the true one.
"""
_BRIER = r"""
$(p - y)^2$, the **Brier** score, is a fair loss for a probability too. If 7 of 10 such
pictures are cats, its mean is lowest at $p = 0.7$, where it is 0.21. It never exceeds
1, so one sure mistake has a limited price. (Summed over both classes it is twice as
large; authors differ.)

But in the logit its slope is $2(p-y)\,p(1-p)$, and $p(1-p)$ all but vanishes where the
model is sure and wrong. At the logit $-5$, for a cat, it is $-0.0132$, 4 % of
what it is at $p = \frac13$, where it is steepest: $-0.2963$. The cross-entropy has
$-0.9933$ there, nearly the most that it can have. In the logit the squared error is not
convex; convex means bent upwards everywhere, and for a cat it bends the other way where
$p$ is below $\frac13$. So it is not wrong, but it learns slowly from a bad start.

:small[G. W. Brier, Verification of Forecasts Expressed in Terms of Probability, 1950.]
"""
FOLDS = {
    "Only one term counts. Does the other class matter?": _OTHER,
    "What happens near p = 0?": _BLOW_UP,
    "Nats, bits, and the wrong logarithm": _UNITS,
    "Is the slope −1/p or p − y?": _SLOPES,
    "Many pictures: mean or sum": _BATCH,
    "The real species, and the maned wolf": _SPECIES,
    "A soft label: entropy and KL divergence": _SOFT,
    "Three classes: the softmax": _THREE,
    "Squared error on the same probability": _BRIER,
}
