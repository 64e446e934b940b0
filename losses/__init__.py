"""The mathematics of Loss Lab: losses, their slopes, and what they are lowest at.

Losses are elementwise functions of a target and a prediction of the same shape;
:data:`REGISTRY` says what is known about each. Each module lists in its `__all__` what
is public, and all of that is here.
"""

import types

from losses._categorical import *
from losses._domain import *
from losses._labels import *
from losses._links import *
from losses._margin import *
from losses._metrics import *
from losses._minimiser import *
from losses._naive import *
from losses._practice import *
from losses._probability import *
from losses._reduction import *
from losses._regression import *
from losses._spec import *
from losses.registry import *
from losses.training._descent import Run, descend, descents
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
    name
    for name, value in globals().items()
    if not (name.startswith("_") or isinstance(value, types.ModuleType))
]
