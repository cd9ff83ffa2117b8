"""Four hundred broken inputs: nothing is lost without one clear line, nothing ends in a traceback."""

import json
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from dugout.bench.broken_inputs import Broken, broken_inputs
from dugout.cli import cli
from dugout.loaders import DropReason, Fault, Found, read_paths

INPUTS = broken_inputs()
SMALL = [broken for broken in INPUTS if len(broken.data) < 1_000_000]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small inputs, as files."""
    folder = tmp_path_factory.mktemp("broken")
    for broken in SMALL:
        (folder / broken.name).write_bytes(broken.data)
    return folder


def read(path: Path) -> tuple[list[Found], list[Fault]]:
    faults: list[Fault] = []
    return list(read_paths([str(path)], on_fault=faults.append)), faults


def test_there_are_three_hundred_inputs_of_their_own() -> None:
    assert len(SMALL) > 300
    assert len({broken.name for broken in INPUTS}) == len(INPUTS)


@pytest.mark.parametrize("broken", INPUTS, ids=lambda broken: broken.name)
def test_what_is_sound_is_kept_and_what_is_not_is_told_in_one_line(broken: Broken, tmp_path: Path) -> None:
    path = tmp_path / broken.name
    path.write_bytes(broken.data)
    found, faults = read(path)
    text = "\n".join(item.article.text or "" for item in found)
    assert (len(found), [words for words in broken.keeps if words not in text]) == (broken.articles, [])
    assert any(fault.failed for fault in faults) == broken.lost
    told = [str(fault) for fault in faults]
    assert [line for line in told if not line.isprintable() or len(line) > 400 or not line.startswith(str(path))] == []


def test_extract_prints_one_line_for_each_article_of_broken_files(folder: Path) -> None:
    done = CliRunner().invoke(cli, ["extract", "--format", "jsonl", str(folder)])
    assert not isinstance(done.exception, Exception)
    assert done.exit_code == 1
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == sum(broken.articles for broken in SMALL)
    assert len({line["id"] for line in lines}) == len(lines)
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Allegri stays.")
    (tmp_path / "b.txt").write_text("Klopp stays.")
    (tmp_path / "a.txt").chmod(0)
    found, faults = read(tmp_path)
    assert [item.article.text for item in found] == ["Klopp stays."]
    assert [str(fault) for fault in faults] == [
        f"{tmp_path}/a.txt: permission denied; make it readable or leave it out"
    ]


def test_a_file_that_cannot_be_opened_is_told_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Allegri stays.")
    (tmp_path / "b.txt").write_text("Klopp stays.")

    def refuse(path: str, mode: str) -> object:
        if path.endswith("a.txt"):
            raise PermissionError(13, "Permission denied", path)
        return Path(path).open(mode)

    monkeypatch.setattr("dugout.loaders.open", refuse, raising=False)
    found, faults = read(tmp_path)
    assert [item.article.text for item in found] == ["Klopp stays."]
    assert faults == [
        Fault(
            f"{tmp_path}/a.txt",
            DropReason.UNREADABLE,
            "permission denied; make it readable or leave it out",
            failed=True,
        )
    ]


def test_a_file_that_vanishes_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"{name} stays.")
    faults: list[Fault] = []
    texts = []
    for item in read_paths([str(tmp_path)], on_fault=faults.append):
        texts.append(item.article.text)
        (tmp_path / "b.txt").unlink(missing_ok=True)
    assert texts == ["a stays.", "c stays."]
    assert [(fault.reason, fault.failed) for fault in faults] == [(DropReason.MISSING, True)]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert stat.S_ISFIFO((tmp_path / "pipe.txt").stat().st_mode)
    found, faults = read(tmp_path / "pipe.txt")
    assert found == []
    assert [str(fault) for fault in faults] == [
        f"{tmp_path}/pipe.txt: a pipe, socket or device; give an ordinary file, or - for standard input"
    ]


def test_a_folder_that_holds_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Allegri stays.")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    found, faults = read(tmp_path)
    assert [item.article.text for item in found] == ["Allegri stays."]
    assert [str(fault) for fault in faults] == [
        f"{tmp_path}/self: too many levels of symbolic links; make it readable or leave it out"
    ]


def test_a_very_deep_folder_is_read(tmp_path: Path) -> None:
    deepest = tmp_path
    for _ in range(300):
        deepest = deepest / "d"
    deepest.mkdir(parents=True)
    (deepest / "a.txt").write_text("Allegri stays.")
    assert [item.article.text for item in read(tmp_path)[0]] == ["Allegri stays."]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("new\nline.txt", r"new\nline.txt"),
        ("\u202ered.txt", r"\u202ered.txt"),
        ("\x1b[31m.txt", r"\x1b[31m.txt"),
        (os.fsdecode(b"\xff.txt"), r"\udcff.txt"),
    ],
)
def test_a_file_name_of_any_letters_is_shown_in_one_line(name: str, shown: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"")
    _, faults = read(tmp_path)
    assert [str(fault) for fault in faults] == [f"{tmp_path}/{shown}: empty; leave it out"]
