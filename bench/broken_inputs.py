"""Three hundred inputs that are broken in the ways that files are, and what must come of each.

`python bench/broken_inputs.py FOLDER` writes them, to be tried by hand on any command.
"""

import gzip
import json
import random
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

STORY = (
    "AC Milan head coach Massimiliano Allegri has played down talk of Real Madrid.",
    "Álvaro Arbeloa, the Madrid coach, is not expected to stay beyond the summer.",
    "Kylian Mbappé said that nothing has been decided – “nothing at all”.",
)
BODY = "\n\n".join(STORY)
HEADLINE = "Allegri plays down Madrid talk"
BAD_DATES = (
    "0000-01-01", "0", "99999-01-01", "7 Mar 99999", "0001-01-01T00:00:00Z", "2026-02-30", "31 Feb 2026", "2026-13-01",
    "07/03/2026", "yesterday", "5 hours ago", "-1", "1e400", "９９９９-01-01", "2026-03-07" * 40,
    "null", "Mar 2O26", "\u202e2026",
)  # fmt: skip
ODD_NAMES = (
    "O'Neill \"the boss\"", "`DROP` {{coach}} ${club}", "}{][", "Alle\x07gri\x1b[31m red",
    "\u202eirgellA\u202c", "\u200fאלגרי", "A\u0300\u0301\u0302\u0303llegri", "\ud83d", "名前",
    "Robert'); MATCH (n) DETACH DELETE n;//",
    "\\u0000\\n", "😀 Emery 👨‍👩‍👧",
    "a\u2028b\u2029c", "-rf /", "&lt;b&gt;&amp;amp;", "\x00\x01\x02", "=1+1", " \t ", "x" * 5000, "\ufeffEmery\ufffe",
)  # fmt: skip
MAGIC = (
    b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"PK\x03\x04", b"RIFF0000WEBP", b"\x7fELF",
    b"BZh9", b"\xfd7zXZ\x00", b"\xd0\xcf\x11\xe0\xa1\xb1", b"SQLite format 3\x00", b"\x00\x00\x00\x18ftypmp42",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Broken:
    """A file, how many articles must come of it, and words that must be in them.

    `lost` tells whether anything of it is lost, which must be told in one line each time.
    """

    name: str
    packed: bytes
    articles: int
    keeps: tuple[str, ...]
    lost: bool

    @property
    def data(self) -> bytes:
        """What the file holds; packed until it is wanted, since some hold 20 MB."""
        return zlib.decompress(self.packed)


def page(*, head: str = "", headline: str = HEADLINE, story: tuple[str, ...] = STORY) -> str:
    """Return a news page."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in story)
    body = f"<body><article><h1>{headline}</h1>{paragraphs}</article></body>"
    return f"<!doctype html><html><head><title>{headline}</title>{head}</head>{body}</html>"


def broken_inputs() -> list[Broken]:
    """Return the inputs, the same each time."""
    parts = (
        _empty, _binary, _huge, _encodings, _nested, _dates, _names, _types, _pages, _headers, _cut, _dumps,
    )  # fmt: skip
    made = chain.from_iterable(part() for part in parts)
    return [replace(broken, name=f"{number:03}-{broken.name}") for number, broken in enumerate(made)]


def _broken(name: str, data: bytes, articles: int, keeps: tuple[str, ...] = (), lost: bool = False) -> Broken:
    return Broken(name, zlib.compress(data, 1), articles, keeps, lost)


def _record(**values: object) -> bytes:
    return json.dumps({"title": HEADLINE, "text": BODY, **values}).encode()


def _empty() -> Iterator[Broken]:
    for suffix in ("txt", "text", "md", "markdown", "html", "htm", "xhtml", "json", "jsonl", "ndjson"):
        for name, data in (
            ("empty", b""),
            ("blank", b" \r\n\t\n \n"),
            ("bom", b"\xef\xbb\xbf"),
            ("bom16", b"\xff\xfe"),
        ):
            yield _broken(f"{name}.{suffix}", data, 0, lost=True)
    yield _broken("empty.txt.gz", gzip.compress(b""), 0, lost=True)
    yield _broken("cut.txt.gz", gzip.compress(BODY.encode())[:40], 0, lost=True)
    yield _broken("not.txt.gz", BODY.encode(), 0, lost=True)


def _binary() -> Iterator[Broken]:
    noise = random.Random(3)
    for n, magic in enumerate(MAGIC):
        for suffix in ("txt", "html", "jsonl")[n % 2 :]:
            yield _broken(f"magic.{suffix}", magic + noise.randbytes(3000) + b"\0", 0, lost=True)
    for suffix in ("txt", "md", "html", "json", "jsonl"):
        yield _broken(f"noise.{suffix}", b"\0" + noise.randbytes(5000), 0, lost=True)


def _huge() -> Iterator[Broken]:
    long = "Allegri said that he is happy. " * 700_000
    line = "Allegri said that he is happy. " * 40_000
    yield _broken("long-line.txt", line.encode(), 1, ("he is happy",))
    yield _broken("20mb.txt", long.encode(), 0, lost=True)
    yield _broken("20mb.md", long.encode(), 0, lost=True)
    yield _broken("20mb.html", page(story=(long,)).encode(), 0, lost=True)
    yield _broken("20mb.json", _record(text=long), 0, lost=True)
    yield _broken("20mb.jsonl", _record(text=long) + b"\n" + _record(), 1, STORY, lost=True)
    yield _broken("64mb.txt", b"a " * (33 * 2**20), 0, lost=True)


def _encodings() -> Iterator[Broken]:
    text = f"07 Mar 2026\n\n{HEADLINE}\n\n{BODY}"
    for encoding in ("cp1252", "utf-8-sig", "utf-16", "utf-32"):
        yield _broken(f"{encoding}.txt", text.encode(encoding), 1, STORY)
        yield _broken(f"{encoding}.md", text.encode(encoding), 1, STORY)
        yield _broken(f"{encoding}.html", page().encode(encoding), 1, STORY)
        record = json.dumps({"text": BODY}, ensure_ascii=False)
        yield _broken(f"{encoding}.json", record.encode(encoding), 1, STORY)
        yield _broken(f"{encoding}.jsonl", f"{record}\n{record}\n".encode(encoding), 2, STORY)
    for name, encoding in (
        ("windows-1252", "cp1252"),
        ("iso-8859-15", "iso8859_15"),
        ("utf-8", "cp1252"),
        ("klingon", "cp1252"),
        ("idna", "cp1252"),
    ):
        meta = f'<meta charset="{name}">'
        yield _broken("declared.html", page(head=meta).encode(encoding, "xmlcharrefreplace"), 1, STORY)
    yield _broken("utf-16-no-bom.txt", text.encode("utf-16-le"), 0, lost=True)
    yield _broken("damaged.txt", text.encode().replace("–".encode(), b"\xe2\x80"), 1, STORY[:2])
    yield _broken("damaged.jsonl", _record().replace(b"Allegri", b"Allegri\xff") + b"\n" + _record(), 2, STORY)
    yield _broken("sjis.txt", "監督のアッレグリ Allegri が否定".encode("shift-jis"), 1, ("Allegri",))
    yield _broken("null.txt", BODY.encode() + b" " * 70_000 + b"\0 end", 1, STORY)


def _nested() -> Iterator[Broken]:
    for depth in (90, 900, 5_000, 200_000):
        yield _broken(f"arrays-{depth}.json", b"[" * depth + b"]" * depth, 0, lost=True)
        yield _broken(
            f"objects-{depth}.jsonl", b'{"a":' * depth + b"1" + b"}" * depth + b"\n" + _record(), 1, STORY, lost=True
        )
        yield _broken(
            f"text-{depth}.jsonl", b'{"text":' * depth + b'"x"' + b"}" * depth + b"\n" + _record(), 1, STORY, lost=True
        )
        # The HTML parser ends at 2048, and gives out the half that it has read as if it were all.
        whole, kept = (1, STORY) if depth < 2000 else (0, ())
        divs = page(story=("<div>" * depth + STORY[0] + "</div>" * depth, *STORY[1:]))
        yield _broken(f"divs-{depth}.html", divs.encode(), whole, kept, lost=not whole)
        yield _broken(f"spans-{depth}.json", _record(text="<p>" + "<span>" * depth + BODY), whole, kept, lost=not whole)
        yield _broken(f"quotes-{depth}.md", b">" * depth + b" " + BODY.encode(), 1, STORY)
        yield _broken(f"flow-{depth}.md", b"---\ntitle: " + b"[" * depth + b"\n---\n" + BODY.encode(), 1, STORY)
        linked = '<script type="application/ld+json">' + "[" * depth + "]" * depth + "</script>"
        yield _broken(f"linked-{depth}.html", page(head=linked).encode(), 1, STORY)


def _dates() -> Iterator[Broken]:
    for date in BAD_DATES:
        yield _broken("date.jsonl", _record(date=date) + b"\n" + _record(published=date), 2, STORY)
        yield _broken("date.md", f"---\ntitle: x\ndate: {date}\n---\n{BODY}".encode(), 1, STORY)
        meta = f'<meta property="article:published_time" content="{date}">'
        yield _broken("date.html", page(head=meta).encode(), 1, STORY)
        yield _broken("date.txt", f"{date}\n\n{HEADLINE}\n\n{BODY}".encode(), 1, STORY)
    for number in (b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-5", b"true", b"[]", b"{}", b"99999999999999999999"):
        yield _broken("number.json", b'{"text": "Allegri stays.", "date": ' + number + b"}", 1, ("Allegri stays.",))


def _names() -> Iterator[Broken]:
    for name in ODD_NAMES:
        parts = {"title": name, "author": name, "publisher": name}
        record = json.dumps({"text": BODY, **parts, "url": f"https://paper.example/{name}"})
        yield _broken("name.jsonl", record.encode(), 1, STORY)
        yield _broken("name.html", page(headline=name).encode("utf-8", "replace").replace(b"\0", b""), 1, STORY)
        yield _broken(
            "name.md",
            f"---\ntitle: {name}\nurl: {name}\n---\n{BODY}".encode("utf-8", "replace").replace(b"\0", b""),
            1,
            STORY,
        )


def _types() -> Iterator[Broken]:
    value: object
    for value in (
        None,
        True,
        7,
        7.5,
        [],
        {},
        [[]],
        [None, 1, "x"],
        {"name": None},
        {"name": {"name": "AFP"}},
        [{"name": ["AFP"]}],
    ):
        yield _broken(
            "types.json", _record(title=value, author=value, publisher=value, url=value, date=value), 1, STORY
        )
    for value in ([None, 1, "x"], {"value": "x"}, ["x", ["y"]]):
        yield _broken("text.jsonl", json.dumps({"text": value}).encode() + b"\n" + _record(), 2, STORY)
    for value in (None, True, 7, 7.5, [], {}, [[]], {"name": None}, "", " ", "\x00"):
        yield _broken("no-text.jsonl", json.dumps({"text": value}).encode() + b"\n" + _record(), 1, STORY, lost=True)
    for line in (
        b"{",
        b"}",
        b"[1, 2",
        b"null",
        b"12",
        b'"words"',
        b"{'a': 1}",
        b'{"a": 1,}',
        b"\xff\xfe{",
        b"1" * 5000,
        b'{"text": "\\ud800"}x',
    ):
        yield _broken(
            "line.jsonl", _record() + b"\n" + line + b"\n" + _record(url="https://a.example/b"), 2, STORY, lost=True
        )
    for url in (
        "http://[",
        "javascript:alert(1)",
        "//x",
        "http://",
        "https://a:b:c/",
        "http://a:99999999/x",
        "ftp://x/y",
        "\ud800",
        "https://x/ y\nz",
    ):
        yield _broken("url.json", _record(url=url), 1, STORY)


def _pages() -> Iterator[Broken]:
    bomb = (
        "<!DOCTYPE html [" + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12)) + "]>"
    )
    yield _broken("entities.html", page(story=("&l11;", *STORY)).replace("<!doctype html>", bomb).encode(), 1, STORY)
    external = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield _broken("external.html", page(story=("&x;", *STORY)).replace("<!doctype html>", external).encode(), 1, STORY)
    for name, body in (
        ("nothing", ""),
        ("script", "<script>render('" + BODY + "')</script>"),
        ("comment", f"<!-- {BODY} -->"),
        ("frames", "<frameset><frame src=a><frame src=b></frameset>"),
    ):
        yield _broken(
            f"{name}.html", f"<!doctype html><html><head></head><body>{body}</body></html>".encode(), 0, lost=True
        )
    for name, markup in (
        ("unclosed", "<html><body><article><p>" + "<p>".join(STORY)),
        ("crossed", f"<b><p>{STORY[0]}</b></p><i><p>{STORY[1]}</i></p><table><p>{STORY[2]}"),
        ("fragment", "".join(f"<p>{paragraph}</p>" for paragraph in STORY)),
        ("bare", BODY),
        ("xml", '<?xml version="1.0" encoding="ascii"?>' + page()),
        ("breaks", "<html><body>" + "<br><br>".join(STORY) + "</body></html>"),
        ("tables", "<table><tr><td>" + "</td></tr><tr><td>".join(STORY) + "</table>"),
        ("attributes", page().replace("<p>", "<p " + "a='b' " * 2000 + ">")),
        ("upper", page().upper()),
    ):
        yield _broken(f"{name}.html", markup.encode(), 1, (STORY[0],) if name != "upper" else (STORY[0].upper(),))
    article = {"@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2026-03-07"}
    for linked in (
        "{", "null", "[[[]]]", '"words"', "{'@type': 'NewsArticle'}", json.dumps({**article, "headline": [None]}),
        json.dumps({**article, "author": {"@id": "#a"}, "@id": "#a"}), json.dumps({**article, "@type": [None, 7]}),
        json.dumps({"@graph": [{**article, "publisher": {"@id": 5}}]}),
        json.dumps({**article, "datePublished": {"x": []}}),
        "<!--" + json.dumps(article) + "-->", json.dumps(article) + ";", json.dumps({**article, "articleBody": 5}),
    ):  # fmt: skip
        yield _broken(
            "linked.html", page(head=f'<script type="application/ld+json">{linked}</script>').encode(), 1, STORY
        )


def _headers() -> Iterator[Broken]:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(8)
    )
    for header in (
        "title: [", "title: a: b", "\ttitle: x", "- a\n- b", "words", "title: !!python/object:os.system x",
        "&a [*a]", "a: *b", "title: &t x\ndate: *t", "date: 2026-03-07\ndate: 2025-01-01",
        "? [a]\n: b", "{}: x", "title: \"open",
        bomb + "title: *i",
    ):  # fmt: skip
        yield _broken("header.md", f"---\n{header}\n---\n{BODY}".encode(), 1, STORY)
    yield _broken("header-open.md", f"---\ntitle: x\n\n{BODY}".encode(), 1, STORY)
    yield _broken("header-only.md", b"---\ntitle: Allegri stays in Milan\n---\n", 1, ("Allegri stays in Milan",))


def _cut() -> Iterator[Broken]:
    """Good files cut off, and good files with a few bytes changed."""
    chance = random.Random(7)
    whole = page(head='<meta name="date" content="2026-03-07">').encode()
    for _ in range(8):
        yield _broken("cut.html", whole[: chance.randrange(whole.index(b"</p>"), len(whole))], 1, STORY[:1])
        lines = _record() + b"\n" + _record()
        yield _broken("cut.jsonl", lines[: -chance.randrange(1, len(lines) // 2)], 1, STORY, lost=True)
        yield _broken("cut.json", _record()[: -chance.randrange(1, 200)], 0, lost=True)
    for _ in range(12):
        damaged = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            damaged[chance.randrange(whole.index(b"</h1>") + 5, len(whole))] = chance.randrange(1, 256)
        yield _broken("flipped.html", bytes(damaged), 1)


def _dumps() -> Iterator[Broken]:
    """Our own dump, damaged."""
    article = {"digest": "d", "id": "a-1", "record": "article", "text": BODY}
    claim = {
        "article": "a-1", "certainty": 0.5, "end": 5, "id": "c-1", "kind": "MANAGES", "quote": "AC Mi",
        "reader": "rules 1", "record": "claim", "rule": "x", "start": 0, "status": "current", "wording": "confirmed",
    }  # fmt: skip
    lines: tuple[object, ...]
    bad: object
    for change in (
        {"start": "0"},
        {"kind": "OWNS"},
        {"certainty": "sure"},
        {"reported": "0000-01-01"},
        {"article": "a-2"},
        {"id": None},
    ):
        lines = (article, {**claim, **change})
        yield _broken("dump.jsonl", "\n".join(map(json.dumps, lines)).encode(), 1, STORY, lost=True)
    for bad in (
        {**article, "id": 5},
        {**article, "text": []},
        {"record": "article"},
        {**article, "published": "99999-01-01"},
        {"record": "x"},
        [],
        5,
    ):
        lines = ({**article, "id": "a-2"}, bad)
        yield _broken("dump.jsonl", "\n".join(map(json.dumps, lines)).encode(), 1, STORY, lost=True)
    yield _broken("dump-cut.jsonl", f"{json.dumps(article)}\n{json.dumps(claim)[:70]}".encode(), 1, STORY, lost=True)


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for broken in broken_inputs():
        (folder / broken.name).write_bytes(broken.data)


if __name__ == "__main__":
    main()
