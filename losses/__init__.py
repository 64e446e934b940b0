"""The mathematics of Loss Lab: losses, their slopes, and what they are lowest at.

Everything public is in this one list. Losses are elementwise functions of a
target and a prediction of the same shape; :data:`REGISTRY` says what is known
about each.
"""

from losses._categorical import (
    cross_entropy,
    cross_entropy_gradient,
    cross_entropy_logits,
    cross_entropy_logits_gradient,
    nats_to_bits,
    smooth_binary_labels,
    smooth_labels,
)
from losses._decision import decision_threshold
from losses._domain import Choice, Interval
from losses._focal import focal, focal_gradient, focal_logits, focal_logits_gradient
from losses._information import entropy, kl_divergence
from losses._labels import flip_labels
from losses._links import (
    log_softmax,
    log_sum_exp,
    logit,
    sigmoid,
    sigmoid_gradient,
    softmax,
)
from losses._margin import (
    exponential,
    exponential_gradient,
    hinge,
    hinge_gradient,
    hinge_subgradient,
    logistic,
    logistic_bits,
    logistic_bits_gradient,
    logistic_gradient,
    margin,
    squared_hinge,
    squared_hinge_gradient,
    zero_one,
    zero_one_gradient,
)
from losses._metrics import (
    calibration_error,
    percentage_error,
    perplexity,
    r_squared,
    squared_log_error,
)
from losses._minimiser import median_interval, quantile_interval
from losses._multiclass import (
    crammer_singer_hinge,
    crammer_singer_hinge_gradient,
    multiclass_hinge,
    multiclass_hinge_gradient,
)
from losses._naive import (
    clipped_binary_cross_entropy,
    clipped_binary_cross_entropy_gradient,
    double_sigmoid_cross_entropy,
    double_sigmoid_cross_entropy_gradient,
    double_softmax_cross_entropy,
    double_softmax_cross_entropy_gradient,
    naive_cross_entropy_logits,
    naive_cross_entropy_logits_gradient,
    naive_exponentials,
    naive_log_sum_exp,
    naive_softmax,
    shifted_log_sum_exp,
)
from losses._probability import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    binary_cross_entropy_logits,
    binary_cross_entropy_logits_gradient,
    brier,
    brier_gradient,
    brier_logits,
    brier_logits_gradient,
)
from losses._reduction import (
    REDUCTIONS,
    for_each_row,
    mean_absolute_error,
    mean_squared_error,
    reduce_gradient,
    reduce_loss,
    root_mean_squared_error,
)
from losses._regression import (
    absolute_error,
    absolute_error_gradient,
    absolute_error_subgradient,
    half_squared_error,
    half_squared_error_gradient,
    prediction_error,
    quantile,
    quantile_gradient,
    quantile_subgradient,
    squared_error,
    squared_error_gradient,
)
from losses._robust import huber, huber_gradient, log_cosh, log_cosh_gradient
from losses._spec import Argument, Family, LossSpec, Parameter
from losses._temperature import (
    tempered_cross_entropy_logits,
    tempered_cross_entropy_logits_curvature,
    tempered_cross_entropy_logits_gradient,
)
from losses.practice._counts import (
    poisson,
    poisson_gradient,
    tweedie_deviance,
)
from losses.practice._density import (
    gaussian_nll,
    laplace_nll,
)
from losses.practice._distillation import distillation, distillation_gradient
from losses.practice._expectile import expectile, expectile_gradient
from losses.practice._overlap import dice, dice_gradient
from losses.practice._pairs import (
    info_nce,
    info_nce_gradient,
    preference,
    preference_gradient,
    triplet,
    triplet_gradient,
)
from losses.registry import FAMILIES, REGISTRY, constant_minimiser, losses_of
from losses.training._descent import Run, descend
from losses.training._line import line_optimum
from losses.training._models import linear_score, standardise
from losses.training._objective import Objective
from losses.training._optimum import Optimum, optimum
from losses.training._parts import (
    objective_cost,
    objective_gradient,
    objective_hessian,
    objective_penalty,
    objective_surface,
    objective_value,
)
from losses.training._stability import practical_limit, stability_limit
from losses.training._verdict import Verdict, latest_arrival, verdict

__all__ = [
    "FAMILIES",
    "REDUCTIONS",
    "REGISTRY",
    "Argument",
    "Choice",
    "Family",
    "Interval",
    "LossSpec",
    "Objective",
    "Optimum",
    "Parameter",
    "Run",
    "Verdict",
    "absolute_error",
    "absolute_error_gradient",
    "absolute_error_subgradient",
    "binary_cross_entropy",
    "binary_cross_entropy_gradient",
    "binary_cross_entropy_logits",
    "binary_cross_entropy_logits_gradient",
    "brier",
    "brier_gradient",
    "brier_logits",
    "brier_logits_gradient",
    "calibration_error",
    "clipped_binary_cross_entropy",
    "clipped_binary_cross_entropy_gradient",
    "constant_minimiser",
    "crammer_singer_hinge",
    "crammer_singer_hinge_gradient",
    "cross_entropy",
    "cross_entropy_gradient",
    "cross_entropy_logits",
    "cross_entropy_logits_gradient",
    "decision_threshold",
    "descend",
    "dice",
    "dice_gradient",
    "distillation",
    "distillation_gradient",
    "double_sigmoid_cross_entropy",
    "double_sigmoid_cross_entropy_gradient",
    "double_softmax_cross_entropy",
    "double_softmax_cross_entropy_gradient",
    "entropy",
    "expectile",
    "expectile_gradient",
    "exponential",
    "exponential_gradient",
    "flip_labels",
    "focal",
    "focal_gradient",
    "focal_logits",
    "focal_logits_gradient",
    "for_each_row",
    "gaussian_nll",
    "half_squared_error",
    "half_squared_error_gradient",
    "hinge",
    "hinge_gradient",
    "hinge_subgradient",
    "huber",
    "huber_gradient",
    "info_nce",
    "info_nce_gradient",
    "kl_divergence",
    "laplace_nll",
    "latest_arrival",
    "line_optimum",
    "linear_score",
    "log_cosh",
    "log_cosh_gradient",
    "log_softmax",
    "log_sum_exp",
    "logistic",
    "logistic_bits",
    "logistic_bits_gradient",
    "logistic_gradient",
    "logit",
    "losses_of",
    "margin",
    "mean_absolute_error",
    "mean_squared_error",
    "median_interval",
    "multiclass_hinge",
    "multiclass_hinge_gradient",
    "naive_cross_entropy_logits",
    "naive_cross_entropy_logits_gradient",
    "naive_exponentials",
    "naive_log_sum_exp",
    "naive_softmax",
    "nats_to_bits",
    "objective_cost",
    "objective_gradient",
    "objective_hessian",
    "objective_penalty",
    "objective_surface",
    "objective_value",
    "optimum",
    "percentage_error",
    "perplexity",
    "poisson",
    "poisson_gradient",
    "practical_limit",
    "prediction_error",
    "preference",
    "preference_gradient",
    "quantile",
    "quantile_gradient",
    "quantile_interval",
    "quantile_subgradient",
    "r_squared",
    "reduce_gradient",
    "reduce_loss",
    "root_mean_squared_error",
    "shifted_log_sum_exp",
    "sigmoid",
    "sigmoid_gradient",
    "smooth_binary_labels",
    "smooth_labels",
    "softmax",
    "squared_error",
    "squared_error_gradient",
    "squared_hinge",
    "squared_hinge_gradient",
    "squared_log_error",
    "stability_limit",
    "standardise",
    "tempered_cross_entropy_logits",
    "tempered_cross_entropy_logits_curvature",
    "tempered_cross_entropy_logits_gradient",
    "triplet",
    "triplet_gradient",
    "tweedie_deviance",
    "verdict",
    "zero_one",
    "zero_one_gradient",
]
