"""JSON lines, arrays and objects."""

import json
from pathlib import Path

import pytest

from dugout.graph.model import Article
from dugout.loaders import Fault, read_paths
from dugout.loaders.article import make_article


def articles_of(text: str, folder: Path, name: str = "a.jsonl") -> tuple[list[Article], list[str]]:
    path = folder / name
    path.write_text(text)
    faults: list[Fault] = []
    found = [found.article for found in read_paths([str(path)], on_fault=faults.append)]
    return found, [str(fault).removeprefix(str(path)) for fault in faults]


WHOLE = make_article(
    "Allegri stays\n\nHe said so.",
    headline="Allegri stays",
    url="https://sport.example/a",
    publisher="Example Sport",
    author="Jo Bloggs",
    published="2026-03-07",
)


@pytest.mark.parametrize(
    "record",
    [
        {
            "url": "https://sport.example/a",
            "title": "Allegri stays",
            "published": "2026-03-07",
            "publisher": "Example Sport",
            "author": "Jo Bloggs",
            "text": "He said so.",
        },
        {
            "source": {"id": None, "name": "Example Sport"},
            "author": "Jo Bloggs",
            "title": "Allegri stays",
            "description": "Talk played down",
            "url": "https://sport.example/a",
            "publishedAt": "2026-03-07T22:15:00Z",
            "content": "He said so.",
        },
        {
            "@type": "NewsArticle",
            "headline": "Allegri stays",
            "datePublished": "2026-03-07T10:00:00+01:00",
            "author": [{"@type": "Person", "name": "Jo Bloggs"}],
            "publisher": {"@type": "Organization", "name": "Example Sport"},
            "mainEntityOfPage": {"@id": "https://sport.example/a"},
            "articleBody": "He said so.",
        },
        {
            "id": 7,
            "link": "https://sport.example/a",
            "date": "2026-03-07T10:00:00",
            "title": {"rendered": "Allegri stays"},
            "content": {"rendered": "<p>He <em>said</em> so.</p>\n"},
            "byline": "Jo Bloggs",
            "site": "Example Sport",
        },
        {
            "id": "https://sport.example/a",
            "webTitle": "Allegri stays",
            "webPublicationDate": "2026-03-07T10:00:00Z",
            "publication": "Example Sport",
            "fields": {"byline": "Jo Bloggs", "bodyText": "He said so."},
        },
        {
            "Title": "Allegri stays",
            "Pub Date": "Sat, 07 Mar 2026 10:00:00 GMT",
            "Authors": ["Jo Bloggs"],
            "Body": ["He said so."],
            "site_name": "Example Sport",
            "canonical_url": "https://sport.example/a",
        },
        {
            "headline": "Allegri stays",
            "timestamp": 1772926200000,
            "creator": "Jo Bloggs",
            "outlet": "Example Sport",
            "guid": "https://sport.example/a",
            "full_text": "Allegri stays\n\nHe said so.",
        },
    ],
    ids=["ours", "newsapi", "schema.org", "wordpress", "guardian", "capitals", "feed"],
)
def test_the_usual_spellings_make_the_same_article(record: object, tmp_path: Path) -> None:
    assert articles_of(json.dumps(record), tmp_path) == ([WHOLE], [])


@pytest.mark.parametrize(
    "wrap",
    [
        lambda record: record,
        lambda record: [record],
        lambda record: {"status": "ok", "totalResults": 1, "articles": [record]},
        lambda record: {"response": {"status": "ok", "results": [record]}},
        lambda record: {"hits": {"hits": [{"_source": record}]}},
        lambda record: {"version": "1.1", "title": "Feed", "description": "All the news", "items": [record]},
    ],
    ids=["object", "array", "articles", "response", "hits", "feed"],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_an_article_is_found_in_the_usual_wrappers(wrap: object, indent: int | None, tmp_path: Path) -> None:
    record = {"title": "Allegri stays", "text": "He said so."}
    assert callable(wrap)
    for name in ("a.json", "a.jsonl"):
        found = articles_of(json.dumps(wrap(record), indent=indent), tmp_path, name)
        assert found == ([make_article("Allegri stays\n\nHe said so.", headline="Allegri stays")], [])


def test_a_bad_line_is_told_with_its_number_and_the_others_go_on(tmp_path: Path) -> None:
    lines = [
        '{"text": "One."}',
        "{bad",
        "",
        "[1, 2]",
        '{"title": 5}',
        '{"text": ' + "9" * 5000 + "}",
        '{"text": "Two."}',
    ]
    assert articles_of("\n".join(lines), tmp_path) == (
        [make_article("One."), make_article("Two.")],
        [
            ":2: no JSON: Expecting property name enclosed in double quotes at column 2; mend or remove it",
            ":6: a number of more digits than can be read; mend or remove it",
            ":4: JSON without an article: nothing in it has a text or a title",
            ":5: JSON without an article: nothing in it has a text or a title",
        ],
    )


def test_a_bad_first_line_does_not_spoil_the_others(tmp_path: Path) -> None:
    for name in ("a.json", "a.jsonl"):
        found, faults = articles_of('{"text": "On\n{"text": "Two."}\n{"text": "Three."}\n', tmp_path, name)
        assert found == [make_article("Two."), make_article("Three.")]
        assert faults == [":1: no JSON: Unterminated string starting at column 10; mend or remove it"]


def test_an_item_that_is_no_article_is_told_with_its_place(tmp_path: Path) -> None:
    assert articles_of('{"articles": [{"text": "One."}, {"x": 1}, {"text": "Two."}, null]}', tmp_path, "a.json") == (
        [make_article("One."), make_article("Two.")],
        [
            "[1]: the article has no text; leave it out or mend it",
            "[3]: the article has no text; leave it out or mend it",
        ],
    )


def test_json_of_something_else_is_told_once(tmp_path: Path) -> None:
    told = [": JSON without an article: nothing in it has a text or a title"]
    assert articles_of('{"facts": []}\n' * 50, tmp_path) == ([], told)
    assert articles_of("[1, 2, 3]", tmp_path, "a.json") == ([], told)


def test_an_address_that_is_none_is_told_and_the_article_kept(tmp_path: Path) -> None:
    assert articles_of('{"url": "http://[", "text": "Allegri stays."}', tmp_path) == (
        [make_article("Allegri stays.")],
        [":1: address 'http://[' is not understood; kept without it"],
    )


def test_a_headline_alone_is_an_article(tmp_path: Path) -> None:
    assert articles_of('{"title": "Allegri to stay at Milan", "text": ""}', tmp_path) == (
        [make_article("Allegri to stay at Milan", headline="Allegri to stay at Milan")],
        [],
    )


def test_a_line_without_end_is_skipped_and_the_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dugout.loaders.input.MAX_LINE_BYTES", 2**20)
    text = json.dumps({"text": "Allegri stays. " * 200_000}) + '\n{"text": "Two."}\n'
    assert articles_of(text, tmp_path) == (
        [make_article("Two.")],
        [":1: a line longer than 1 MB; no article is that long"],
    )
