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

**The catch: a loss does not find out what is good. You must say it.** A loss is what
one mistake costs beside another. If nobody can say what too low costs and what too
high, or a miss and a false alarm, no formula can.

**In an interview:** ask what a mistake costs and who reads the answer, then name a loss
together with its price.
"""
_PRICE = r"""
Every one of them buys something. Squared error buys the mean with a weakness for
outliers; absolute error buys the median with totals that come out wrong where one tail
is longer. Cross-entropy buys honest probabilities with a loss that one sure mistake can
make as large as you like; Brier limits that, and starts slowly. Hinge buys rest on easy
samples, and gives no probabilities. Focal buys attention for the hard cases, and its
probabilities are not honest.
"""
_RARE = r"""
When one class in a hundred is positive, always saying “no” is right in 99 % of cases.
That is the fault of *accuracy*, not of the loss. A proper loss learns the probability
0.01 where it is true, and the two costs say where the threshold belongs: at the cost of
a false alarm over the sum of both. If a miss costs 4 times as much, that is 0.20; if it
costs 19 times as much, 0.05. The costs may change tomorrow, and nothing has to be
trained again.

*Class weights* move the probabilities themselves: with a weight of 4 on the rare class
a true 0.20 becomes 0.50. With much data and a large model that is a moved threshold
and no more. A small model cannot be right everywhere; the weights tell it where to be.

The *focal loss* does not know which class is rare: it fades what is easy. It moves
probabilities towards one half but never across it: a true 0.01 becomes 0.154, and 0.49
becomes 0.496. So with much data it calls no more cases rare than cross-entropy does. It
is made for a flood of easy negatives, such as the background in a detector.

:small[C. Elkan, The Foundations of Cost-Sensitive Learning, 2001; T.-Y. Lin et al.,
Focal Loss for Dense Object Detection, 2017.]
"""
_CLASSES = r"""
Because it need not name the likeliest class, whatever the amount of data. Let three
classes have the shares 0.40, 0.30 and 0.30. The mean hinge loss over the worst rival is
lowest, 1, with all three scores equal: then chance decides which is named. To let the
first lead by 1 costs 1.20. Only a majority changes that: at 0.51, 0.25 and 0.24 a lead
of 1 costs 0.98.

Cross-entropy is lowest where the probabilities are the shares, so the likeliest class
leads. With two classes the hinge is right as well.

:small[A. Tewari and P. L. Bartlett, On the Consistency of Multiclass Classification
Methods, 2007.]
"""
_NOISE = r"""
A wrong label is a sample on which a good model is sure and “wrong”. A loss without a
limit lets it count for any amount. A loss that is limited (Brier) bounds the price and
lets go. Smoothing does not: it only stops the model from being rewarded for ever more
certainty. With three classes and a tenth spread, a wrong label that is 100 behind still
costs 94 nats and pulls with 0.93. And it draws all probabilities towards equal shares,
so it is no help where they are read.

If the share of wrong labels is known, put it into the loss: predict the clean
probability, multiply by the flip rates, and take the cross-entropy of the result.

:small[A. Ghosh, H. Kumar and P. S. Sastry, Robust Loss Functions under Label Noise for
Deep Neural Networks, 2017.]
"""
FOLDS = {
    "What each loss buys": _PRICE,
    "A rare class: weights, thresholds, and accuracy": _RARE,
    "Several classes: why not the hinge?": _CLASSES,
    "Wrong labels": _NOISE,
}
