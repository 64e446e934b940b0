"""What is written under the chart of the part "Generalisation"."""

from __future__ import annotations

EXPLANATION = r"""
A model learns from some data and is used on others. So there are two losses: on the
samples to **train** on, which the descent lowers, and on samples that are **held out**.

**Wrong labels.** Forty mails of eleven numbers each, 12 of the 40 labels flipped. The
held-out loss is lowest at step 9, with 0.6544 nats. At step 1,000 it is 1.1617,
although the training loss fell all the time, from 0.5444 to 0.3610. In between the
model learnt wrong labels by heart: it believed 3 of the 12 at step 9 (gave them more
than half), and believes 6 at the end.

**The floor.** If each label is flipped with a chance of 30 %, and a model cannot know
which, then it pays on average at least the **entropy**

$$H = -0.3\,\ln 0.3 - 0.7\,\ln 0.7 = 0.6109 \text{ nats}$$

for a label, however good it is. That holds for the expected loss, which is what the
held-out curve shows. The training loss can go below, here from step 4 on, because the
model has seen these forty labels: a little by a fit that still helps, and then by
learning them by heart.

**The catch, twice.** A training loss of 0 is not the goal: all that it fell after step
9 made the held-out loss worse. And a lower loss is not a higher accuracy: in "More
right, and dearer" more mails are right at the end, and the loss is 1.75 times as high.

:small[D. Angluin and P. Laird, Learning from Noisy Examples, 1988. Mails: Spambase,
1999; houses: Ames; see `data/SOURCES.md`.]

**In an interview:** a training loss far below the entropy of the noise is memory; a
little below it is luck and real learning. And cross-entropy can rise while accuracy
rises, because it also charges for being sure on the wrong side.
"""
_FLOOR = r"""
For a mail whose label is flipped with the chance $s$ the expected cross-entropy of a
model that gives $q$ to the true label is

$$-(1-s)\,\ln q - s\,\ln(1-q) = H(s) + \text{KL}$$

where the second part, the Kullback-Leibler divergence, is 0 only at $q = 1 - s$: the
best a model can do is to say how unreliable the labels are. It is never negative, so no
held-out loss here is below the floor.

| flipped | floor, nats |
|---|---|
| 10 % | 0.3251 |
| 20 % | 0.5004 |
| 30 % | 0.6109 |
| 40 % | 0.6730 |
| 50 % | 0.6931, a coin: $\ln 2$ |

The real floor is higher still: even without a flipped label, eleven numbers do not say
of every mail what it is.
"""
_CURES = r"""
**Early stopping** keeps the weights of the step with the lowest held-out loss: the
diamond. It needs no step more, only mails to hold out, and with 30 % of the labels
flipped it saves 0.5073 nats against the end of the run.

**A penalty** (L2: a price times half the squared weights, the intercept left out)
forbids the large weights that learning by heart needs. With the price 0.3 the run ends
at 0.7099 instead of 1.1617, with 0.03 at 0.8885. The lowest held-out loss hardly
changes, 0.6552 against 0.6544: the penalty does not make the best step better, but it
makes the later ones less bad, so stopping too late costs little. More noise needs an
earlier stop: without a penalty step 43 at 10 %, step 9 at 30 %, step 4 at 40 %.

Whoever picks the step by these held-out mails has used them. A number to report needs
mails that were used for neither.

:small[L. Prechelt, Early Stopping: But When?, 1998.]
"""
_SURER = r"""
Other forty mails, no label flipped, a step size of 0.3. The held-out loss is lowest at
step 32, with 0.3415 nats, and then rises to 0.5985. Meanwhile the number of wrong mails
among the 1,000 held out falls from 144 to 116, if not at every step: 85.6 % right
becomes 88.4 %.

Both are true. Longer training makes the weights larger and the model surer. A mail that
is right costs less and less, on average 0.1368 nats at step 32 and 0.0333 at the end;
one that is wrong ever more, 1.56 nats and then 4.91. Accuracy counts sides; the loss
also charges for being sure on the wrong one. Which of the two to watch depends on
whether someone uses the probabilities, or only the side.

A mean hides who pays it. One mail, unlike any of the forty, costs 59 nats at the end.
It is not that one alone: without the five dearest mails of each step the loss would
still rise, from 0.3181 to 0.4604.

It need not go this way: for other forty mails the accuracy falls too. Here a light
penalty ends at 0.3463 nats and 87.4 % right.

:small[C. Guo et al., On Calibration of Modern Neural Networks, 2017, saw the same in
large networks.]
"""
_TEN = r"""
Model A gives the true label of eight mails 0.7 and of two 0.3: 80 % right, a mean
cross-entropy of 0.5261 nats. Model B gives nine of them 0.99 and one 0.001: 90 % right,
and 0.6998 nats. One mail on which B was sure and wrong costs 6.9078 nats, almost all of
its sum. If that mail had 0.01, B would have the lower loss as well.
"""
_TYPOS = r"""
Forty real houses, and the line of each loss through them. A digit too many makes a
price ten times as high. All three lines are then judged by one measure, on 732 houses
held out with their true prices: the *typical miss*, the median of the absolute errors
in dollars.

| typos of 40 | squared error | absolute error | Huber |
|---|---|---|---|
| 0 | \$30,143 | \$28,166 | \$28,583 |
| 1 | \$53,195 | \$29,209 | \$28,335 |
| 4 | \$163,713 | \$32,210 | \$34,952 |
| 19 | \$853,186 | \$76,663 | \$90,753 |
| 20 | \$898,075 | \$927,162 | \$923,455 |

Without typos the choice hardly matters. One typo is enough to spoil the squared error,
whose slope grows with the error. Absolute error and Huber cap the slope of each house,
and bear it while fewer than half of the prices are wrong. At 20 of 40 as many houses
pull towards the typos as away from them. Robust does not mean unharmed: with 19 typos
their typical miss has about tripled.

Huber's $\delta$ is 50,000 dollars. :small[P. J. Huber, Robust Estimation of a Location
Parameter, 1964.]
"""
FOLDS = {
    "Where the floor comes from": _FLOOR,
    "Stop early, or pay a penalty": _CURES,
    "More right, and dearer": _SURER,
    "Ten mails: 80 % or 90 %": _TEN,
    "A digit too many": _TYPOS,
}
