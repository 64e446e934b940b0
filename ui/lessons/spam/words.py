"""What is written under the chart of the lesson "Spam or not"."""

from __future__ import annotations

from ui.datasets import spam_fit
from ui.lessons.spam.losses import loss_at
from ui.lessons.spam.mail import ABOUT_THE_DATA, FEW_WORDS
from ui.lessons.spam.state import COMPARED
from ui.numbers import fixed, percent, plain

MARGINS = (2.0, 1.0, 0.5, 0.0, -0.25, -1.0, -3.0)
PRIVACY = (
    "What you type is counted on the server and stays in this session's memory. "
    "It goes neither into the link nor into a log."
)
EXPLANATION = r"""
Every mail has a label $y$ ($+1$ spam, $-1$ not spam) and a score $s$ from a model.
Their product is the **margin** $m = y\,s$: above 0 the mail is on the right side, and
the larger, the surer. The hinge loss charges what is missing to a margin of 1:

$$\text{hinge} = \max(0,\; 1 - m)$$

Mail 1 has the margin $(+1)(+2) = 2$: nothing is missing, loss 0. Mail 2 has
$(-1)(-0.5) = 0.5$: right side, but half a point short, so loss 0.5. Had it been spam,
its margin would be $-0.5$ and its loss 1.5: give the label before you compute. The
*sum* over both mails is 0.5, the *mean* 0.25. Both are in use, so say which.

**The catch: right is not yet free.** In the shaded band, $0 < m < 1$, a mail is inside
the margin, classified correctly, and charged all the same. The loss is 0 only from
$m = 1$ on.

*Source:* C. Cortes and V. Vapnik, Support-Vector Networks, 1995.
"""
_WHY = """
Training stops caring about a mail only when it is right *with room to spare*, so small
changes of a mail do not flip the decision. The mails that still count, those with a
margin of at most 1, are the **support vectors**: they alone hold the border in place.

Could a model cheat by doubling its scores? Yes: a margin of 0.5 would become 1 and its
loss 0, with every decision as before. That is why a support vector machine adds a
penalty on the squared length of its weights: the band between the scores −1 and +1 is
2 / (length of the weights) wide, so larger scores make a narrower band.
"""
_KINK = r"""
In the score, the slope of the hinge loss is $-y$ while $m < 1$ and $0$ for $m > 1$. In
the margin, as the right panel draws it, that is $-1$ and $0$: the margin is $y$ times
the score, and $y$ is the factor between the two slopes.

**Exactly at $m = 1$ there is a kink.** The hinge loss is convex (no straight line
between two of its points runs below it), but it has no derivative there. Every line
through the kink that nowhere lies above the curve is as good as a tangent; its slope is
a *subgradient*. In the margin these are all numbers from $-1$ to $0$ (the fan), in the
score all numbers between $-y$ and $0$. Training works nevertheless: a program picks one
of them. With `relu` in PyTorch it is 0.

The squared hinge loss has no kink, and the logistic and the exponential loss have none
either.
"""


def _table() -> str:
    names = ("hinge", *COMPARED)
    titles = {"hinge": "hinge", **COMPARED}
    lines = [
        "| margin | " + " | ".join(titles[name] for name in names) + " |",
        "|--:" * (len(names) + 1) + "|",
    ]
    for margin in MARGINS:
        losses = [loss_at(name, margin) for name in names]
        written = " | ".join(
            plain(loss, 4) if name in ("hinge", "zero_one") else fixed(loss, 4)
            for name, loss in zip(names, losses, strict=True)
        )
        lines.append(f"| {plain(margin)} | {written} |")
    return "\n".join(lines)


_COMPARISON = rf"""
{_table()}

- **Zero-one** counts mistakes. It is what one wants, but its slope is 0 everywhere but
  at the jump, so it cannot say which way to go. A score of exactly 0 counts as a
  mistake here.
- **Squared hinge** goes to 0 at the same place, without a kink; far mistakes cost much
  more.
- **Logistic**, $\ln(1 + e^{{-m}})$ with the natural logarithm, is never 0: a mail at
  margin 1 still pays {fixed(loss_at("logistic", 1.0), 3)}. Trained
  with it, a score is a log-odds, $\ln\frac{{p}}{{1-p}}$, and gives a probability;
  trained with hinge it is not, and needs a second fit to become one.
- **Exponential** (AdaBoost) punishes a mail far on the wrong side most: at margin −3 it
  charges {fixed(loss_at("exponential", -3.0), 1)}, squared hinge
  {plain(loss_at("squared_hinge", -3.0))}, hinge {plain(loss_at("hinge", -3.0))}.
  (Between about −2.5 and 0 the squared hinge charges more.)

**“The logistic loss is an upper bound of the zero-one loss”** is true only after
dividing by $\ln 2$. In nats it is below 1 although the mail is on the wrong side, for
margins between $-\ln(e - 1) = -0.541325$ and 0, the small green area that “Logistic”
and “All” show. Hinge, squared
hinge and the exponential loss are never below zero-one.
"""


def _real() -> str:
    fit = spam_fit()
    wrong = sum(mail.y_sign * mail.score <= 0 for mail in fit.mails)
    return f"""
The mails were received at Hewlett-Packard Labs and published in 1999. Each is eleven
numbers: how often “free”, “remove”, “\\$” and so on come up, and how long the runs of
capitals are; there is no text. A linear support vector machine (C = {fit.c:g}: the
factor of the summed hinge losses, beside the penalty on the weights; attributes as
standardised logarithms) was fitted to {fit.train.n:,} of them. Its mean hinge loss is
{fit.train.mean_hinge:.4f} there and {fit.test.mean_hinge:.4f} on {fit.test.n:,} other
mails; it puts {percent(fit.train.accuracy, 1)} and {percent(fit.test.accuracy, 1)} of
them on the right side.

Of the {fit.train.n:,} mails {fit.support_vectors} are **support vectors**: their margin
is at most 1. Leave out any other mail, keep the scaling of the attributes, and fit
again: nothing changes, as its loss and its slope are 0. The square stays where the
model put a mail: dragging asks “what if”, it does not train again.

The twelve mails were picked to stand all along the axis of scores, so {wrong} of them
are on the wrong side: more than the model's share of mistakes. Their total does not
measure the model.

*Source:* M. Hopkins, E. Reeber, G. Forman, J. Suermondt, Spambase, UCI Machine Learning
Repository, 1999, doi.org/10.24432/C53G6X, CC BY 4.0; 11 of 57 attributes kept, mails
that agree in all of them kept once.
"""


def _own() -> str:
    return f"""
{ABOUT_THE_DATA} Words that give away today's spam, such as “crypto”, count for nothing.

**Very short texts are no fair test.** Most attributes are percentages: in a text of one
word, one “free” is 100 % of all words, more than in any mail the model has seen, and
the score shoots up. A text without any of the counted words, signs and capitals gets
the same score whatever it says. Under {FEW_WORDS} words a notice says so.

The first bar is the average mail, the last one all the small differences together. Each
bar between them is one attribute of your mail compared with the average mail: to have
*no* “free” in it is a small argument against spam. {PRIVACY}
"""


FOLDS = {
    "Why charge a right answer?": _WHY,
    "The slope, and the kink at margin 1": _KINK,
    "Zero-one, squared hinge, logistic and exponential loss": _COMPARISON,
    "The real mails, and what a support vector is": _real(),
    "A mail of your own": _own(),
}
