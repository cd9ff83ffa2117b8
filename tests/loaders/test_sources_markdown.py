"""Markdown with front matter."""

from pathlib import Path

import pytest

from dugout.graph.model import Article
from dugout.loaders import Fault, read_paths
from dugout.loaders.article import make_article


def article_of(text: str, folder: Path) -> tuple[Article, list[str]]:
    path = folder / "a.md"
    path.write_text(text)
    faults: list[Fault] = []
    (found,) = read_paths([str(path)], on_fault=faults.append)
    return found.article, [str(fault).removeprefix(f"{path}: ") for fault in faults]


def test_front_matter_tells_what_the_article_is(tmp_path: Path) -> None:
    text = """---
title: "Allegri: I stay"
date: 2026-03-07 10:00:00
authors: [Jo Bloggs, {name: Ann Other}]
source: Example Sport
link: https://sport.example/allegri
layout: post
---
He said so.
"""
    assert article_of(text, tmp_path) == (
        make_article(
            "Allegri: I stay\n\nHe said so.",
            headline="Allegri: I stay",
            published="2026-03-07",
            author="Jo Bloggs, Ann Other",
            publisher="Example Sport",
            url="https://sport.example/allegri",
        ),
        [],
    )


def test_marks_go_and_no_two_words_grow_together(tmp_path: Path) -> None:
    text = """# Allegri **stays**

AC Milan's *Massimiliano* [Allegri](https://x.example "t") has
`played` down talk&mdash;again.<br>He __said__ so.  
Twice. ![A photo](a.jpg)

> “I am happy.”

* one
* two

| Home | Score | Away |
|------|-------|------|
| Real Madrid | 2-1 | Celta |

<div><p>In a box &amp; more</p></div>
"""
    assert article_of(text, tmp_path) == (
        make_article(
            "Allegri stays\n\nAC Milan's Massimiliano Allegri has played down talk—again.\nHe said so.\nTwice."
            "\n\n“I am happy.”\n\none\n\ntwo\n\nHome Score Away\n\nReal Madrid 2-1 Celta\n\nIn a box & more",
            headline="Allegri stays",
        ),
        [],
    )


def test_a_title_in_front_matter_goes_before_a_heading_of_the_text(tmp_path: Path) -> None:
    article, _ = article_of("---\ntitle: Allegri stays\n---\n# Serie A\n\nHe said so.", tmp_path)
    assert (article.headline, article.text) == ("Allegri stays", "Allegri stays\n\nSerie A\n\nHe said so.")


@pytest.mark.parametrize(
    ("header", "fault"),
    [
        ("title: [", "front matter is no YAML: expected the node content, but found '<stream end>'; kept without it"),
        (
            "a: &x [1]\nb: [*x, *x]",
            "front matter is no YAML: an alias, which can stand for any amount of text; kept without it",
        ),
        ("a: " + "x" * 9000, "front matter is no YAML: longer than 8000 characters; kept without it"),
    ],
)
def test_front_matter_that_cannot_be_read_is_told_and_the_text_kept(header: str, fault: str, tmp_path: Path) -> None:
    assert article_of(f"---\n{header}\n---\nAllegri stays.", tmp_path) == (make_article("Allegri stays."), [fault])


def test_a_date_of_year_0_is_told_and_the_article_kept(tmp_path: Path) -> None:
    assert article_of("---\ndate: 0000-01-01\n---\nAllegri stays.", tmp_path) == (
        make_article("Allegri stays."),
        ["date '0000-01-01' is not between 1850 and 2100; kept without it (--published DATE gives one)"],
    )


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    assert article_of("---\n\nAllegri stays.\n", tmp_path) == (make_article("Allegri stays."), [])
