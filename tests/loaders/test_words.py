"""The word tables: written so that any YAML reader finds the words that are meant."""

from importlib.resources import files
from typing import Any

import pytest
import yaml

from dugout.loaders.words import words

# Weights that training makes are lines of text; reading them takes the plain reader a minute.
TABLES = sorted(
    path.name.removesuffix(".yml")
    for path in files("dugout.loaders.words").iterdir()
    if path.name.endswith(".yml") and not path.name.endswith("_values.yml")
)


def switches(table: Any) -> list[Any]:
    """Return what a reader of YAML 1.1 takes for true or false: a plain "on", "no" or "yes"."""
    if isinstance(table, dict):
        return [found for pair in table.items() for part in pair for found in switches(part)]
    if isinstance(table, list):
        return [found for part in table for found in switches(part)]
    return [table] if isinstance(table, bool) else []


@pytest.mark.parametrize("name", TABLES)
def test_a_word_is_no_switch(name: str) -> None:
    assert switches(words(name)) == []


@pytest.mark.parametrize("name", TABLES)
def test_the_plain_reader_finds_the_same_where_the_fast_one_is_missing(name: str) -> None:
    text = files("dugout.loaders.words").joinpath(f"{name}.yml").read_text(encoding="utf-8")
    assert yaml.load(text, Loader=yaml.SafeLoader) == words(name)
