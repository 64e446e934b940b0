"""What the registry says about the losses of probabilities."""

from losses import _categorical, _curvature, _focal, _minimiser, _probability
from losses._domain import REAL, UNIT
from losses._spec import LossSpec, Parameter

GAMMA = Parameter(
    "gamma",
    r"\gamma",
    2.0,
    0.0,
    5.0,
    "how fast samples that are already right fade",
)

PROBABILITY = (
    LossSpec(
        name="binary_cross_entropy",
        title="Binary cross-entropy",
        family="probability",
        value=_probability.binary_cross_entropy,
        gradient=_probability.binary_cross_entropy_gradient,
        curvature=_curvature.binary_cross_entropy_curvature,
        argument="probability",
        formula=r"-\left(y \ln p + (1-y)\ln(1-p)\right)",
        gradient_formula=r"\frac{1-y}{1-p} - \frac{y}{p}",
        prediction_domain=UNIT,
        target_domain=UNIT,
        convex=True,
        proper=True,
        minimiser="share of ones",
        best_constant=_minimiser.share_of_ones,
        unit="nats",
        source="Good, Rational Decisions, 1952",
    ),
    LossSpec(
        name="binary_cross_entropy_logits",
        title="Binary cross-entropy from the logit",
        family="probability",
        value=_probability.binary_cross_entropy_logits,
        gradient=_probability.binary_cross_entropy_logits_gradient,
        curvature=_curvature.binary_cross_entropy_logits_curvature,
        argument="logit",
        formula=r"\max(z, 0) - z\,y + \ln\left(1 + e^{-|z|}\right)",
        gradient_formula=r"\sigma(z) - y",
        prediction_domain=REAL,
        target_domain=UNIT,
        convex=True,
        proper=True,
        minimiser="log-odds of the share of ones",
        best_constant=_minimiser.log_odds_of_ones,
        unit="nats",
        source="Cox, The Regression Analysis of Binary Sequences, 1958",
    ),
    LossSpec(
        name="brier",
        title="Brier loss",
        family="probability",
        value=_probability.brier,
        gradient=_probability.brier_gradient,
        curvature=_curvature.brier_curvature,
        argument="probability",
        formula=r"(p - y)^2",
        gradient_formula=r"2\,(p - y)",
        prediction_domain=UNIT,
        target_domain=UNIT,
        convex=True,
        proper=True,
        bounded=True,
        minimiser="share of ones",
        best_constant=_minimiser.share_of_ones,
        unit="pure number",
        source=(
            "Brier, Verification of Forecasts Expressed in Terms of Probability, 1950"
        ),
    ),
    LossSpec(
        name="brier_logits",
        title="Brier loss from the logit",
        family="probability",
        value=_probability.brier_logits,
        gradient=_probability.brier_logits_gradient,
        curvature=_curvature.brier_logits_curvature,
        argument="logit",
        formula=r"\left(\sigma(z) - y\right)^2",
        gradient_formula=r"2\,(p - y)\,p\,(1-p), \quad p = \sigma(z)",
        prediction_domain=REAL,
        target_domain=UNIT,
        convex=False,
        proper=True,
        bounded=True,
        minimiser="log-odds of the share of ones",
        best_constant=_minimiser.log_odds_of_ones,
        unit="pure number",
        source=(
            "Brier, Verification of Forecasts Expressed in Terms of Probability, 1950"
        ),
    ),
    LossSpec(
        name="focal",
        title="Focal loss",
        family="probability",
        value=_focal.focal,
        gradient=_focal.focal_gradient,
        curvature=_curvature.focal_curvature,
        argument="probability",
        formula=r"-y\,(1-p)^{\gamma} \ln p - (1-y)\,p^{\gamma} \ln(1-p)",
        gradient_formula=(
            r"y\left(\gamma(1-p)^{\gamma-1}\ln p - "
            r"\frac{(1-p)^{\gamma}}{p}\right) - (1-y)\left(\gamma "
            r"p^{\gamma-1}\ln(1-p) - \frac{p^{\gamma}}{1-p}\right)"
        ),
        prediction_domain=UNIT,
        target_domain=UNIT,
        parameters=(GAMMA,),
        convex=True,
        proper=False,
        minimiser="between the share of ones and one half",
        best_constant=_minimiser.focal,
        unit="nats",
        source="Lin et al., Focal Loss for Dense Object Detection, 2017",
    ),
    LossSpec(
        name="focal_logits",
        title="Focal loss from the logit",
        family="probability",
        value=_focal.focal_logits,
        gradient=_focal.focal_logits_gradient,
        curvature=_curvature.focal_logits_curvature,
        argument="logit",
        formula=(
            r"y\,\sigma(-z)^{\gamma} \ln\left(1 + e^{-z}\right) + "
            r"(1-y)\,\sigma(z)^{\gamma} \ln\left(1 + e^{z}\right)"
        ),
        gradient_formula=(
            r"y\,(1-p)^{\gamma}\left(\gamma p \ln p - (1-p)\right) - "
            r"(1-y)\,p^{\gamma}\left(\gamma (1-p)\ln(1-p) - p\right)"
        ),
        prediction_domain=REAL,
        target_domain=UNIT,
        parameters=(GAMMA,),
        convex=False,
        proper=False,
        minimiser="between the log-odds of the share of ones and 0",
        best_constant=_minimiser.focal_logits,
        unit="nats",
        source="Lin et al., Focal Loss for Dense Object Detection, 2017",
    ),
    LossSpec(
        name="cross_entropy",
        title="Cross-entropy",
        family="probability",
        value=_categorical.cross_entropy,
        gradient=_categorical.cross_entropy_gradient,
        argument="probability",
        formula=r"-\sum_j y_j \ln p_j",
        gradient_formula=r"-\frac{y_j}{p_j}",
        prediction_domain=UNIT,
        target_domain=UNIT,
        convex=True,
        proper=True,
        minimiser="share of each class",
        unit="nats",
        source="Good, Rational Decisions, 1952",
        classes=True,
    ),
    LossSpec(
        name="cross_entropy_logits",
        title="Cross-entropy from the logits",
        family="probability",
        value=_categorical.cross_entropy_logits,
        gradient=_categorical.cross_entropy_logits_gradient,
        argument="logit",
        formula=r"\ln\sum_j e^{z_j} - \sum_j y_j z_j",
        gradient_formula=r"p_j - y_j, \quad p = \operatorname{softmax}(z)",
        prediction_domain=REAL,
        target_domain=UNIT,
        convex=True,
        proper=True,
        minimiser="logarithm of the share of each class, plus any one number",
        unit="nats",
        source=(
            "Bridle, Probabilistic Interpretation of Feedforward Classification "
            "Network Outputs, with Relationships to Statistical Pattern "
            "Recognition, 1990"
        ),
        classes=True,
    ),
)
