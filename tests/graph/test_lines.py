from typing import Any

from dugout.graph.lines import path_lines, path_mermaid, path_rows, why_lines


def fact(ident: str, kind: str, says: str, **values: Any) -> dict[str, Any]:
    evidence = {"quote": f"Sentence of {ident}.", "source": "Marca, 2026-03-01"}
    return {"id": ident, "type": kind, "says": says, "evidence": evidence, **values}


def node(label: str, name: str) -> dict[str, str]:
    return {"label": label, "id": name.lower(), "name": name}


ALLEGRI, MILAN, JUVE = node("Coach", "Allegri"), node("Club", "Milan"), node("Club", "Juve")
DERBY = node("Match", "Milan 1-0 Juve")
WON = fact("won", "WON_TITLE_AT", "Serie A")
POST = fact("post", "MANAGES", "current")
PLAYED = fact("derby", "PLAYED", "1 source")
PATHS = [
    {
        "path": 1,
        "certainty": 0.5,
        "hops": [
            {"start": JUVE, "end": ALLEGRI, "forward": False, "fact": WON, "others": []},
            {"start": ALLEGRI, "end": MILAN, "forward": True, "fact": POST, "others": [WON]},
        ],
    },
    {
        "path": 2,
        "certainty": 0.25,
        "hops": [
            {"start": JUVE, "end": DERBY, "forward": True, "fact": PLAYED, "others": []},
            {"start": DERBY, "end": MILAN, "forward": False, "fact": PLAYED, "others": []},
        ],
    },
    {
        "path": 3,
        "certainty": 0.1,
        "hops": [{"start": ALLEGRI, "end": MILAN, "forward": True, "fact": POST, "others": [WON]}],
    },
]


def plain(lines: Any) -> list[str]:
    return [line.replace("\x1b[2m", "").replace("\x1b[1m", "").replace("\x1b[0m", "") for line in lines]


def test_a_hop_shows_its_direction_a_match_is_one_line_and_no_sentence_is_told_twice() -> None:
    assert plain(path_lines(PATHS, 200)) == [
        "1. 50% sure, 2 facts",
        "Juve ←WON_TITLE_AT (Serie A)─ Allegri",
        "    “Sentence of won.” (Marca, 2026-03-01)",
        "Allegri ─MANAGES (current)→ Milan",
        "    “Sentence of post.” (Marca, 2026-03-01)",
        "    also WON_TITLE_AT (Serie A)",
        "",
        "2. 25% sure, 1 fact",
        "Juve ─PLAYED→ Milan 1-0 Juve (1 source) ←PLAYED─ Milan",
        "    “Sentence of derby.” (Marca, 2026-03-01)",
        "",
        "3. 10% sure, 1 fact",
        "Allegri ─MANAGES (current)→ Milan",
        "",
    ]


def test_rows_are_one_a_hop() -> None:
    assert [(row["path"], row["hop"], row["from"], row["to"], row["fact"]) for row in path_rows(PATHS)] == [
        (1, 1, "Juve", "Allegri", "won"),
        (1, 2, "Allegri", "Milan", "post"),
        (2, 1, "Juve", "Milan 1-0 Juve", "derby"),
        (2, 2, "Milan 1-0 Juve", "Milan", "derby"),
        (3, 1, "Allegri", "Milan", "post"),
    ]


def test_a_sentence_is_wrapped_to_the_width_and_a_very_long_one_cut() -> None:
    long = {**POST, "evidence": {"quote": "word " * 100, "source": "Marca, 2026-03-01"}}
    hop = {"start": ALLEGRI, "end": MILAN, "forward": True, "fact": long, "others": []}
    lines = plain(path_lines([{"path": 1, "certainty": 1.0, "hops": [hop]}], 60))
    assert max(map(len, lines)) <= 60
    assert " ".join(line.strip() for line in lines[2:]).strip() == (
        "“" + "word " * 64 + "…” (Marca, 2026-03-01)"
    )  # fmt: skip


def test_a_diagram_draws_each_node_and_edge_once_in_its_own_direction_and_escapes_names() -> None:
    strange = node("Club", 'A "B" <c> #`')
    denied = fact("chase", "LINKED_TO", "denied", stance="denied")
    hops = [{"start": strange, "end": ALLEGRI, "forward": False, "fact": denied, "others": []}]
    assert list(path_mermaid([*PATHS, {"path": 4, "certainty": 0.1, "hops": hops}])) == [
        "graph LR",
        '    n0["Allegri"]',
        '    n1["Juve"]',
        '    n0 -->|"WON_TITLE_AT (Serie A)"| n1',
        '    n2["Milan"]',
        '    n0 -->|"MANAGES (current)"| n2',
        '    n3["Milan 1-0 Juve"]',
        '    n1 -->|"PLAYED"| n3',
        '    n2 -->|"PLAYED"| n3',
        '    n4["A #quot;B#quot; #lt;c#gt; #35;#96;"]',
        '    n0 -.-x|"LINKED_TO (denied)"| n4',
    ]


def test_a_claim_that_says_something_else_is_marked_with_but() -> None:
    claims = [
        {"source": "Marca, 2026-03-02", "says": "denied", "agrees": True, "certainty": 0.5, "quote": "No."},
        {"source": "AS, 2026-03-01", "says": "linked", "agrees": False, "certainty": 0.6, "quote": "Yes.\x1b[2J"},
    ]
    told = {"sentence": "Allegri ─LINKED_TO (denied)→ Milan", "certainty": 0.55}
    assert plain(why_lines([{"fact": told, "claims": claims}], 200)) == [
        "Allegri ─LINKED_TO (denied)→ Milan, 55% sure",
        "  Marca, 2026-03-02: denied (50% sure)",
        "    “No.”",
        "  AS, 2026-03-01: but linked (60% sure)",
        "    “Yes. [2J”",
        "",
    ]
