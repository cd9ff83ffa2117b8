"""Plain text."""

from pathlib import Path

import pytest

from dugout.graph.model import Article
from dugout.loaders import Fault, read_paths
from dugout.loaders.article import make_article
from dugout.loaders.sources.text import is_date_line


def article_of(text: str | bytes, folder: Path) -> tuple[Article, list[str]]:
    path = folder / "a.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    faults: list[Fault] = []
    (found,) = read_paths([str(path)], on_fault=faults.append)
    return found.article, [str(fault).removeprefix(f"{path}: ") for fault in faults]


def test_the_date_the_headline_and_the_body_are_told_apart(tmp_path: Path) -> None:
    text = "07 Mar 2026\n\nAllegri plays down Madrid talk\n\nHe is happy at Milan.\n\nHe said so.\n"
    assert article_of(text, tmp_path) == (
        make_article(
            "Allegri plays down Madrid talk\n\nHe is happy at Milan.\n\nHe said so.",
            headline="Allegri plays down Madrid talk",
            published="2026-03-07",
        ),
        [],
    )


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Allegri stays\n\nHe said so.", "Allegri stays"),
        ("Will Allegri stay?\nHe may.", "Will Allegri stay?"),
        ("“I stay”\n\nHe said so.", "“I stay”"),
        ("Allegri is happy at Milan.\n\nHe said so.", None),
        ("“I am happy at Milan.”\n\nHe said so.", None),
        ("Allegri stays", None),
        ("Allegri, the Milan coach," + " who has won much," * 20 + "\n\nsaid so.", None),
    ],
)
def test_a_headline_is_a_short_first_line_without_a_stop_before_more(
    text: str, headline: str | None, tmp_path: Path
) -> None:
    assert article_of(text, tmp_path) == (make_article(text, headline=headline), [])


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("07 Mar 2026", True),
        ("Saturday, 7th of March 2026, 10:15 GMT", True),
        ("Published: 2026-03-07T10:15:00Z", True),
        ("31 Feb 99999", True),
        ("March 2026", True),
        ("Real Madrid 2-1 Celta", False),
        ("2026", False),
        ("2-1", False),
        ("Klopp will decide in March 2026", False),
        ("May 10 players leave", False),
        ("", False),
    ],
)
def test_a_date_line_has_nothing_but_a_date(line: str, is_date: bool) -> None:
    assert is_date_line(line) == is_date


@pytest.mark.parametrize("date", ["0000-01-01", "99999-01-01", "31 Feb 2026"])
def test_a_date_that_is_no_day_is_told_and_the_article_kept(date: str, tmp_path: Path) -> None:
    article, faults = article_of(f"{date}\n\nAllegri stays.", tmp_path)
    assert article == make_article("Allegri stays.")
    assert len(faults) == 1
    assert faults[0].endswith("; kept without it (--published DATE gives one)")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_letters_come_out_right_in_the_usual_encodings(encoding: str, tmp_path: Path) -> None:
    article, faults = article_of("Mbappé – “no”.".encode(encoding), tmp_path)
    assert article.text == "Mbappé – “no”."
    assert faults == (["not UTF-8; read as Windows-1252 (save it as UTF-8 to be sure)"] if encoding == "cp1252" else [])


def test_a_damaged_place_in_utf_8_does_not_spoil_the_rest(tmp_path: Path) -> None:
    article, faults = article_of("Mbappé, Solskjær, Çalhanoğlu".encode() + b"\xff.", tmp_path)
    assert article.text == "Mbappé, Solskjær, Çalhanoğlu\ufffd."
    assert faults == ["not all UTF-8; 1 damaged places are shown as \ufffd"]


def test_lines_of_windows_and_of_old_macs_are_lines(tmp_path: Path) -> None:
    assert article_of("07 Mar 2026\r\n\r\nAllegri stays.\r\nHe said so.", tmp_path)[0] == make_article(
        "Allegri stays.\nHe said so.", published="2026-03-07"
    )
    assert article_of("07 Mar 2026\r\rAllegri stays.", tmp_path)[0] == make_article(
        "Allegri stays.", published="2026-03-07"
    )


def test_a_text_cut_into_lines_of_one_width_has_whole_paragraphs_again(tmp_path: Path) -> None:
    text = """07 Mar 2026

Allegri plays down Madrid talk

AC Milan head coach Massimiliano Allegri has played down
suggestions that he could leave San Siro this summer to
take charge of Real Madrid. Alvaro Arbeloa is not
expected to stay beyond the end of the season.

Milan play Inter on Sunday. “I am happy here,” Allegri
said on Friday.
"""
    assert article_of(text, tmp_path)[0].text == (
        "Allegri plays down Madrid talk\n\n"
        "AC Milan head coach Massimiliano Allegri has played down suggestions that he could leave San Siro this summer "
        "to take charge of Real Madrid. Alvaro Arbeloa is not expected to stay beyond the end of the season.\n\n"
        "Milan play Inter on Sunday. “I am happy here,” Allegri said on Friday."
    )


def test_a_list_of_short_lines_stays_one(tmp_path: Path) -> None:
    text = "Fixtures\n\nMilan v Inter\nRoma v Lazio\nreal Betis v Celta\nvan Gaal's side v Ajax\nde Zerbi's side v Lens"
    assert article_of(text, tmp_path)[0].text == text
