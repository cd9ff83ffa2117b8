"""README.md, CONTRIBUTING.md, CHANGELOG.md: what they print is printed, what they name is there.

`python tests/test_docs.py` writes anew what is made: the answers of console blocks, and what stands between
`<!-- NAME -->` and `<!-- /NAME -->`. A console block may say `first=2` (only the first two paragraphs of the answer,
then "..."), `wide` (as in a pipe, not in a terminal of 110 columns) and `exit=2` (the exit code).
"""

import contextlib
import importlib
import io
import re
import runpy
import shlex
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from importlib.metadata import metadata
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner

from dugout import __version__
from dugout.cli import cli
from dugout.graph import model
from dugout.graph.certainty import BOUNDS, CERTAINTY
from dugout.graph.evidence import SILENCE_DAYS
from dugout.graph.names import camel_case
from dugout.graph.rows import MATCH_NODE
from dugout.graph.store import Store, open_home
from dugout.loaders import read_paths, reader_named, readers, sources
from dugout.queries import checks, parse_query, queries, query_named

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "samples/README.md")
COLUMNS = "110"
Adopt = Callable[[ModuleType, str, str], None]

_FENCE = re.compile(r"^```(\w+) ?(.*)\n((?s:.*?))^```$", re.MULTILINE)
_MADE = re.compile(r"(<!-- (commands|checks|floors) -->\n)(?s:.*?)(<!-- /\2 -->)")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_DIGIT = re.compile(r"\d")
_CODE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True)
class Block:
    """A fenced block of a document."""

    language: str
    options: dict[str, str]
    body: str
    start: int
    end: int

    @property
    def command(self) -> str:
        return self.body.partition("\n")[0].removeprefix("$ ")


def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def blocks_of(text: str) -> list[Block]:
    found = []
    for match in _FENCE.finditer(text):
        options = dict((*option.split("="), "")[:2] for option in match[2].split())
        found.append(Block(match[1], options, match[3], match.start(3), match.end(3)))
    return found


README = text_of("README.md")
BLOCKS = blocks_of(README)
CONSOLE = [block for block in BLOCKS if block.language == "console"]
# A block of Python that a block of text follows prints that.
PRINTING = [(code, out) for code, out in pairwise(BLOCKS) if out.language == "text"]


def block_with(words: str) -> str:
    [found] = [block.body for block in BLOCKS if words in block.body]
    return found


def answer(block: Block) -> str:
    """Return a console block as it is to be: its command and what that prints now."""
    [program, script, *words] = shlex.split(block.command)
    assert (program, script) == ("python", "cli.py")
    result = CliRunner(env={"COLUMNS": None if "wide" in block.options else COLUMNS}).invoke(cli, words)
    assert result.exit_code == int(block.options.get("exit", 0)), result.output
    paragraphs = result.output.strip("\n").split("\n\n")
    kept = paragraphs[: int(block.options.get("first", len(paragraphs)))]
    cut = ["..."] if len(kept) < len(paragraphs) else []
    return "\n".join((f"$ {block.command}", "\n\n".join([*kept, *cut]), ""))


def output_of(code: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "README.md", "exec"), {"__name__": "readme"})
    return out.getvalue()


@contextlib.contextmanager
def new_graph(home: Path) -> Iterator[Store]:
    """Work beside cli.py with an empty graph, kept open so that no command has to start it."""
    with pytest.MonkeyPatch.context() as patch, open_home(home) as store:
        patch.chdir(ROOT)
        patch.setenv("DUGOUT_HOME", str(home))
        for name in ("DUGOUT_URI", "NO_COLOR"):
            patch.delenv(name, raising=False)
        yield store


def printed_now() -> dict[int, str]:
    """Return what the blocks of README.md are to hold, by where they start; they run in their order on one graph."""
    found = {}
    for block in BLOCKS:
        if block in CONSOLE:
            found[block.start] = answer(block)
        for code, out in PRINTING:
            if code is block:
                found[out.start] = output_of(code.body)
    return found


def made(name: str) -> str:
    """Return what stands between the marks of a name."""
    return {"commands": command_table, "checks": check_table, "floors": floor_table}[name]()


def command_table() -> str:
    rows = ["| command | what it does | options |", "|---|---|---|"]
    for name, command in sorted(cli.commands.items()):
        context = click.Context(command, info_name=name)
        usage = " ".join([name, *command.collect_usage_pieces(context)[1:]]).replace("|", "\\|")
        options = [
            max(p.opts, key=len) for p in command.params if isinstance(p, click.Option) and "--format" not in p.opts
        ]
        what = command.get_short_help_str(limit=200).removesuffix(".")
        rows.append(f"| `{usage}` | {what} | {' '.join(f'`{option}`' for option in options)} |")
    return "\n".join(rows) + "\n"


def check_table() -> str:
    rows = [f"| `{name}` | {rule.question.removesuffix('.')} |" for name, rule in checks().items()]
    return "\n".join(["| check | a fault is |", "|---|---|", *rows]) + "\n"


def floor_table() -> str:
    layout = runpy.run_path(str(ROOT / "tests" / "test_floors.py"))
    floors: dict[int, list[str]] = defaultdict(list)
    for module in sorted(layout["FILES"]):
        if module:
            floors[layout["floor_of"](module)].append(f"`{module}`")
    rows = [f"| {floor} | {', '.join(floors[floor])} |" for floor in sorted(floors, reverse=True)]
    return "\n".join(["| floor | modules |", "|---|---|", *rows]) + "\n"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with new_graph(tmp_path_factory.mktemp("docs") / "home") as store:
        yield store


@pytest.fixture(scope="module")
def printed(graph: Store) -> dict[int, str]:
    return printed_now()


@pytest.fixture
def adopt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Adopt]:
    """Put a module of README.md into a package of the project, as if its file stood there."""
    adopted = []

    def adopt(package: ModuleType, name: str, code: str) -> None:
        (tmp_path / f"{name}.py").write_text(code, encoding="utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
        sources.find_sources.cache_clear()
        importlib.invalidate_caches()
        adopted.append(f"{package.__name__}.{name}")

    yield adopt
    for module in adopted:
        sys.modules.pop(module, None)
    sources.find_sources.cache_clear()


# On other processors the network's chances are off by what they round otherwise, so that a claim in a few hundred is
# told or not: numbers may differ, and of words so many are the same.
_ALIKE = 0.9


def are_alike(shown: str, printed: str) -> bool:
    """Return whether two outputs are the same but for numbers and a few words."""
    one, other = (_DIGIT.sub("#", text).split() for text in (shown, printed))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ("articles 51\nclaims 624", "articles 51\nclaims 622", True),
        ("Zinedine Zidane linked " * 4, "Zinedine Zidane linked " * 3 + "Zinedine Zidane rejected", True),
        ("Oliver Glasner linked 2026-01-16", "Oliver Glasner rejected 2026-01-16", False),
        ("one two three", "", False),
    ],
)
def test_outputs_are_alike_but_for_numbers_and_a_few_words(shown: str, printed: str, expected: bool) -> None:
    assert are_alike(shown, printed) == expected


@pytest.mark.parametrize("block", CONSOLE, ids=[block.command for block in CONSOLE])
def test_a_console_block_shows_what_its_command_prints(block: Block, printed: dict[int, str]) -> None:
    assert are_alike(block.body, printed[block.start]), "python tests/test_docs.py writes it anew"


@pytest.mark.parametrize("out", [out for _, out in PRINTING])
def test_the_python_of_the_readme_prints_what_stands_below_it(out: Block, printed: dict[int, str]) -> None:
    assert are_alike(out.body, printed[out.start]), "python tests/test_docs.py writes it anew"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_made_from_the_code_is_up_to_date(document: str) -> None:
    text = text_of(document)
    assert _MADE.sub(lambda mark: mark[1] + made(mark[2]) + mark[3], text) == text, "python tests/test_docs.py"


def test_every_command_has_help_and_stands_in_the_readme() -> None:
    assert [name for name, command in cli.commands.items() if not (command.help or "").strip()] == []
    assert [name for name in cli.commands if f"| `{name}" not in README] == []


@pytest.mark.parametrize("name", [*queries(), *checks()])
def test_every_query_and_check_stands_in_the_readme(name: str) -> None:
    assert re.search(rf"\b{name}\b", README)


def calls_of(document: str) -> list[list[str]]:
    """Return the words of every call of cli.py in the code of a document."""
    text = text_of(document)
    lines = [
        line for block in blocks_of(text) if block.language in ("sh", "console") for line in block.body.split("\n")
    ]
    lines += _CODE.findall(_FENCE.sub("", text))
    calls = (part for line in lines for part in line.removeprefix("$ ").split("&&"))
    return [shlex.split(call, comments=True)[2:] for call in calls if call.strip().startswith("python cli.py ")]


@pytest.mark.parametrize("call", [call for document in DOCUMENTS for call in calls_of(document)], ids=" ".join)
def test_a_call_that_is_shown_can_be_made(call: list[str]) -> None:
    name, *words = call
    if name.startswith("-"):
        return
    context = cli.commands[name].make_context(name, words)
    if name == "query" and context.params["name"]:
        given = dict(pair.split("=") for pair in context.params["params"])
        query_named(context.params["name"]).bind(given)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_target_of_make_that_is_named_is_there(document: str) -> None:
    there = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    code = "\n".join([*_CODE.findall(text_of(document)), *(block.body for block in blocks_of(text_of(document)))])
    assert set(re.findall(r"\bmake ([a-z]+)\b", code)) - there == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_to_files_and_headings_that_are_there(document: str) -> None:
    text = text_of(document)
    heads = {re.sub(r"[^\w\- ]", "", head).lower().replace(" ", "-") for head in re.findall(r"^#+ (.+)$", text, re.M)}
    inner = [link for link in _LINK.findall(text) if "://" not in link]
    broken = [
        link
        for link in inner
        if not (link[1:] in heads if link.startswith("#") else (ROOT / document).parent.joinpath(link).exists())
    ]
    assert broken == []


def cells_of(first: str) -> tuple[str, ...]:
    """Return the other cells of the only row of README.md that begins with a cell."""
    [row] = [line for line in README.split("\n") if line.startswith(f"| {first} |")]
    return tuple(cell.strip() for cell in row.strip("|").split(" | ")[1:])


def told_properties(first: str) -> list[str]:
    """Return the properties in a row of the schema, without the explanations in brackets."""
    return sorted(_CODE.findall(re.sub(r"\([^)]*\)", "", cells_of(first)[-1])))


def properties_of(shape: type, *without: str) -> list[str]:
    """Return the fields of a dataclass as they stand in the graph; what is a `Ref` has an id and a name."""
    found = []
    for field in fields(shape):
        if field.name not in without:
            found.append(camel_case(field.name))
            if field.type == model.Ref | None:
                found.append(camel_case(field.name) + "Name")
    return found


SHARED = [field.name for field in fields(model.Fact)]
NODES = {
    "Coach": properties_of(model.Coach),
    "Club": properties_of(model.Club),
    "Competition": properties_of(model.Competition),
    "Match": list(MATCH_NODE),
    "Article": properties_of(model.Article),
    "Claim": [*properties_of(model.Claim), "fact"],
}
EDGES = {
    "(Coach)-[MANAGES]->(Club)": properties_of(model.Tenure, *SHARED, "coach", "club"),
    "(Coach)-[LINKED_TO]->(Club)": properties_of(model.Chase, *SHARED, "coach", "club"),
    "(Coach)-[WON_TITLE_AT]->(Club)": properties_of(model.Title, *SHARED, "coach", "club"),
    "(Club)-[PLAYED]->(Match)": ["order", "opponent", "goals", "against", "result"],
}


@pytest.mark.parametrize("row", [*NODES, *EDGES])
def test_the_schema_has_the_properties_of_the_model(row: str) -> None:
    assert told_properties(row) == sorted({**NODES, **EDGES}[row])


def test_the_schema_names_what_all_facts_have() -> None:
    [line] = [line for line in README.split("\n") if line.startswith("The facts, each with")]
    assert _CODE.findall(line) == [camel_case(name) for name in SHARED if name != "claims"]


@pytest.mark.parametrize(
    ("row", "key", "words"),
    [
        ("Club", "kind", model.ClubKind),
        ("Competition", "kind", model.CompetitionKind),
        ("Match", "status", model.MatchStatus),
        ("Claim", "wording", model.Wording),
        ("(Coach)-[MANAGES]->(Club)", "status", model.Status),
        ("(Coach)-[MANAGES]->(Club)", "outlook", model.Outlook),
        ("(Coach)-[LINKED_TO]->(Club)", "stance", model.Stance),
    ],
)
def test_the_schema_lists_the_words_that_a_property_can_be(row: str, key: str, words: "type[model.Status]") -> None:
    assert f"`{key}` ({', '.join(words)})" in cells_of(row)[-1]


@pytest.mark.parametrize("label", NODES)
def test_a_node_has_no_property_that_the_schema_lacks(label: str, graph: Store, printed: dict[int, str]) -> None:
    rows = graph.read(f"MATCH (node:{label}) UNWIND keys(node) AS key RETURN DISTINCT key")
    assert rows
    assert {row["key"] for row in rows} - set(NODES[label]) == set()


@pytest.mark.parametrize("edge", EDGES)
def test_an_edge_has_no_property_that_the_schema_lacks(edge: str, graph: Store, printed: dict[int, str]) -> None:
    shared = {camel_case(name) for name in SHARED}
    rows = graph.read(
        f"MATCH ()-[fact:{edge.split('[')[1].split(']')[0]}]->() UNWIND keys(fact) AS key RETURN DISTINCT key"
    )
    assert rows
    assert {row["key"] for row in rows} - set(EDGES[edge]) - shared == set()


def test_the_readme_tells_the_certainty_of_each_wording_and_how_long_a_chase_lasts() -> None:
    [line] = [line for line in README.split("\n\n") if line.startswith("A claim is as sure as its wording")]
    told = re.findall(r"(\d+) %", line)
    most = BOUNDS[model.FactType.LINKED_TO].most
    assert told == [f"{certainty * 100:.0f}" for certainty in (*CERTAINTY.values(), most)]
    assert f"after {SILENCE_DAYS} days of silence" in README


def test_the_source_of_the_readme_reads_a_table(tmp_path: Path, adopt: Adopt) -> None:
    adopt(sources, "csv_rows", block_with("SUFFIXES = "))
    table = tmp_path / "news.csv"
    table.write_text("Title,Date,Text\nAllegri stays,7 March 2026,He said so.\n,,\n", encoding="utf-8")
    faults: list[str] = []
    found = list(read_paths([str(table)], on_fault=lambda fault: faults.append(str(fault))))
    assert [(item.article.text, item.article.published) for item in found] == [
        ("Allegri stays\n\nHe said so.", "2026-03-07")
    ]
    assert faults == [f"{table}:3: the article has no text; leave it out or mend it"]


def test_the_question_of_the_readme_is_answered(graph: Store, printed: dict[int, str]) -> None:
    asked = parse_query("winners", block_with("won something at several clubs"))
    assert {"coach": "Massimiliano Allegri", "clubs": ["AC Milan", "Juventus"]} in graph.read(
        asked.text, **asked.bind({})
    )


def test_the_reader_of_the_readme_reads_a_headline(tmp_path: Path, adopt: Adopt) -> None:
    adopt(readers, "headline", block_with("class HeadlineReader"))
    page = tmp_path / "news.txt"
    page.write_text(
        "18 Feb 2026\n\nLeicester appoint Gary Rowett\n\nHe has signed until the summer.\n", encoding="utf-8"
    )
    [found] = read_paths([str(page)], on_fault=lambda fault: pytest.fail(str(fault)))
    [claim] = reader_named("headline").claims(found.article)
    assert (claim.coach, claim.club, claim.status, claim.quote) == (
        model.Ref("gary-rowett", "Gary Rowett"),
        model.Ref("leicester-city", "Leicester City"),
        model.Status.CURRENT,
        "Leicester appoint Gary Rowett",
    )


REQUIREMENTS: list[str] = tomllib.loads(text_of("pyproject.toml"))["project"]["dependencies"]


@pytest.mark.parametrize("package", [re.split(r"[<>=]", requirement)[0] for requirement in REQUIREMENTS])
def test_a_dependency_stands_in_the_readme_with_its_licence(package: str) -> None:
    told, stated = cells_of(package)[-1], metadata(package)
    # `get_all`: where importlib_metadata is loaded too, to ask for a missing key is an error.
    fields = ("License-Expression", "License", "Classifier")
    licences = [licence for field in fields for licence in stated.get_all(field) or []]
    assert any(told == licence or f"License :: OSI Approved :: {told} License" == licence for licence in licences)


def test_every_tool_stands_in_the_readme() -> None:
    lines = text_of("requirements.in").split("\n")
    names = [re.split(r"[<>=]", line)[0] for line in lines if line and not line.startswith("#")]
    assert [name for name in names if not re.search(rf"^\|.*\b{name}\b.*\|.*\|", README, re.MULTILINE)] == []


def test_the_change_log_tells_of_this_version() -> None:
    assert f"## [{__version__}]" in text_of("CHANGELOG.md")


def write_documents() -> None:
    """Write what is made into the documents."""
    with tempfile.TemporaryDirectory() as folder, new_graph(Path(folder) / "home"):
        found = printed_now()
    text = README
    for block in reversed(BLOCKS):
        if block.start in found:
            text = text[: block.start] + found[block.start] + text[block.end :]
    (ROOT / "README.md").write_text(text, encoding="utf-8")
    for document in DOCUMENTS:
        text = text_of(document)
        (ROOT / document).write_text(_MADE.sub(lambda mark: mark[1] + made(mark[2]) + mark[3], text), encoding="utf-8")


if __name__ == "__main__":
    write_documents()
