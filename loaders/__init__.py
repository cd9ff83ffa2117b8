"""From a path to articles: finds the source of each file, and the reader of a name."""

import errno
import gzip
import os
import pkgutil
import re
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, cast

from dugout.graph.errors import InvalidDate, UsageError
from dugout.graph.model import Article, Claim
from dugout.loaders.input import DropReason, Fault, Input, Unusable
from dugout.loaders.published import parse_published
from dugout.loaders.readers.protocol import Reader
from dugout.loaders.sources import Source, find_sources

__all__ = ["DropReason", "Fault", "Found", "read_paths", "reader_named"]

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_PACKED = ".gz"
# A named file without a suffix, and standard input, are plain text unless they say otherwise.
_PLAIN = "text"


@dataclass(frozen=True, slots=True)
class Found:
    """An article and where it was found; `alone` where the file held this one and nothing else.

    `claims` are those that came with it, as in a dump; None where a reader has yet to find them.
    """

    article: Article
    path: str
    alone: bool
    claims: tuple[Claim, ...] | None = None

    @property
    def label(self) -> str:
        """The id of its line in `extract`: the stem of a file with one article, else the article's id."""
        if not self.alone or self.path == STANDARD_INPUT:
            return self.article.id
        return Path(self.path.removesuffix(_PACKED)).stem.encode("utf-8", "replace").decode()


def read_paths(
    paths: Iterable[str], *, published: str | None = None, on_fault: Callable[[Fault], None]
) -> Iterator[Found]:
    """Return the articles of files, folders and standard input ("-"), in the order given.

    Folders are read with all below them, sorted by name, without hidden files. What cannot be
    read goes to `on_fault` and the rest goes on; `Fault.failed` tells whether something was lost.

    Args:
        published: The date of articles that give none, in any usual form.

    Raises:
        UsageError: If a path is an address, or `published` is no date.
    """
    paths = [os.fspath(path) for path in paths]
    for path in paths:
        if _ADDRESS.match(path):
            raise UsageError(f"{path}: addresses cannot be fetched yet; save the page and give the file")
    try:
        default = parse_published(published) if published is not None else None
    except InvalidDate as error:
        raise UsageError(f"--published: {error}; write it as 2026-03-07") from error
    return (found for path in paths for found in _read_path(path, default, on_fault))


def reader_named(name: str, settings: Mapping[str, str] | None = None) -> Reader:
    """Return the reader of a name: "rules" is `RulesReader` of readers/rules.py.

    Args:
        settings: For a reader that takes some: its class says so by SETTINGS.

    Raises:
        UsageError: If there is none, what it needs is not installed, or the settings do not fit.
    """
    folder = import_module("dugout.loaders.readers")
    names = sorted(m.name for m in pkgutil.iter_modules(folder.__path__) if m.name != "protocol")
    if name not in names:
        raise UsageError(f"no reader {name!r}; there is {', '.join(names) or 'none'}")
    try:
        module = import_module(f"{folder.__name__}.{name}")
    except ImportError as error:
        raise UsageError(f"reader {name!r} cannot be used here: {error}; install what it needs") from error
    reader = getattr(module, f"{name.title()}Reader")
    if not settings:
        return cast(Reader, reader())
    if not hasattr(reader, "SETTINGS"):
        raise UsageError(f"reader {name!r} takes no settings such as {next(iter(settings))!r}")
    return cast(Reader, reader(settings))


def _read_path(path: str, published: str | None, on_fault: Callable[[Fault], None]) -> Iterator[Found]:
    if path == STANDARD_INPUT:
        yield from _read_file(path, published, on_fault, named=True)
    elif os.path.isdir(path):
        for file in _files_below(path, on_fault):
            yield from _read_file(file, published, on_fault, named=False)
    else:
        yield from _read_file(path, published, on_fault, named=True)


def _files_below(folder: str, on_fault: Callable[[Fault], None]) -> Iterator[str]:
    """Yield the files of a folder and its folders, sorted by name; a folder is entered once, however linked."""
    entered: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if not os.path.isdir(path):
                yield path
                continue
            status = os.stat(path)
            if (status.st_dev, status.st_ino) not in entered:
                entered.add((status.st_dev, status.st_ino))
                names = sorted((name for name in os.listdir(path) if not name.startswith(".")), reverse=True)
                waiting += [os.path.join(path, name) for name in names]
        except OSError as error:
            on_fault(_system_fault(path, error))


def _read_file(path: str, published: str | None, on_fault: Callable[[Fault], None], *, named: bool) -> Iterator[Found]:
    place = shown_path(path)
    try:
        if not named and Path(path).stem.lower() == "readme":
            raise Unusable(DropReason.UNKNOWN_KIND, "a note on the folder; name the file itself to read it")
        with _opened(path) as stream:
            given = Input(stream, place, _suffix(path), published, on_fault)
            source = _source_of(given, named=named)
            yield from _articles(source, given, path)
    except Unusable as error:
        failed = named or error.reason not in (DropReason.UNKNOWN_KIND, DropReason.NOT_A_FILE)
        on_fault(Fault(place, error.reason, str(error), failed))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        on_fault(Fault(place, DropReason.MALFORMED, f"no sound gzip file ({error}); pack it again", True))
    except OSError as error:
        on_fault(_system_fault(path, error))
    except RecursionError:
        on_fault(Fault(place, DropReason.MALFORMED, "nested too deeply for an article; leave it out", True))


def _articles(source: Source, given: Input, path: str) -> Iterator[Found]:
    """Yield what a source finds in a file, one article behind, so that a lone one is known as such."""
    least, most = source.ARTICLES
    count = 0
    held = None
    for item in source.read(given):
        count += 1
        if held is not None:
            yield replace(held, alone=False)
        article, claims = (item, None) if isinstance(item, Article) else item
        held = Found(article, path, alone=True, claims=claims)
    if held is not None:
        yield replace(held, alone=count == 1 and not given.failures)
    if count < least and not given.failures:
        given.fault(DropReason.NO_ARTICLE, f"{count} articles where {least} were to be expected; look into the file")
    if most is not None and count > most:
        raise RuntimeError(f"{source} found {count} articles in {given.place}, of at most {most}")


def _source_of(given: Input, *, named: bool) -> Source:
    found = find_sources()
    sure = [source for source in found.values() if source.sniff(given.head)]
    for source in (
        *(s for s in sure if not s.SUFFIXES),
        *(s for s in found.values() if given.suffix in s.SUFFIXES),
        *sure,
    ):
        return source
    if named:
        given.refuse_binary()
    if named and not given.suffix:
        return found[_PLAIN]
    known = " ".join(sorted(suffix for source in found.values() for suffix in source.SUFFIXES))
    raise Unusable(DropReason.UNKNOWN_KIND, f"of unknown kind; name it by what it is ({known})")


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise Unusable(DropReason.UNREADABLE, "standard input is closed; give a file")
        yield sys.stdin.buffer
        return
    # Looked at before it is opened: opening a pipe waits for a writer, opening a device may do anything.
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise Unusable(
            DropReason.NOT_A_FILE, "a pipe, socket or device; give an ordinary file, or - for standard input"
        )
    with open(path, "rb") as file:
        if path.endswith(_PACKED):
            with gzip.open(file) as unpacked:
                yield cast(BinaryIO, unpacked)
        else:
            yield file


def _suffix(path: str) -> str:
    return "" if path == STANDARD_INPUT else Path(path.removesuffix(_PACKED)).suffix.lower()


def _system_fault(path: str, error: OSError) -> Fault:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Fault(shown_path(path), DropReason.MISSING, "no such file or folder; check its name", True)
    words = (error.strerror or str(error)).lower()
    return Fault(shown_path(path), DropReason.UNREADABLE, f"{words}; make it readable or leave it out", True)


def shown_path(path: str) -> str:
    """Return a path as it can be shown in one line, whatever letters are in it."""
    if path == STANDARD_INPUT:
        return "standard input"
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode() for c in path)
