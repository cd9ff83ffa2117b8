"""What a source is given to read, and how it says what it could not use."""

import codecs
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import BinaryIO

from dugout.graph.errors import InvalidDate, SourceError
from dugout.graph.ids import canonical_url
from dugout.graph.model import Article
from dugout.loaders.article import clean_text, make_article
from dugout.loaders.published import parse_published

# A page, text or JSON file is read whole up to this; JSON lines are read line by line without an end.
MAX_FILE_BYTES = 64 * 2**20
MAX_LINE_BYTES = 16 * 2**20
HEAD_BYTES = 64 * 2**10

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = {
    b"%PDF": "a PDF", b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive (or a DOCX, ODT or EPUB)", b"RIFF": "a sound, film or WebP image",
    b"\x7fELF": "a program", b"BZh": "a bzip2 archive", b"\xfd7zXZ": "an XZ archive", b"7z\xbc\xaf": "a 7z archive",
    b"\xd0\xcf\x11\xe0": "an old Office file", b"SQLite format 3": "an SQLite database", b"{\\rtf": "an RTF document",
}  # fmt: skip


class DropReason(StrEnum):
    """Why something in the input became no article, or came in without one of its parts."""

    MISSING = "not found"
    UNREADABLE = "could not be opened or read"
    NOT_A_FILE = "no ordinary file"
    TOO_LARGE = "too large"
    BINARY = "binary"
    MALFORMED = "malformed"
    NO_ARTICLE = "no text, or too much of it"
    UNKNOWN_KIND = "of unknown kind"
    BAD_DATE = "date not understood"
    BAD_ADDRESS = "address not understood"
    BAD_HEADER = "header not understood"
    GUESSED_ENCODING = "encoding guessed"
    # Of an article that a language model was to read.
    UNANSWERED = "not answered"
    REFUSED = "reading refused"
    CUT_SHORT = "answer cut short"
    NONSENSE = "answer not understood"


# With these the article is kept, without the part or with a doubt.
KEPT = frozenset({DropReason.BAD_DATE, DropReason.BAD_ADDRESS, DropReason.BAD_HEADER, DropReason.GUESSED_ENCODING})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that could not be used: where, why, and what to do about it, in one line.

    `failed` is false where the article is kept, and for files of unknown kind in a folder.
    """

    place: str
    reason: DropReason
    what: str
    failed: bool

    def __str__(self) -> str:
        """Return the line that is shown."""
        return f"{self.place}: {self.what}"


class Unusable(SourceError):
    """A file, line or article that is skipped, with the reason under which it is counted."""

    def __init__(self, reason: DropReason, what: str) -> None:
        """Take the reason, and what is wrong and what to do about it."""
        super().__init__(what)
        self.reason = reason


@dataclass(slots=True)
class Input:
    """One open file on its way through a source."""

    stream: BinaryIO
    place: str
    suffix: str
    published: str | None
    on_fault: Callable[[Fault], None]
    head: bytes = b""
    failures: int = 0
    _noted: set[DropReason] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Read the head and set the stream back to its start."""
        self.head = self.stream.read(HEAD_BYTES)
        if self.stream.seekable():
            self.stream.seek(0)
        else:
            self.stream = io.BufferedReader(_Replay(self.head, self.stream))

    def fault(self, reason: DropReason, what: str, where: str = "") -> None:
        """Report what could not be used: the file, or a part of it such as ":12" or "[3]"."""
        failed = reason not in KEPT
        self.failures += failed
        self.on_fault(Fault(f"{self.place}{where}", reason, what, failed))

    def text(self, declared: str | None = None) -> str:
        """Return the whole file as text.

        Args:
            declared: The encoding that the file itself names, for when it is not UTF-8.

        Raises:
            Unusable: If it is empty, binary or too large.
        """
        self.refuse_binary()
        data = self.stream.read(MAX_FILE_BYTES + 1)
        if len(data) > MAX_FILE_BYTES:
            what = f"larger than {MAX_FILE_BYTES // 2**20} MB; split it, or write one article a line as .jsonl"
            raise Unusable(DropReason.TOO_LARGE, what)
        if not data.strip():
            raise Unusable(DropReason.NO_ARTICLE, "empty; leave it out")
        return self._decode(data, declared)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield the number and text of each line that is not blank; too long ones are reported.

        Raises:
            Unusable: If it is empty or binary.
        """
        if any(self.head.startswith(bom) for bom, _ in _BOMS):
            yield from ((n, line) for n, line in enumerate(self.text().split("\n"), 1) if line.strip())
            return
        self.refuse_binary()
        number = 0
        while line := self.stream.readline(MAX_LINE_BYTES + 1):
            number += 1
            if len(line) > MAX_LINE_BYTES:
                what = f"a line longer than {MAX_LINE_BYTES // 2**20} MB; no article is that long"
                self.fault(DropReason.TOO_LARGE, what, f":{number}")
                while line and not line.endswith(b"\n"):
                    line = self.stream.readline(MAX_LINE_BYTES)
            elif line.strip():
                yield number, self._decode(line)

    def article(
        self,
        text: str,
        *,
        where: str = "",
        headline: str | None = None,
        url: str | None = None,
        publisher: str | None = None,
        author: str | None = None,
        published: str | float | None = None,
    ) -> Article:
        """Return the article of a text and what the file says of it, as the file says it.

        A date or an address that means nothing is reported, and the article is kept without it.
        The headline is put in front of the text unless it stands there.

        Raises:
            Unusable: If there is no text, or far too much of it.
        """
        headline = one_line(headline)
        if headline and not clean_text(text).lstrip("#* \n").startswith(headline):
            text = f"{headline}\n\n{text}".strip()
        try:
            return make_article(
                text,
                headline=headline,
                url=self._address(one_line(url), where),
                publisher=one_line(publisher),
                author=one_line(author),
                published=self._date(published, where),
            )
        except SourceError as error:
            raise Unusable(DropReason.NO_ARTICLE, f"{error}; leave it out or mend it") from error

    def refuse_binary(self) -> None:
        """Raise Unusable if the file starts as no text does.

        Raises:
            Unusable: If it does.
        """
        for magic, name in _BINARY.items():
            if self.head.startswith(magic):
                raise Unusable(DropReason.BINARY, f"{name}, no text; save what it says as text or HTML")
        if b"\x00" in self.head and not any(self.head.startswith(bom) for bom, _ in _BOMS):
            raise Unusable(DropReason.BINARY, "binary, no text (it has null bytes); save it as UTF-8 text")

    def _decode(self, data: bytes, declared: str | None = None) -> str:
        for bom, encoding in _BOMS:
            if data.startswith(bom):
                return data[len(bom) :].decode(encoding, "replace")
        try:
            return data.decode()
        except UnicodeDecodeError:
            pass
        if declared and declared.lower() not in ("utf-8", "utf8"):
            try:
                return data.decode(declared)
            except (LookupError, UnicodeError):
                pass
        text = data.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        # Far more letters that are sound UTF-8 than not: a damaged UTF-8 file, not another encoding.
        if broken * 2 < sum(character > "\x7f" for character in text):
            self._note(DropReason.GUESSED_ENCODING, f"not all UTF-8; {broken} damaged places are shown as \ufffd")
            return text
        self._note(DropReason.GUESSED_ENCODING, "not UTF-8; read as Windows-1252 (save it as UTF-8 to be sure)")
        return data.decode("cp1252", "replace")

    def _note(self, reason: DropReason, what: str) -> None:
        if reason not in self._noted:
            self._noted.add(reason)
            self.fault(reason, what)

    def _date(self, told: str | float | None, where: str) -> str | None:
        if told is None or told == "":
            return self.published
        try:
            return parse_published(told)
        except InvalidDate as error:
            instead = f"taken as {self.published}" if self.published else "kept without it (--published DATE gives one)"
            self.fault(DropReason.BAD_DATE, f"{error}; {instead}", where)
            return self.published

    def _address(self, url: str | None, where: str) -> str | None:
        if not url:
            return None
        try:
            if re.match(r"https?://[^/]", canonical_url(url)):
                return url
        except ValueError:
            pass
        self.fault(DropReason.BAD_ADDRESS, f"address {url[:80]!r} is not understood; kept without it", where)
        return None


class _Replay(io.RawIOBase):
    """A stream that cannot be set back, with what was read of it put in front again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def one_line(words: str | None) -> str | None:
    """Return words on one line with single blanks; None for what has no words."""
    return " ".join(clean_text(words).split()) or None if words else None
