"""The words that decide, as YAML files beside the modules that read them."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def words(name: str) -> Any:
    """Return what `loaders/words/NAME.yml` holds."""
    return yaml.load(files(__name__).joinpath(f"{name}.yml").read_text(encoding="utf-8"), Loader=_LOADER)


def either(alternatives: list[str]) -> str:
    """Return a regular expression for one of several words, the longest first."""
    return "(?:" + "|".join(sorted(alternatives, key=len, reverse=True)) + ")"


def either_case(alternatives: list[str]) -> str:
    """Return a regular expression for one of several words in lower case, however they are written.

    A search looks at their first letters first, which spares most places the rest.
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(alternatives, key=len, reverse=True):
        by_first.setdefault(word[0], []).append(word[1:])
    groups = (f"[{first}{first.upper()}](?i:{'|'.join(rest)})" for first, rest in by_first.items())
    return f"(?:{'|'.join(groups)})"
