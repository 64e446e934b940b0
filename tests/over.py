"""One test over a list: it says which of it fail, and is collected once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any


def over(cases: Mapping[str, Any]) -> Callable[[Callable], Callable[[], None]]:
    """Run a test of one case for every case; it fails with the names of all that fail.

    For cases that take no time and need no fixture: what is long is parametrised, so
    that several processes share it.
    """

    def decorate(test: Callable[[Any], None]) -> Callable[[], None]:
        @wraps(test)
        def test_of_all() -> None:
            wrong = {}
            for name, case in cases.items():
                try:
                    test(case)
                except AssertionError as error:
                    wrong[name] = str(error)
            if wrong or not cases:
                said = "\n".join(f"{name}: {words}" for name, words in wrong.items())
                raise AssertionError(said or "There is no case.")

        del test_of_all.__wrapped__  # pytest would look for its argument
        return test_of_all

    return decorate
