"""What the registry says about the regression losses."""

from losses import _counts, _curvature, _minimiser, _regression, _robust
from losses._domain import NON_NEGATIVE, REAL
from losses._spec import LossSpec, Parameter

DELTA = Parameter(
    "delta",
    r"\delta",
    1.0,
    0.1,
    10.0,
    "error beyond which the loss is straight, in the unit of the target",
)
QUANTILE = Parameter(
    "quantile",
    r"\tau",
    0.5,
    0.05,
    0.95,
    "share of targets that should lie below the prediction",
)
EXPECTILE = Parameter(
    "expectile",
    r"\tau",
    0.5,
    0.05,
    0.95,
    "weight of a prediction that is too low; one too high has the rest of 1",
)

REGRESSION = (
    LossSpec(
        name="squared_error",
        title="Squared error",
        family="regression",
        value=_regression.squared_error,
        gradient=_regression.squared_error_gradient,
        curvature=_curvature.squared_error_curvature,
        argument="prediction",
        formula=r"(\hat y - y)^2",
        gradient_formula=r"2\,(\hat y - y)",
        prediction_domain=REAL,
        target_domain=REAL,
        convex=True,
        quadratic=True,
        minimiser="mean",
        best_constant=_minimiser.mean,
        unit="squared unit of the target",
        source=(
            "Legendre, Nouvelles méthodes pour la détermination des orbites des "
            "comètes, 1805"
        ),
    ),
    LossSpec(
        name="half_squared_error",
        title="Half squared error",
        family="regression",
        value=_regression.half_squared_error,
        gradient=_regression.half_squared_error_gradient,
        curvature=_curvature.half_squared_error_curvature,
        argument="prediction",
        formula=r"\frac{1}{2}(\hat y - y)^2",
        gradient_formula=r"\hat y - y",
        prediction_domain=REAL,
        target_domain=REAL,
        convex=True,
        quadratic=True,
        minimiser="mean",
        best_constant=_minimiser.mean,
        unit="squared unit of the target",
        source="Bishop, Pattern Recognition and Machine Learning, 2006",
    ),
    LossSpec(
        name="absolute_error",
        title="Absolute error",
        family="regression",
        value=_regression.absolute_error,
        gradient=_regression.absolute_error_gradient,
        curvature=_curvature.absolute_error_curvature,
        subgradient=_regression.absolute_error_subgradient,
        argument="prediction",
        formula=r"\left|\hat y - y\right|",
        gradient_formula=r"\operatorname{sign}(\hat y - y)",
        prediction_domain=REAL,
        target_domain=REAL,
        convex=True,
        kinks=(0.0,),
        pieces=lambda: ((-1.0, 0.0), (1.0, 0.0)),
        minimiser="median",
        best_constant=_minimiser.median,
        unit="unit of the target",
        source=(
            "Laplace, Mémoire sur la probabilité des causes par les évènements, 1774"
        ),
    ),
    LossSpec(
        name="huber",
        title="Huber loss",
        family="regression",
        value=_robust.huber,
        gradient=_robust.huber_gradient,
        curvature=_curvature.huber_curvature,
        argument="prediction",
        formula=(
            r"\begin{cases} \frac{1}{2}(\hat y - y)^2 & |\hat y - y| \le \delta "
            r"\\ \delta\left(|\hat y - y| - \frac{1}{2}\delta\right) & |\hat y - "
            r"y| > \delta \end{cases}"
        ),
        gradient_formula=r"\max\left(-\delta, \min(\delta, \hat y - y)\right)",
        prediction_domain=REAL,
        target_domain=REAL,
        parameters=(DELTA,),
        convex=True,
        seams=lambda *, delta: (-delta, delta),
        minimiser="M-estimate",
        best_constant=_minimiser.huber,
        unit="squared unit of the target",
        source="Huber, Robust Estimation of a Location Parameter, 1964",
    ),
    LossSpec(
        name="log_cosh",
        title="Log-cosh loss",
        family="regression",
        value=_robust.log_cosh,
        gradient=_robust.log_cosh_gradient,
        curvature=_curvature.log_cosh_curvature,
        argument="prediction",
        formula=r"\ln\cosh(\hat y - y)",
        gradient_formula=r"\tanh(\hat y - y)",
        prediction_domain=REAL,
        target_domain=REAL,
        convex=True,
        minimiser="M-estimate",
        best_constant=_minimiser.log_cosh,
        unit="pure number",
        source=(
            "Green, Bayesian Reconstructions from Emission Tomography Data "
            "Using a Modified EM Algorithm, 1990"
        ),
    ),
    LossSpec(
        name="quantile",
        title="Quantile loss",
        family="regression",
        value=_regression.quantile,
        gradient=_regression.quantile_gradient,
        curvature=_curvature.quantile_curvature,
        subgradient=_regression.quantile_subgradient,
        argument="prediction",
        formula=r"\max\left((1-\tau)(\hat y - y),\; \tau\,(y - \hat y)\right)",
        gradient_formula=(
            r"\begin{cases} 1-\tau & \hat y > y \\ -\tau & \hat y < y "
            r"\end{cases}"
        ),
        prediction_domain=REAL,
        target_domain=REAL,
        parameters=(QUANTILE,),
        convex=True,
        kinks=(0.0,),
        pieces=lambda *, quantile: ((-quantile, 0.0), (1.0 - quantile, 0.0)),
        minimiser="quantile",
        best_constant=_minimiser.quantile,
        unit="unit of the target",
        source="Koenker and Bassett, Regression Quantiles, 1978",
    ),
    LossSpec(
        name="expectile",
        title="Expectile loss",
        family="regression",
        value=_regression.expectile,
        gradient=_regression.expectile_gradient,
        curvature=_curvature.expectile_curvature,
        argument="prediction",
        formula=(
            r"\begin{cases} (1-\tau)(\hat y - y)^2 & \hat y > y \\ "
            r"\tau\,(\hat y - y)^2 & \hat y \le y \end{cases}"
        ),
        gradient_formula=(
            r"\begin{cases} 2\,(1-\tau)(\hat y - y) & \hat y > y \\ "
            r"2\,\tau\,(\hat y - y) & \hat y \le y \end{cases}"
        ),
        prediction_domain=REAL,
        target_domain=REAL,
        parameters=(EXPECTILE,),
        convex=True,
        seams=lambda *, expectile: (0.0,),
        minimiser="expectile",
        best_constant=_minimiser.expectile,
        unit="squared unit of the target",
        source=(
            "Newey and Powell, Asymmetric Least Squares Estimation and Testing, 1987"
        ),
    ),
    LossSpec(
        name="poisson",
        title="Poisson loss",
        family="regression",
        value=_counts.poisson,
        gradient=_counts.poisson_gradient,
        curvature=_curvature.poisson_curvature,
        argument="prediction",
        formula=r"\hat y - y \ln \hat y",
        gradient_formula=r"1 - \frac{y}{\hat y}",
        prediction_domain=NON_NEGATIVE,
        target_domain=NON_NEGATIVE,
        convex=True,
        from_zero=False,
        minimiser="mean",
        best_constant=_minimiser.mean_count,
        unit="nats",
        source="Nelder and Wedderburn, Generalized Linear Models, 1972",
    ),
)
