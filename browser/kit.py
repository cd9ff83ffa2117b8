"""What makes the graph read well in Neo4j Browser: questions as saved scripts, and a style; run, it packs them."""

import io
import json
import re
import zipfile
from pathlib import Path

from dugout.browser.site import Files
from dugout.queries import Query, queries, read_folder

FOLDER = Path(__file__).parent
PACKED = "dugout-scripts.zip"
QUESTIONS, DRAWN, FIRST = "Dugout questions", "Dugout pictures", "Dugout"


def scripts() -> dict[str, str]:
    """Return the saved scripts by folder and name, such as "Dugout questions/succession"."""
    drawn, asked = read_folder(FOLDER / "drawn"), queries()
    return {
        f"{FIRST}/parameters": _parameters([*drawn.values(), *asked.values()]),
        **{f"{DRAWN}/{name}": _script(query) for name, query in drawn.items()},
        **{f"{QUESTIONS}/{name}": _script(query) for name, query in asked.items()},
    }


def pack() -> bytes:
    """Return the scripts as the one file that Neo4j Browser takes when it is dropped on it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in scripts().items():
            # The same bytes for the same scripts: a fixed date, and nothing compressed.
            archive.writestr(zipfile.ZipInfo(f"{name}.cypher"), text)
    return packed.getvalue()


def preload() -> str:
    """Return a script that puts all this into a Neo4j Browser that starts, beside what its user has saved."""
    folders = {folder: f"dugout-{number}" for number, folder in enumerate((FIRST, DRAWN, QUESTIONS))}
    documents = [
        {"id": f"dugout-{name}", "folder": folders[name.partition("/")[0]], "content": text}
        for name, text in scripts().items()
    ]
    kit = {
        "documents": documents,
        "folders": [{"id": number, "name": folder} for folder, number in folders.items()],
        "grass": style(),
    }
    return f"const kit = {json.dumps(kit)};\n" + (FOLDER / "preload.js").read_text(encoding="utf-8")


def with_kit(files: Files) -> Files:
    """Return the files of a Neo4j Browser that starts with all this in it."""
    index = files["index.html"]
    start = b'<head><script src="dugout/preload.js"></script>'
    own = {f"dugout/{name}": (FOLDER / name).read_bytes for name in ("guide.html", "style.grass", PACKED)}
    return {
        **files,
        **own,
        "index.html": lambda: index().replace(b"<head>", start, 1),
        "dugout/preload.js": lambda: preload().encode(),
    }


def style() -> dict[str, dict[str, str]]:
    """Return the rules of the style file, as Neo4j Browser keeps them: {"node.Coach": {"color": "#1f6f5c", ...}}."""
    text = (FOLDER / "style.grass").read_text(encoding="utf-8")
    return {
        selector: dict(re.findall(r"([\w-]+): '?(.*?)'?;", rules))
        for selector, rules in re.findall(r"([\w.]+) \{\n(.*?)\n\}", text, re.DOTALL)
    }


def _script(query: Query) -> str:
    sets = [f"// :param {p.name} => {json.dumps(p.example)}" for p in query.parameters]
    return "\n".join([f"// {query.question}", *sets, query.text, ""])


def _parameters(asked: list[Query]) -> str:
    """Return the script that sets every parameter: to its first example, or to null where nobody must give it."""
    values: dict[str, object] = {}
    for parameter in (parameter for query in asked for parameter in query.parameters):
        if values.get(parameter.name) is None:
            values[parameter.name] = None if parameter.optional else parameter.example
    lines = [f":param {name} => {json.dumps(value)};" for name, value in sorted(values.items())]
    return "\n".join(["// Parameters: change and run these first, then ask", *lines, ""])


if __name__ == "__main__":
    (FOLDER / PACKED).write_bytes(pack())
