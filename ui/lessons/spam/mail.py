"""A mail that the reader types, scored by the linear SVM of data/fits.json.

The attributes are those of Spambase (Hopkins, Reeber, Forman, Suermondt 1999).
"""

import re
from collections import Counter
from dataclasses import astuple, dataclass
from itertools import groupby

import numpy as np

from losses import linear_score, standardise
from ui.datasets import SpamFit, feature_words, spam_fit

MAX_CHARACTERS = 20_000
FEW_WORDS = 20

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class MailFeatures:
    """The eleven attributes of a text, in the order of the table, and its size.

    `free`, `money`, `your`, `remove`, `n000`, `meeting`, `re` are percentages of the
    words, `exclaim` and `dollar` percentages of the characters, `cap_run_avg` and
    `cap_run_max` numbers of letters.
    """

    free: float
    money: float
    your: float
    remove: float
    n000: float
    exclaim: float
    dollar: float
    cap_run_avg: float
    cap_run_max: float
    meeting: float
    re: float
    words: int
    characters: int

    @property
    def values(self) -> tuple[float, ...]:
        """The eleven attributes, as `SpamFit.features` names them."""
        return astuple(self)[:11]


@dataclass(frozen=True)
class Contribution:
    """What one attribute adds to the score, compared with the average mail."""

    feature: str
    words: str
    value: float
    contribution: float


@dataclass(frozen=True)
class ScoredMail:
    """The score of a text: `bias` plus all contributions; above 0 is spam."""

    score: float
    bias: float
    features: MailFeatures
    contributions: tuple[Contribution, ...]  # the largest first, whatever its sign
    notices: tuple[str, ...]


def mail_features(text: str) -> MailFeatures:
    """Compute the Spambase attributes of a text.

    A word is a string of letters and digits, in any case, so "$100,000" holds the
    words "100" and "000":  100 * occurrences / words.  Characters are counted with
    the spaces:  100 * occurrences / characters.

    A run of capitals is ended by any other letter, not by a space, digit or sign:
    "ACT NOW! Free" has one run, of 7, as small letters come only after the F. The
    documentation says "uninterrupted" and no more; but the longest run of half the
    spam in the table has 38 letters or more, and no word has. Without any capital
    both attributes are 1, the least in the table.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    MailFeatures
        Percentages in [0, 100], runs of at least 1 letter; all of them finite.

    Raises
    ------
    ValueError
        If `text` is not a string.

    Examples
    --------
    >>> mail = mail_features("Free money! FREE, I say.")
    >>> mail.free, mail.money, mail.cap_run_avg, mail.cap_run_max
    (40.0, 20.0, 3.0, 5.0)
    """
    if not isinstance(text, str):
        raise ValueError(f"text must be a string; got {text!r}.")
    words = [word.lower() for word in _WORD.findall(text)]
    count = Counter(words)
    runs = _capital_runs(text)

    def of_words(word: str) -> float:
        return 100 * count[word] / max(len(words), 1)

    def of_characters(character: str) -> float:
        return 100 * text.count(character) / max(len(text), 1)

    return MailFeatures(
        free=of_words("free"),
        money=of_words("money"),
        your=of_words("your"),
        remove=of_words("remove"),
        n000=of_words("000"),
        exclaim=of_characters("!"),
        dollar=of_characters("$"),
        cap_run_avg=sum(runs) / len(runs),
        cap_run_max=float(max(runs)),
        meeting=of_words("meeting"),
        re=of_words("re"),
        words=len(words),
        characters=len(text),
    )


def score_values(values: np.ndarray) -> np.ndarray:
    """Score mails by their attributes.

    Parameters
    ----------
    values : ndarray, shape (n, 11)
        Attributes in the order of `SpamFit.features`.

    Returns
    -------
    ndarray, shape (n,)
        Decision values of the linear SVM: above 0 is spam, without unit.
    """
    fit = spam_fit()
    return linear_score(_standardised(values, fit), fit.weights, fit.bias)


def score_mail(text: str) -> ScoredMail:
    """Score a text as the model scores a mail.

    Of a text longer than `MAX_CHARACTERS` the first part is scored, with a notice.

    Parameters
    ----------
    text : str
        Any text, also none.

    Returns
    -------
    ScoredMail
        The score, what each attribute adds to it, and notices for the reader.

    Raises
    ------
    ValueError
        If `text` is not a string.
    """
    features = mail_features(text[:MAX_CHARACTERS] if isinstance(text, str) else text)
    fit = spam_fit()
    values = np.array([features.values])
    # Each row has one attribute, so its score is what that attribute adds.
    alone = np.diag(_standardised(values, fit)[0])
    parts = linear_score(alone, fit.weights, 0.0)
    contributions = [
        Contribution(feature, feature_words(feature, value), value, float(part))
        for feature, value, part in zip(
            fit.features, features.values, parts, strict=True
        )
    ]
    contributions.sort(key=lambda one: -abs(one.contribution))
    return ScoredMail(
        score=float(score_values(values)[0]),
        bias=fit.bias,
        features=features,
        contributions=tuple(contributions),
        notices=_notices(text, features, fit),
    )


def _standardised(values: np.ndarray, fit: SpamFit) -> np.ndarray:
    return standardise(np.log1p(values), fit.means, fit.scales)


def _capital_runs(text: str) -> list[int]:
    letters = filter(str.isalpha, text)
    runs = [
        sum(1 for _ in run)
        for is_capital, run in groupby(letters, str.isupper)
        if is_capital
    ]
    return runs or [1]


def _notices(text: str, features: MailFeatures, fit: SpamFit) -> tuple[str, ...]:
    notices = []
    if not text.strip():
        notices.append(
            "The text is empty: this is the score of a mail with none of the words, "
            "signs and capitals that the model counts."
        )
    elif features.words == 0:
        notices.append("There is no word in this text, so only its signs count.")
    elif features.words < FEW_WORDS:
        share = 100 / features.words
        counted = "1 word" if features.words == 1 else f"{features.words} words"
        notices.append(
            "Very short texts give extreme percentages: one “free” in "
            f"{counted} is {share:.0f} %."
        )
    beyond = [
        feature_words(feature, value)
        for feature, value, most in zip(
            fit.features, features.values, fit.maxima, strict=True
        )
        if value > most
    ]
    if beyond:
        notices.append(
            f"More than in any mail the model learned from: {', '.join(beyond)}."
        )
    if len(text) > MAX_CHARACTERS:
        notices.append(f"Only the first {MAX_CHARACTERS:,} characters are scored.")
    return tuple(notices)
