"""News pages."""

import json
from pathlib import Path

import pytest

from dugout.graph.model import Article
from dugout.loaders import Fault, read_paths
from dugout.loaders.article import make_article

STORY = (
    "AC Milan head coach Massimiliano Allegri has played down talk that he could leave San Siro for Real Madrid.",
    "Alvaro Arbeloa is not expected to stay as Los Blancos coach beyond the summer, and Allegri is a leading target.",
    "“I am happy here,” the Italian said on Friday.",
)
TEXT = "Allegri plays down Madrid talk\n\n" + "\n\n".join(STORY)
PARAGRAPHS = "".join(f"<p>{paragraph}</p>\n" for paragraph in STORY)
HEADLINE = "Allegri plays down Madrid talk"


def page(head: str = "", body: str = f"<article><h1>{HEADLINE}</h1>{PARAGRAPHS}</article>") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{HEADLINE} | Example Sport</title>{head}</head><body>{body}</body></html>"
    )


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def article_of(markup: str | bytes, folder: Path) -> tuple[Article, list[str]]:
    path = folder / "a.html"
    path.write_bytes(markup if isinstance(markup, bytes) else markup.encode())
    faults: list[Fault] = []
    (found,) = read_paths([str(path)], on_fault=faults.append)
    return found.article, [str(fault).removeprefix(f"{path}: ") for fault in faults]


STATED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": HEADLINE,
    "datePublished": "2026-03-07T22:15:00-05:00",
    "dateModified": "2026-03-09T10:00:00Z",
    "author": [{"@type": "Person", "name": "Jo Bloggs"}, {"@type": "Person", "name": "Ann Other"}],
    "publisher": {"@type": "Organization", "name": "Example Sport"},
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://sport.example/allegri"},
}
WHOLE = make_article(
    TEXT,
    headline=HEADLINE,
    published="2026-03-07",
    author="Jo Bloggs, Ann Other",
    publisher="Example Sport",
    url="https://sport.example/allegri",
)
SITE = {"@type": "Organization", "@id": "#site", "name": "Example Sport", "url": "https://sport.example"}


@pytest.mark.parametrize(
    "data",
    [
        STATED,
        [{"@type": "BreadcrumbList", "itemListElement": [{"@type": "NewsArticle", "headline": "Another"}]}, STATED],
        {
            "@graph": [
                {"@type": "WebPage", "@id": "#page", "name": "Page"},
                {**STATED, "publisher": {"@id": "#site"}},
                SITE,
            ]
        },
        {"@type": "WebPage", "mainEntity": STATED},
        {**STATED, "@type": ["ReportageNewsArticle", "Thing"], "url": "https://sport.example/allegri"},
    ],
    ids=["object", "list", "graph", "main entity", "several types"],
)
def test_json_ld_tells_what_the_article_is(data: object, tmp_path: Path) -> None:
    assert article_of(page(linked(data)), tmp_path) == (WHOLE, [])


def test_json_ld_in_a_comment_with_line_ends_in_its_words_is_read(tmp_path: Path) -> None:
    data = json.dumps(STATED).replace("Jo Bloggs", "Jo\nBloggs")
    head = f'<script type="application/ld+json">\n<!--\n{data};\n-->\n</script>'
    assert article_of(page(head), tmp_path) == (WHOLE, [])


def test_meta_tags_tell_what_json_ld_does_not(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="Example Sport"><meta name="Author" content="By Jo Bloggs, Ann Other">'
        '<meta property="article:published_time" content="2026-03-07T10:00:00Z">'
        '<link rel="canonical" href="https://sport.example/allegri">'
    )
    assert article_of(page(head), tmp_path) == (WHOLE, [])


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", '<article><header><time datetime="2026-03-07T10:00">Saturday</time></header>{}</article>'),
        ("", '<article><span itemprop="datePublished" content="2026-03-07"></span>{}</article>'),
        ("", "<article><time>7 March 2026, 10:15 GMT</time>{}</article>"),
        ('<meta name="DC.date.issued" content="7 March 2026">', "{}"),
        ('<meta name="pubdate" content="2 hours ago"><meta name="date" content="20260307">', "{}"),
    ],
)
def test_the_date_is_found_where_pages_put_it(head: str, body: str, tmp_path: Path) -> None:
    article, faults = article_of(page(head, body.format(f"<h1>{HEADLINE}</h1>{PARAGRAPHS}")), tmp_path)
    assert (article.published, faults) == ("2026-03-07", [])


@pytest.mark.parametrize(
    "path", ["football/2026/mar/07/allegri-stays", "2026/03/07/allegri-stays", "sport/2026-03-07/allegri-stays.html"]
)
def test_the_date_is_taken_from_the_address_where_nothing_else_tells_it(path: str, tmp_path: Path) -> None:
    article, _ = article_of(page(f'<link rel="canonical" href="https://paper.example/{path}">'), tmp_path)
    assert article.published == "2026-03-07"


def test_a_date_of_year_0_is_told_and_the_article_kept(tmp_path: Path) -> None:
    article, faults = article_of(page(linked({"@type": "NewsArticle", "datePublished": "0000-00-00"})), tmp_path)
    assert (article.text, article.published) == (TEXT, None)
    assert faults == ["date '0000-00-00' is not between 1850 and 2100; kept without it (--published DATE gives one)"]


def test_a_front_page_is_no_address_of_an_article(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://sport.example/"><meta property="og:url" content="/allegri">'
    assert article_of(page(head), tmp_path)[0].url is None


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Allegri plays down Madrid talk | Example Sport", "Allegri plays down Madrid talk"),
        ("Allegri plays down Madrid talk - Example Sport", "Allegri plays down Madrid talk"),
        ("Allegri plays down Madrid talk – and stays", "Allegri plays down Madrid talk – and stays"),
        ("Exclusive | Allegri plays down talk", "Exclusive | Allegri plays down talk"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_headline(title: str, headline: str, tmp_path: Path) -> None:
    markup = (
        f'<html><head><title>{title}</title><meta property="og:site_name" content="Example Sport"></head>'
        f"<body><article>{PARAGRAPHS}</article></body></html>"
    )
    article, _ = article_of(markup, tmp_path)
    assert (article.headline, article.text) == (headline, f"{headline}\n\n" + "\n\n".join(STORY))


def test_what_stands_around_the_story_is_left_out(tmp_path: Path) -> None:
    body = f"""
<div class="cookie-banner"><p>We use cookies to improve your experience. Accept all</p></div>
<header><a href="/">Example Sport</a>
<nav><ul><li><a href="/f">Football</a></li><li><a href="/c">Cricket</a></li></ul></nav></header>
<main><article><h1>{HEADLINE}</h1><div class="byline">By <a href="/jo">Jo Bloggs</a></div>
<p>{STORY[0]}</p>
<figure><img src="a.jpg" alt="Allegri"><figcaption>Allegri at San Siro (Image: Getty)</figcaption></figure>
<p><strong>READ MORE: <a href="/k">Klopp agrees to take Madrid job</a></strong></p>
<p>{STORY[1]}</p>
<div class="ad">Advertisement</div><script>track("Zidane signs")</script>
<p>{STORY[2]}</p>
<p>Sign up</p></article></main>
<aside><h2>Most read</h2><ul><li><a href="/z">Zidane to coach France</a></li></ul></aside>
<section class="comments"><p>Mourinho would be better, says a reader</p></section>
<footer><p>Copyright 2019 Example Sport</p></footer>"""
    assert article_of(page("", body), tmp_path) == (make_article(TEXT, headline=HEADLINE), [])


def test_entities_inline_marks_lists_and_tables_leave_plain_words(tmp_path: Path) -> None:
    body = (
        f"<article><h1>{HEADLINE}</h1>{PARAGRAPHS}"
        "<p>Mbapp&eacute;&nbsp;&amp; <b>Vin&#237;cius</b> <a href=x>play</a>ed.</p>"
        "<ul><li>Klopp &ndash; 5/1 with the bookmakers</li></ul>"
        "<table><tr><td>Real Madrid</td><td>2-1</td><td>Celta</td></tr></table></article>"
    )
    article, _ = article_of(page("", body), tmp_path)
    assert (
        article.text
        == f"{TEXT}\n\nMbappé & Vinícius played.\n\nKlopp – 5/1 with the bookmakers\n\nReal Madrid 2-1 Celta"
    )


def test_a_text_that_only_json_ld_has_is_read(tmp_path: Path) -> None:
    data = {**STATED, "articleBody": "&lt;p&gt;" + "&lt;/p&gt;&lt;p&gt;".join(STORY)}
    assert article_of(page(linked(data), '<div id="root"></div><p>Loading</p>'), tmp_path) == (WHOLE, [])


@pytest.mark.parametrize("length", [1, 2])
def test_a_short_story_is_a_story(length: int, tmp_path: Path) -> None:
    body = f"<h1>{HEADLINE}</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in STORY[:length])
    article, _ = article_of(page("", body), tmp_path)
    assert article.text == "\n\n".join((HEADLINE, *STORY[:length]))


@pytest.mark.parametrize(
    ("encoding", "head", "faults"),
    [
        ("utf-8", '<meta charset="iso-8859-1">', []),
        ("cp1252", '<meta charset="windows-1252">', []),
        ("iso8859_15", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15">', []),
        ("utf-16", "", []),
        ("cp1252", '<meta charset="utf-8">', ["not UTF-8; read as Windows-1252 (save it as UTF-8 to be sure)"]),
    ],
)
def test_letters_come_out_right_whatever_the_page_declares(
    encoding: str, head: str, faults: list[str], tmp_path: Path
) -> None:
    body = f"<article><h1>{HEADLINE}</h1>{PARAGRAPHS}<p>Mbappé and Çalhanoğlu stay.</p></article>"
    article, told = article_of(page(head, body).encode(encoding, "xmlcharrefreplace"), tmp_path)
    assert (article.text, told) == (f"{TEXT}\n\nMbappé and Çalhanoğlu stay.", faults)
