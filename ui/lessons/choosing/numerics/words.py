"""What is written under the chart of the part "Numerics"."""

from __future__ import annotations

EXPLANATION = r"""
A formula is about numbers, a computer about *floats*: so many digits, up to so large a
size. What is beyond becomes `inf`, what is too small becomes 0, and what has no answer
(`inf / inf`, `0 * inf`) becomes `NaN`, “not a number”. A NaN in the loss is a NaN in
the gradient of every weight on the way to it, and after one step in those weights.

**The cure is never to leave the logarithm.** A *logit* is the score of a class before
the softmax turns the scores into probabilities. In logits the loss of a class is

$$
-\ln\frac{e^{z_y}}{\sum_j e^{z_j}} = \ln\sum_j e^{z_j} - z_y,
$$

and from every logit the same number $c$ may be subtracted first:

$$
\ln\sum_j e^{z_j} = c + \ln\sum_j e^{z_j - c}.
$$

With $c$ the largest logit, the largest power is $e^0 = 1$: nothing overflows, and the
sum is never 0. So give the loss the *logits*, and leave the rest to it.

**In an interview:** give the loss logits, never probabilities that you clipped.

:small[Here ln is the natural logarithm. P. Blanchard, D. J. Higham and N. J. Higham,
Accurately Computing the Log-Sum-Exp and Softmax Functions, 2021.]
"""
_LIMITS = r"""
| float | largest | $e^z$ infinite beyond | smallest above 0 | $e^z$ is 0 below |
|---|---|---|---|---|
| float64 | $1.8 \times 10^{308}$ | 709.78 | $4.9 \times 10^{-324}$ | −745.13 |
| float32 | $3.4 \times 10^{38}$ | 88.72 | $1.4 \times 10^{-45}$ | −103.97 |
| float16 | 65504 | 11.09 | $6.0 \times 10^{-8}$ | −17.33 |

In half precision a logit of 12 is enough. Near the lower end digits go before the
number does: the last floats above 0 have only a few bits each.
"""
_SHIFT = r"""
Because $e^{z_j} = e^c \cdot e^{z_j - c}$ for every $c$: the factor $e^c$ comes out of
the sum, and out of the logarithm as $c$. For the logits 998, 999 and 1000 the answer is
1000.407606 whatever $c$ is. Only the floats on the way differ: with $c = 0$ they
overflow, with $c = 1000$ they are 0.1353, 0.3679 and 1, and with $c = 1800$ all three
are 0.
"""
_CLIP = r"""
It is only hidden. At the logit $-40$ the true probability is $4.2 \times 10^{-18}$.
Clipped at $10^{-7}$ the loss is $-\ln 10^{-7} = 16.118096$, and it stays 16.118096 at
$-50$ and at $-400$: the slope is 0. The worst mistakes are the ones from which nothing
is learnt. From the logit the loss is 40 and its slope $-1$, the strongest there is.

A smaller ε only moves the place: at $10^{-15}$ it is frozen below a logit of
$-34.54$.
And in float32 $1 - 10^{-8}$ *is* 1, so such an ε does not keep $p$ below 1 at all.
"""
_TWICE = r"""
The first softmax hands on probabilities, so the second one sees “logits” between 0 and
1, which differ by 1 at most. The surest answer there is becomes
$e / (e + K - 1)$, and the loss cannot go below

$$
\ln\left(1 + \frac{K - 1}{e}\right),
$$

which is 0.313262 for $K = 2$ and 1.461150 for $K = 10$. Nor does it go above
$\ln(e + K - 1)$, 1.313262 for two classes; and where the first softmax is sure and
wrong, hardly any slope is left: $-0.0036$ at a logit of $-6$, where one softmax has
$-0.9975$. The accuracy may look fine: the order of the classes is the same. The sign is
a training loss that stalls at a number like these.
"""
_SIGMOID_TWICE = r"""
It is the same mistake with one output. The second sigmoid sees a “logit” between 0 and
1, so the probability it gives stays between $\sigma(0) = 0.5$ and
$\sigma(1) = 0.7311$. Nothing is ever called unlikely, and each label has a floor of its
own:

- label 1 costs 0.313262 or more, which is $-\ln \sigma(1)$;
- label 0 costs 0.693147 or more, which is $\ln 2$, the price of answering one half.

With nine labels of 0 in ten, a network that is sure and right about all ten has a mean
loss of 0.655159. It looks like one that answers one half whatever it sees. And where
the first sigmoid is sure and wrong, hardly any slope is left: at a logit of $-4$ with
label 1 it is $-0.0088$, where one sigmoid has $-0.9820$.
"""
_LOG1P = r"""
- `log1p(x)` is $\ln(1 + x)$ that keeps small $x$: for $x = 10^{-17}$ it gives
  $10^{-17}$, where `log(1 + x)` gives 0, as $1 + 10^{-17}$ is 1.
- `expm1(x)` is $e^x - 1$, for the same reason.
- `logaddexp(0, -z)` is $\ln(1 + e^{-z})$ for any $z$: the logistic loss.
- `logsumexp(z)` is the logarithm of a sum of powers, `log_softmax(z)` is $z$ minus it.
"""
_LIBRARIES = r"""
- **Logits**: PyTorch `CrossEntropyLoss` and `BCEWithLogitsLoss`; Keras with
  `from_logits=True`; optax `softmax_cross_entropy` and `sigmoid_binary_cross_entropy`.
- **Logarithms of probabilities**: PyTorch `NLLLoss`.
- **Probabilities**: PyTorch `BCELoss`, whose logarithm stops at −100; Keras unless told
  otherwise, which clips at $10^{-7}$; scikit-learn `log_loss`, which in float64 is
  never above 36.04.

The losses of the first line want a network **without** a softmax or sigmoid at its end.
For a prediction, put it there yourself.
"""
FOLDS = {
    "Where the floats end": _LIMITS,
    "Why subtracting the largest logit changes nothing": _SHIFT,
    "“Clip p at 1e-7, and numerics are solved”": _CLIP,
    "“Softmax, then CrossEntropyLoss, is the safe way”": _TWICE,
    "“Sigmoid, then BCEWithLogitsLoss: only the loss looks high”": _SIGMOID_TWICE,
    "What log1p, expm1 and logsumexp do": _LOG1P,
    "Logits or probabilities: what libraries expect": _LIBRARIES,
}
