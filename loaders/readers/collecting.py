"""Python's search for cycles, put off while an article is read.

Reading leaves no cycles, so the search finds none; yet what one article makes sets it off again and again, and the
longest of its searches go through the whole register: an eighth of the time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Seek no cycles inside; behind it they are sought if they were before."""
    sought = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sought:
            gc.enable()
