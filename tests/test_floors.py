"""The layout: imports go down the floors of DESIGN.md only, and never in a circle."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# The first that a module's name starts with holds; a new module stands on its package's floor until it has its own.
FLOORS = {
    "cli": 8,
    "graph.errors": 0,
    "graph.dates": 1,
    "graph.names": 1,
    "graph.render": 1,
    "graph.ids": 2,
    "graph.model": 2,
    "graph.codec": 2,
    "graph.certainty": 3,
    "graph.register": 3,
    "graph.embedded": 3,
    "graph.bolt": 3,
    "graph.rows": 3,
    "queries": 3,
    "browser": 4,
    "graph.evidence": 4,
    "graph.spells": 4,
    "graph.chases": 4,
    "graph.matches": 4,
    "graph.tenures": 4,
    "graph.titles": 4,
    "graph.fold": 4,
    "graph.ask": 4,
    "graph.writer": 4,
    "graph.store": 4,
    "graph.web": 4,
    "graph.paths": 4,
    "graph.search": 4,
    "graph.lookup": 4,
    "graph.dump": 4,
    "graph.tables": 4,
    "graph.graphml": 4,
    "graph.vocabulary": 2,
    "graph.choice": 7,
    "graph.publishing": 7,
    "graph.serving": 7,
    "graph.terminal": 7,
    "graph": 5,
    "loaders.article": 2,
    "loaders.document": 3,
    "loaders.sentences": 3,
    "loaders.dating": 4,
    "loaders.discourse": 4,
    "loaders.hints": 4,
    "loaders.entrants": 4,
    "loaders.mentions": 4,
    "loaders.bystanders": 4,
    "loaders.choice": 4,
    "loaders.pronouns": 4,
    "loaders.clubs_meant": 4,
    "loaders.meant": 4,
    "loaders.named": 4,
    "loaders.played_for": 4,
    "loaders.namesakes": 4,
    "loaders.doubted": 4,
    "loaders.womens": 4,
    "loaders.persons": 4,
    "loaders.runs": 4,
    "loaders.newcomers": 4,
    "loaders.occasions": 4,
    "loaders.sides": 4,
    "loaders.lexicon": 4,
    "loaders.scan": 4,
    "loaders.readers.protocol": 2,
    "loaders.readers": 6,
    "loaders.sources": 7,
    "loaders.extract": 7,
    "loaders.words": 4,
    "loaders": 5,
}
# Packages whose __init__ stands over their modules.
TOPS = {"loaders": 7, "loaders.sources": 7, "": 0}


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix("__init__").rstrip(".")


FILES = {
    module_of(path): path
    for folder in ("browser", "graph", "loaders", "queries", ".")
    for path in sorted((ROOT / folder).glob("*.py" if folder == "." else "**/*.py"))
}


def floor_of(module: str) -> int:
    if module in TOPS:
        return TOPS[module]
    return next(floor for name, floor in FLOORS.items() if f"{module}.".startswith(f"{name}."))


def imports_of(module: str) -> set[str]:
    """Return the modules of the project that a module imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(FILES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if name.removeprefix("dugout.") in FILES else node.module for name in inner]
        else:
            names = []
        found.update(name.removeprefix("dugout").lstrip(".") for name in names if name.split(".")[0] == "dugout")
    return found - {module}


IMPORTS = {module: imports_of(module) for module in FILES}


@pytest.mark.parametrize("module", IMPORTS)
def test_a_module_imports_nothing_from_a_floor_above_it(module: str) -> None:
    above = {name: floor_of(name) for name in IMPORTS[module] if floor_of(name) > floor_of(module)}
    assert above == {}, f"{module} is on floor {floor_of(module)}"


def test_no_imports_go_in_a_circle() -> None:
    try:
        TopologicalSorter(IMPORTS).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("module", [name for name in IMPORTS if name.split(".")[0] == "loaders"])
def test_loaders_know_nothing_of_the_store_the_fold_or_rdf(module: str) -> None:
    assert IMPORTS[module] & {"graph.store", "graph.writer", "graph.fold", "graph.intake", "graph.rdf"} == set()


def test_modules_import_by_whole_names() -> None:
    relative = {
        module
        for module, path in FILES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    }
    assert relative == set()


def test_the_command_line_stays_thin() -> None:
    assert len(FILES["cli"].read_text(encoding="utf-8").splitlines()) < 300
