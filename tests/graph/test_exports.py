import csv
import io
import zipfile
from pathlib import Path

import networkx as nx

from dugout.graph.dump import Contents
from dugout.graph.graphml import graphml
from dugout.graph.model import Club, Coach
from dugout.graph.tables import TABLES, csv_tables, write_folder, zipped


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_every_table_has_its_header_even_without_a_row() -> None:
    assert csv_tables(Contents()) == {f"{name}.csv": ",".join(columns) + "\n" for name, columns in TABLES.items()}


def test_an_edge_is_a_row_with_the_ids_of_its_ends(market: Contents) -> None:
    linked = rows(csv_tables(market)["linked_to.csv"])
    assert [row for row in linked if row["coach"] == "massimiliano-allegri"] == [
        {
            "id": "massimiliano-allegri--real-madrid--chase-1",
            "coach": "massimiliano-allegri",
            "club": "real-madrid",
            "stance": "denied",
            "until": "",
            "certainty": "0.55",
            "articles": "3",
            "sources": "2",
            "firstReported": "2026-03-01",
            "lastReported": "2026-03-03",
        }
    ]


def test_no_cell_is_a_formula_and_lists_are_joined() -> None:
    coach = Coach(id="x", name='=HYPERLINK("http://evil")', aliases=("@a", "b"), nationality="-1+1")
    [row] = rows(csv_tables(Contents(coaches=(coach,)))["coaches.csv"])
    assert (row["name"], row["aliases"], row["nationality"]) == ("'" + coach.name, "'@a|b", "'-1+1")


def test_the_zip_is_the_folder_and_the_same_graph_gives_the_same_bytes(market: Contents, tmp_path: Path) -> None:
    write_folder(csv_tables(market), tmp_path / "tables")
    data = zipped(csv_tables(market))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()}
    assert zipped(csv_tables(market)) == data


def test_graphml_has_every_node_and_edge(market: Contents) -> None:
    graph = nx.parse_graphml(graphml(market).decode())
    assert graph.number_of_nodes() == 9 + 7 + 6 + len([n for n in graph if n.startswith("match:")])
    assert graph.get_edge_data("coach:massimiliano-allegri", "club:real-madrid") == {
        "LINKED_TO massimiliano-allegri--real-madrid--chase-1": {
            "type": "LINKED_TO",
            "id": "massimiliano-allegri--real-madrid--chase-1",
            "stance": "denied",
            "certainty": 0.55,
            "articles": 3,
            "sources": 2,
            "firstReported": "2026-03-01",
            "lastReported": "2026-03-03",
        }
    }


def test_graphml_leaves_out_what_xml_cannot_hold() -> None:
    club = Club(id="x", name="A\x00B\x0b<&>\ufffe\U0001f3c6")
    graph = nx.parse_graphml(graphml(Contents(clubs=(club,))).decode())
    assert graph.nodes["club:x"]["name"] == "AB<&>\U0001f3c6"


def test_the_same_graph_gives_the_same_graphml(market: Contents) -> None:
    parts = ("coaches", "clubs", "competitions", "articles", "claims", "facts")
    turned = Contents(**{part: getattr(market, part)[::-1] for part in parts})
    assert graphml(turned) == graphml(market)
