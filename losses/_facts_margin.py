"""What the registry says about the losses of margins."""

from losses import _curvature, _margin, _minimiser, _multiclass
from losses._domain import NON_NEGATIVE, REAL, SIGNS
from losses._spec import LossSpec

MARGIN = (
    LossSpec(
        name="hinge",
        title="Hinge loss",
        family="margin",
        value=_margin.hinge,
        gradient=_margin.hinge_gradient,
        curvature=_curvature.hinge_curvature,
        subgradient=_margin.hinge_subgradient,
        argument="score",
        formula=r"\max(0, 1 - m), \quad m = y\,s",
        gradient_formula=r"\begin{cases} -y & m < 1 \\ 0 & m > 1 \end{cases}",
        prediction_domain=REAL,
        target_domain=SIGNS,
        convex=True,
        kinks=(1.0,),
        pieces=lambda: ((-1.0, 1.0), (0.0, 0.0)),
        minimiser="sign of the majority",
        best_constant=_minimiser.majority,
        unit="unit of the score",
        source="Cortes and Vapnik, Support-Vector Networks, 1995",
    ),
    LossSpec(
        name="squared_hinge",
        title="Squared hinge loss",
        family="margin",
        value=_margin.squared_hinge,
        gradient=_margin.squared_hinge_gradient,
        curvature=_curvature.squared_hinge_curvature,
        argument="score",
        formula=r"\max(0, 1 - m)^2, \quad m = y\,s",
        gradient_formula=r"-2\,y\,\max(0, 1 - m)",
        prediction_domain=REAL,
        target_domain=SIGNS,
        convex=True,
        seams=lambda: (1.0,),
        minimiser="mean label",
        best_constant=_minimiser.mean_label,
        unit="squared unit of the score",
        source=(
            "Chang, Hsieh and Lin, Coordinate Descent Method for Large-Scale "
            "L2-Loss Linear Support Vector Machines, 2008"
        ),
    ),
    LossSpec(
        name="logistic",
        title="Logistic loss",
        family="margin",
        value=_margin.logistic,
        gradient=_margin.logistic_gradient,
        curvature=_curvature.logistic_curvature,
        argument="score",
        formula=r"\ln\left(1 + e^{-m}\right), \quad m = y\,s",
        gradient_formula=r"-y\,\sigma(-m)",
        prediction_domain=REAL,
        target_domain=SIGNS,
        convex=True,
        endless=True,
        minimiser="log-odds of the share of +1",
        best_constant=_minimiser.log_odds_of_plus,
        unit="nats",
        source=(
            "Friedman, Hastie and Tibshirani, Additive Logistic Regression: A "
            "Statistical View of Boosting, 2000"
        ),
    ),
    LossSpec(
        name="logistic_bits",
        title="Logistic loss in bits",
        family="margin",
        value=_margin.logistic_bits,
        gradient=_margin.logistic_bits_gradient,
        curvature=_curvature.logistic_bits_curvature,
        argument="score",
        formula=r"\log_2\left(1 + e^{-m}\right), \quad m = y\,s",
        gradient_formula=r"-\frac{y\,\sigma(-m)}{\ln 2}",
        prediction_domain=REAL,
        target_domain=SIGNS,
        convex=True,
        endless=True,
        minimiser="log-odds of the share of +1",
        best_constant=_minimiser.log_odds_of_plus,
        unit="bits",
        source=(
            "Bartlett, Jordan and McAuliffe, Convexity, Classification, and "
            "Risk Bounds, 2006"
        ),
    ),
    LossSpec(
        name="exponential",
        title="Exponential loss",
        family="margin",
        value=_margin.exponential,
        gradient=_margin.exponential_gradient,
        curvature=_curvature.exponential_curvature,
        argument="score",
        formula=r"e^{-m}, \quad m = y\,s",
        gradient_formula=r"-y\,e^{-m}",
        prediction_domain=REAL,
        target_domain=SIGNS,
        convex=True,
        endless=True,
        minimiser="half the log-odds of the share of +1",
        best_constant=_minimiser.half_log_odds_of_plus,
        unit="pure number",
        source=(
            "Freund and Schapire, A Decision-Theoretic Generalization of "
            "On-Line Learning and an Application to Boosting, 1997"
        ),
    ),
    LossSpec(
        name="zero_one",
        title="Zero-one loss",
        family="margin",
        value=_margin.zero_one,
        gradient=_margin.zero_one_gradient,
        curvature=_curvature.zero_one_curvature,
        argument="score",
        formula=(r"\begin{cases} 1 & m \le 0 \\ 0 & m > 0 \end{cases}, \quad m = y\,s"),
        gradient_formula=r"0",
        prediction_domain=REAL,
        target_domain=SIGNS,
        convex=False,
        kinks=(0.0,),
        bounded=True,
        minimiser="any score of the sign of the majority",
        best_constant=_minimiser.majority_or_plus,
        unit="mistakes",
        source="Vapnik, The Nature of Statistical Learning Theory, 1995",
    ),
    LossSpec(
        name="multiclass_hinge",
        title="Multi-class hinge loss",
        family="margin",
        value=_multiclass.multiclass_hinge,
        gradient=_multiclass.multiclass_hinge_gradient,
        argument="score",
        formula=r"\sum_{j \ne y} \max(0, 1 + s_j - s_y)",
        gradient_formula=(
            r"\begin{cases} 1 & j \ne y,\; s_y - s_j < 1 \\ 0 & j \ne y,\; s_y - "
            r"s_j > 1 \\ -\text{number of charged rivals} & j = y \end{cases}"
        ),
        prediction_domain=REAL,
        target_domain=NON_NEGATIVE,
        convex=True,
        kinks=(1.0,),
        minimiser="none in closed form",
        unit="unit of the score",
        source=(
            "Weston and Watkins, Support Vector Machines for Multi-Class "
            "Pattern Recognition, 1999"
        ),
        classes=True,
    ),
    LossSpec(
        name="crammer_singer_hinge",
        title="Multi-class hinge loss, worst rival",
        family="margin",
        value=_multiclass.crammer_singer_hinge,
        gradient=_multiclass.crammer_singer_hinge_gradient,
        argument="score",
        formula=r"\max\left(0,\; 1 + \max_{j \ne y} s_j - s_y\right)",
        gradient_formula=(
            r"\begin{cases} 1 & j \text{ the worst rival, charged} \\ -1 & j = "
            r"y, \text{ charged} \\ 0 & \text{else} \end{cases}"
        ),
        prediction_domain=REAL,
        target_domain=NON_NEGATIVE,
        convex=True,
        kinks=(1.0,),
        minimiser="none in closed form",
        unit="unit of the score",
        source=(
            "Crammer and Singer, On the Algorithmic Implementation of "
            "Multiclass Kernel-Based Vector Machines, 2001"
        ),
        classes=True,
    ),
)
