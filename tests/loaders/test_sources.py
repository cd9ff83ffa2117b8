"""Finding the source of a file, and what happens between files."""

import gzip
import io
import sys
from pathlib import Path

import pytest

from dugout.graph.errors import UsageError
from dugout.loaders import DropReason, Fault, Found, read_paths, reader_named
from dugout.loaders import sources as folder
from dugout.loaders.sources import find_sources


def read(*paths: Path | str, published: str | None = None) -> tuple[list[Found], list[Fault]]:
    faults: list[Fault] = []
    return list(read_paths([str(path) for path in paths], published=published, on_fault=faults.append)), faults


def texts(found: list[Found]) -> list[str | None]:
    return [item.article.text for item in found]


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Lets a test set standard input: `stdin.setattr("sys.stdin", piped(b"..."))`."""
    return monkeypatch


def piped(data: bytes) -> io.TextIOWrapper:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise io.UnsupportedOperation

    return io.TextIOWrapper(Pipe(data))


def test_each_source_states_its_suffixes_and_no_two_state_the_same() -> None:
    stated = [suffix for source in find_sources().values() for suffix in source.SUFFIXES]
    assert sorted(stated) == sorted(set(stated))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in stated)


def test_a_new_source_is_one_file_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shout.py").write_text(
        "SUFFIXES, ARTICLES = ('.shout',), (1, 1)\n"
        "def sniff(head): return False\n"
        "def read(given): yield given.article(given.text().upper())\n"
    )
    (tmp_path / "a.shout").write_text("Allegri stays.")
    monkeypatch.setattr(folder, "__path__", [*folder.__path__, str(tmp_path)])
    monkeypatch.delitem(sys.modules, f"{folder.__name__}.shout", raising=False)
    find_sources.cache_clear()
    try:
        assert texts(read(tmp_path / "a.shout")[0]) == ["ALLEGRI STAYS."]
    finally:
        find_sources.cache_clear()


def test_a_folder_is_read_with_its_folders_sorted_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/deep/y.txt", "c.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found, faults = read(tmp_path)
    assert (texts(found), faults) == (["a/deep/y.txt", "a/z.txt", "b.txt", "c.txt"], [])


def test_a_file_of_unknown_kind_fails_where_it_is_named_and_is_counted_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "photo.raw").write_bytes(b"\x00\x01")
    (tmp_path / "notes.doc").write_text("Allegri stays.")
    (tmp_path / "gold.json").write_text('{"facts": []}')
    found, faults = read(tmp_path)
    assert found == []
    assert [(fault.reason, fault.failed) for fault in faults] == [(DropReason.UNKNOWN_KIND, False)] * 3
    _, faults = read(tmp_path / "notes.doc", tmp_path / "gold.json", tmp_path / "photo.raw")
    assert [(fault.reason, fault.failed) for fault in faults] == [
        (DropReason.UNKNOWN_KIND, True),
        (DropReason.UNKNOWN_KIND, True),
        (DropReason.BINARY, True),
    ]
    assert str(faults[0]) == (
        f"{tmp_path}/notes.doc: of unknown kind; name it by what it is "
        "(.htm .html .json .jsonl .jsonld .markdown .md .n3 .ndjson .nq .nt .owl .rdf .text .trig .ttl .txt .xhtml)"
    )


def test_a_note_on_the_folder_is_read_only_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Twelve articles.")
    found, faults = read(tmp_path)
    assert (found, [(fault.reason, fault.failed) for fault in faults]) == ([], [(DropReason.UNKNOWN_KIND, False)])
    assert texts(read(tmp_path / "README.md")[0]) == ["Twelve articles."]


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("page", "<!DOCTYPE html><p>Allegri stays in Milan.</p>", "Allegri stays in Milan."),
        ("page.php", "\n<html><body><p>Allegri stays in Milan.</p></body></html>", "Allegri stays in Milan."),
        ("news", '{"text": "Allegri stays."}', "Allegri stays."),
        ("news.dat", '[\n{"text": "Allegri stays."}]', "Allegri stays."),
        ("post", "---\ntitle: Allegri stays\n---\nHe said *so*.", "Allegri stays\n\nHe said so."),
        ("note.eml", "7 March 2026\n\nAllegri stays.", "Allegri stays."),
        ("note", "Allegri stays.", "Allegri stays."),
        ("UPPER.TXT", "Allegri stays.", "Allegri stays."),
    ],
)
def test_a_file_is_known_by_its_suffix_or_else_by_how_it_starts(
    name: str, content: str, text: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content)
    found, faults = read(tmp_path / name)
    assert (texts(found), faults) == ([text], [])


def test_a_packed_file_is_read_as_what_it_packs(tmp_path: Path) -> None:
    (tmp_path / "allegri.txt.gz").write_bytes(gzip.compress(b"07 Mar 2026\n\nAllegri stays."))
    found, _ = read(tmp_path)
    assert [(item.label, item.article.text, item.article.published) for item in found] == [
        ("allegri", "Allegri stays.", "2026-03-07")
    ]


def test_standard_input_is_known_by_how_it_starts(stdin: pytest.MonkeyPatch) -> None:
    lines = b'{"text": "One."}\n{"text": "Two."}\n'
    stdin.setattr("sys.stdin", piped(lines * 20_000))
    assert texts(read("-")[0]) == ["One.", "Two."] * 20_000
    stdin.setattr("sys.stdin", piped(b"07 Mar 2026\n\nAllegri stays."))
    found, _ = read("-")
    assert [(item.label, item.article.published) for item in found] == [(found[0].article.id, "2026-03-07")]
    stdin.setattr("sys.stdin", piped(b""))
    assert [str(fault) for fault in read("-")[1]] == ["standard input: empty; leave it out"]


def test_a_file_that_is_not_there_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Allegri stays.")
    found, faults = read(tmp_path / "none.txt", tmp_path / "a.txt" / "b.txt", tmp_path / "a.txt")
    assert texts(found) == ["Allegri stays."]
    assert [str(fault) for fault in faults] == [
        f"{tmp_path}/none.txt: no such file or folder; check its name",
        f"{tmp_path}/a.txt/b.txt: no such file or folder; check its name",
    ]


@pytest.mark.parametrize("address", ["https://www.bbc.co.uk/sport/football", "HTTP://x.example/a", "file:///tmp/a.txt"])
def test_an_address_is_refused_before_anything_is_read(address: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        read_paths([str(tmp_path / "none.txt"), address], on_fault=lambda fault: pytest.fail(str(fault)))
    assert str(refused.value) == f"{address}: addresses cannot be fetched yet; save the page and give the file"


def test_a_date_of_the_caller_is_used_where_the_file_tells_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Allegri stays.")
    (tmp_path / "b.txt").write_text("2026-01-01\n\nAllegri stays.")
    (tmp_path / "c.txt").write_text("31 Feb 2026\n\nAllegri stays.")
    found, faults = read(tmp_path, published="7 March 2026")
    assert [item.article.published for item in found] == ["2026-03-07", "2026-01-01", "2026-03-07"]
    assert [(fault.reason, fault.failed) for fault in faults] == [(DropReason.BAD_DATE, False)]
    assert str(faults[0]) == f"{tmp_path}/c.txt: date '2026-02-31' has no day 31; taken as 2026-03-07"


def test_a_date_of_the_caller_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        read_paths([], published="soon", on_fault=print)
    assert str(refused.value) == "--published: date 'soon' is not understood; write it as 2026-03-07"


def test_an_article_is_alone_only_where_nothing_else_is_in_its_file(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text('{"text": "One."}\n')
    (tmp_path / "two.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    (tmp_path / "bad.jsonl").write_text('{"text": "Three."}\n{"text": \n')
    found, _ = read(tmp_path)
    assert [(item.path[len(str(tmp_path)) + 1 :], item.alone) for item in found] == [
        ("bad.jsonl", False),
        ("one.jsonl", True),
        ("two.jsonl", False),
        ("two.jsonl", False),
    ]
    assert [item.label for item in found if item.alone] == ["one"]


def test_a_reader_is_found_by_its_name_and_an_unknown_one_refused() -> None:
    assert reader_named("rules").name.startswith("rules ")
    with pytest.raises(UsageError, match=r"no reader 'oracle'; there is .*rules"):
        reader_named("oracle")
    with pytest.raises(UsageError):
        reader_named("protocol")
