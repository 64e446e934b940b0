"""What is written under the chart of the part "Guide"."""

from __future__ import annotations

EXPLANATION = r"""
Answer the questions, and the recommendation, its reason and its price follow. The guide
asks only what matters for what is predicted, and takes the first rule that fits. It is
a place to start, not a law: the last word has the loss on held-out data, in the terms
of the task.

Two losses are drawn, the recommended one and one that is often taken in its place. Drag
the ring to where they differ; the slopes on the right are what training feels. A
*logit* is a score before the sigmoid or softmax turns it into a probability.

**The catch: a loss is no opinion about what is good.** It says what one mistake costs
beside another. If nobody can say what too low costs and what too high, no formula can.

**In an interview:** ask what a mistake costs and who reads the answer, then name a loss
together with its price.
"""
_PRICE = r"""
Every one of them buys something. Squared error buys the mean with a weakness for
outliers; absolute error buys the median with a slope that never fades. Cross-entropy
buys honest probabilities with a loss that one sure mistake can make as large as you
like; Brier limits that, and starts slowly. Hinge buys rest on easy samples, and gives
no probabilities. Focal buys attention for the rare class, and is not honest either.
"""
_RARE = r"""
When one class in a hundred is positive, always saying “no” is right in 99 % of cases.
That is the fault of *accuracy*, not of the loss. A proper loss learns the probability
0.01 where it is true; with a threshold of, say, 0.05 the rare cases are still found.
Weights or the focal loss move the probabilities themselves. That is fine where only a
decision is wanted, and wrong where somebody reads the probability.
"""
_NOISE = r"""
A wrong label is a sample on which a good model is sure and “wrong”. A loss without a
limit lets it count for any amount. A loss that is limited (Brier) bounds the price and
lets go. Smoothing does not: it only stops the model from being rewarded for ever more
certainty. With three classes and a tenth spread, a wrong label that is 100 behind still
costs 94 nats and pulls with 0.93. If the share of wrong labels is known, it can be put
into the loss itself; the guide does not go that far.

:small[A. Ghosh, H. Kumar and P. S. Sastry, Robust Loss Functions under Label Noise for
Deep Neural Networks, 2017.]
"""
FOLDS = {
    "What each loss buys": _PRICE,
    "A rare class: weights, thresholds, and accuracy": _RARE,
    "Wrong labels": _NOISE,
}
