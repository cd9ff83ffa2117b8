"""How likely the likeliest of some others is: other coaches of a club, other tenures of a coach."""

from typing import Any

import numpy

_AT_ONCE = 1 << 20  # numbers: a long page has hundreds of tenures and of times


def best_of_others(chances: Any, others: Any, none: float = 0.0) -> Any:
    """Return for each row the greatest chances of some other rows, `none` where there are none.

    Args:
        chances: Of rows and columns, none of them below `none`.
        others: For each row which rows are the others.
        none: What stands where nobody else is.
    """
    found = numpy.empty_like(chances)
    step = max(1, _AT_ONCE // max(1, chances.size))
    for first in range(0, len(chances), step):
        rows = slice(first, first + step)
        found[rows] = numpy.where(others[rows, :, None], chances, none).max(axis=1, initial=none)
    return found
