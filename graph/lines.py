"""The objects of graph/pages.py as lines for people, flat rows and a diagram.

Lines have escapes for bold and faint letters; whoever prints them takes those out where no terminal is.
"""

import textwrap
from collections.abc import Iterator, Sequence

from dugout.graph.codec import Row
from dugout.graph.render import shown

PATH_COLUMNS = (
    "path", "hop", "from", "type", "to", "says", "certainty", "sources", "reported", "quote", "source", "fact",
)  # fmt: skip
WHY_COLUMNS = ("fact", "type", "from", "to", "reported", "says", "agrees", "certainty", "quote", "source", "claim")
SHOW_COLUMNS = (
    "section", "type", "from", "to", "says", "certainty", "sources", "reported", "quote", "source", "fact",
)  # fmt: skip

_INDENT = "    "
_LONGEST_QUOTE = 320
_PROPERTIES = ("nationality", "country", "born", "careerSince", "kind", "city", "stadium", "league", "tier", "wikidata")


def path_lines(paths: Sequence[Row], width: int) -> Iterator[str]:
    """Yield paths as lines: each hop with its direction, and where it is first met, the sentence behind it."""
    told: set[str] = set()
    for path in paths:
        facts = len({hop["fact"]["id"] for hop in path["hops"]})
        yield f"{path['path']}. {path['certainty']:.0%} sure, {facts} fact{'' if facts == 1 else 's'}"
        hops = path["hops"]
        for hop, following in zip(hops, [*hops[1:], None], strict=True):
            if hop["start"]["label"] == "Match" and hop is not hops[0]:
                continue  # told with the hop before it
            yield _hop_line(hop, following)
            if hop["fact"]["id"] in told:
                continue
            told.add(hop["fact"]["id"])
            yield from _evidence_lines(hop["fact"], width)
            for other in hop["others"]:
                yield _dim(f"{_INDENT}also {other['type']} ({other['says']})")
        yield ""


def path_rows(paths: Sequence[Row]) -> list[Row]:
    """Return paths as rows, one a hop."""
    return [
        {
            **_flat(hop["fact"]),
            "path": path["path"],
            "hop": number,
            "from": hop["start"]["name"],
            "to": hop["end"]["name"],
        }
        for path in paths
        for number, hop in enumerate(path["hops"], start=1)
    ]


def path_mermaid(paths: Sequence[Row]) -> Iterator[str]:
    """Yield paths as a Mermaid diagram; links are dotted, and end in a cross where they are denied or over."""
    yield "graph LR"
    nodes: dict[tuple[str, str], str] = {}
    drawn: set[str] = set()
    for hop in (hop for path in paths for hop in path["hops"]):
        start, end = (hop["start"], hop["end"]) if hop["forward"] else (hop["end"], hop["start"])
        for node in (start, end):
            key = (node["label"], node["id"])
            if key not in nodes:
                nodes[key] = f"n{len(nodes)}"
                yield f'    {nodes[key]}["{_mermaid(node["name"])}"]'
        fact = hop["fact"]
        line = {"denied": "-.-x", "rejected": "-.-x"}.get(fact.get("stance", ""), "-.->") if "stance" in fact else "-->"
        ends = f"{nodes[start['label'], start['id']]} {line}"
        label = fact["type"] if end["label"] == "Match" else f"{fact['type']} ({fact['says']})"
        edge = f'    {ends}|"{_mermaid(label)}"| {nodes[end["label"], end["id"]]}'
        if edge not in drawn:
            drawn.add(edge)
            yield edge


def why_lines(facts: Sequence[Row], width: int) -> Iterator[str]:
    """Yield facts as lines, with every claim; "but" marks one that says something else than the fact."""
    for item in facts:
        yield f"{item['fact']['sentence']}, {item['fact']['certainty']:.0%} sure"
        for claim in item["claims"]:
            mark = "" if claim["agrees"] else "but "
            yield f"  {claim['source']}: {mark}{shown(claim['says'])} ({claim['certainty']:.0%} sure)"
            yield from _quote_lines(claim["quote"], "", width)
        yield ""


def why_rows(facts: Sequence[Row]) -> list[Row]:
    """Return facts as rows, one a claim."""
    return [
        {**claim, **{key: item["fact"][key] for key in ("type", "from", "to")}, "fact": item["fact"]["id"]}
        for item in facts
        for claim in item["claims"]
    ]


def show_lines(page: Row, width: int) -> Iterator[str]:
    """Yield the page of a coach, club or competition as lines."""
    label = page["label"].lower()
    told = [shown(page[key]) for key in _PROPERTIES if page.get(key) not in (None, label)]
    yield f"{_bold(shown(page['name']))} ({', '.join([label, *told, page['id']])})"
    if page.get("aliases"):
        yield f"also {shown(page['aliases'])}"
    for section, facts in page["sections"].items():
        yield ""
        yield _bold(section.capitalize())
        for fact in facts:
            yield f"  {_entry(page['label'], fact)}, {fact['certainty']:.0%} sure"
            if section in ("in post", "next", "links"):
                yield from _evidence_lines(fact, width)


def show_rows(page: Row) -> list[Row]:
    """Return the facts of a page as rows."""
    return [{"section": section, **_flat(fact)} for section, facts in page["sections"].items() for fact in facts]


def _entry(label: str, fact: Row) -> str:
    """Return a fact as its page tells it: on a coach's, the club and the rest; on a club's, the coach."""
    if label == "Competition" or fact["type"] == "PLAYED":
        return str(fact["sentence"])
    return f"{fact['to' if label == 'Coach' else 'from']}: {fact['says']}"


def _hop_line(hop: Row, following: Row | None) -> str:
    fact = hop["fact"]
    if hop["end"]["label"] == "Match" and following is not None:
        match = f"{hop['end']['name']} ({fact['says']})"
        return f"{hop['start']['name']} ─{fact['type']}→ {match} ←{fact['type']}─ {following['end']['name']}"
    edge = f"{fact['type']} ({fact['says']})"
    arrow = f"─{edge}→" if hop["forward"] else f"←{edge}─"
    return f"{hop['start']['name']} {arrow} {hop['end']['name']}"


def _evidence_lines(fact: Row, width: int) -> Iterator[str]:
    if fact["evidence"]:
        yield from _quote_lines(fact["evidence"]["quote"], f" ({fact['evidence']['source']})", width)


def _quote_lines(quote: str, source: str, width: int) -> Iterator[str]:
    words = shown(quote)
    if len(words) > _LONGEST_QUOTE:
        words = words[:_LONGEST_QUOTE].rpartition(" ")[0] + " …"
    text = f"“{words}”{source}"
    for line in textwrap.wrap(text, max(width - len(_INDENT), 30), break_on_hyphens=False):
        yield _dim(_INDENT + line)


def _flat(fact: Row) -> Row:
    evidence = fact["evidence"] or {}
    return {
        **{key: value for key, value in fact.items() if key != "evidence"},
        "fact": fact["id"],
        "reported": fact.get("lastReported"),
        "quote": evidence.get("quote"),
        "source": evidence.get("source"),
    }


def _dim(text: str) -> str:
    return f"\x1b[2m{text}\x1b[0m"


def _bold(text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m"


def _mermaid(text: str) -> str:
    """Return a text as a quoted Mermaid label takes it: its own signs as entity codes."""
    for sign, code in (("#", "#35;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;"), ("`", "#96;")):
        text = text.replace(sign, code)
    return shown(text)
