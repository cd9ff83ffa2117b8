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
