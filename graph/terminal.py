"""What every command shares: errors as one line and an exit code, streams, formats, names."""

import gc
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click

from dugout.graph.errors import DugoutError, InvalidDate, NothingFound, UsageError

T = TypeVar("T")
Command = TypeVar("Command", bound=Callable[..., Any])

# A generic only for the type checker: click 8.2 has it plain.
if TYPE_CHECKING:
    _Text = click.ParamType[str]
else:
    _Text = click.ParamType

FORMATS = ("table", "json", "jsonl", "csv")
FAILED, MISUSED, NOTHING, INTERRUPTED = 1, 2, 3, 130


class Commands(click.Group):
    """The group of all commands; no error leaves it as a traceback."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command and exit with its code."""
        kwargs["standalone_mode"] = False
        # The Bolt driver fills tables of 180,000 entries as it is imported; a collection each 700 finds nothing.
        gc.set_threshold(50_000)
        sys.excepthook = _own_fault
        _use_utf8()
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            code = super().main(*args, **kwargs)
            sys.stdout.flush()
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except DugoutError as error:
            say(str(error))
            code = NOTHING if isinstance(error, NothingFound) else MISUSED if isinstance(error, UsageError) else FAILED
        except (click.Abort, KeyboardInterrupt):
            say("interrupted")
            code = INTERRUPTED
        except BrokenPipeError:
            # The reader has gone, as `head` does; what is still buffered must not be tried again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            code = FAILED
        except OSError as error:
            say(f"{error.filename or 'output'}: {error.strerror or error}")
            code = FAILED
        except (MemoryError, RecursionError) as error:
            say(f"too much for this machine ({type(error).__name__}); try a smaller part")
            code = FAILED
        sys.exit(code if isinstance(code, int) else 0)


class Name(_Text):
    """A slug, name, alias or surname; completes slugs from the store."""

    name = "name"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """Return the slugs that begin so; none where there is no store yet, or none can be opened."""
        from click.shell_completion import CompletionItem

        from dugout.graph.store import open_store
        from dugout.graph.views import Present

        if not os.environ.get("DUGOUT_URI") and not home().is_dir():
            return []
        try:
            with open_store() as store:
                found = Present(store).names()
        except (DugoutError, OSError):
            return []
        return [CompletionItem(named.id, help=named.name) for named in found if named.id.startswith(incomplete)]


class ArticleId(_Text):
    """An article's id, or its address."""

    name = "article"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the id."""
        from dugout.graph.ids import article_id

        return article_id(value, "") if "://" in value else value


class QueryName(_Text):
    """The name of a shipped question; completes to those there are."""

    name = "query"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """Return the names that begin so."""
        from click.shell_completion import CompletionItem

        from dugout.queries import queries

        found = queries().values()
        return [CompletionItem(query.name, help=query.question) for query in found if query.name.startswith(incomplete)]


class Day(_Text):
    """A date as told: 2026, 2026-03 or 2026-03-07."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the date unchanged."""
        from dugout.graph.dates import checked_date

        try:
            return checked_date(value)
        except InvalidDate as error:
            self.fail(str(error), param, ctx)


class Fault(Protocol):
    """What `Faults` needs to know of a fault; its text is the line that is shown."""

    @property
    def reason(self) -> str:
        """Under what it is counted."""
        ...

    @property
    def failed(self) -> bool:
        """Whether something was lost."""
        ...


class Faults:
    """Says each fault on standard error, and counts them by reason."""

    def __init__(self) -> None:
        """Begin without any."""
        self.exit_code = 0
        self._reasons: Counter[str] = Counter()

    def __call__(self, fault: Fault) -> None:
        """Take one fault."""
        self._reasons[fault.reason] += 1
        self.exit_code = FAILED if fault.failed else self.exit_code
        # In a folder there may be anything: what is no article is counted, and not worth a line each.
        if fault.failed or fault.reason != "of unknown kind":
            say(str(fault))

    def count(self, reasons: Mapping[str, int]) -> None:
        """Count what was left out elsewhere, which is worth no line each."""
        self._reasons.update(reasons)

    def counted(self) -> dict[str, int]:
        """Return how many there were for each reason."""
        return {f"dropped: {reason}": number for reason, number in sorted(self._reasons.items())}


def formats(*more: str, default: str = "table") -> Callable[[Command], Command]:
    """Return the --format option."""
    return click.option("--format", "form", type=click.Choice((*FORMATS, *more)), default=default, show_default=True)


def home() -> Path:
    """Return the folder of the embedded store."""
    return Path(os.environ.get("DUGOUT_HOME") or ".dugout").absolute()


def pairs(params: Sequence[str], option: str = "--param", example: str = "club=real-madrid") -> dict[str, str]:
    """Return what an option gives as K=V.

    Raises:
        click.UsageError: If one is given otherwise.
    """
    found = [param.partition("=") for param in params]
    for key, sign, _ in found:
        if not (key and sign):
            raise click.UsageError(f"{option} {key!r} is not K=V, such as {example}")
    return {key.removeprefix("$"): value for key, _, value in found}


def json_values(given: Mapping[str, str]) -> dict[str, Any]:
    """Return values read as JSON where they are any, else as texts: "3" is 3, "allegri" is "allegri"."""
    found: dict[str, Any] = {}
    for key, value in given.items():
        try:
            found[key] = json.loads(value)
        except ValueError:
            found[key] = value
    return found


def say(line: str) -> None:
    """Print one line on standard error."""
    click.echo(f"dugout: {' '.join(line.split())}", err=True)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines as data."""
    for line in lines:
        click.echo(line)


def print_rows(rows: Any, columns: Sequence[str], form: str) -> None:
    """Print rows as data: `columns` of them as a table or CSV, all that they hold as JSON."""
    from dugout.graph.render import Format, write_rows

    if form == "table" and not rows:
        say("no rows")
    else:
        write_rows(rows, columns, Format(form), sys.stdout)


def as_they_come(rows: Iterable[T]) -> Iterator[T]:
    """Yield rows, each sent out before the next is made: an article may take seconds and cost money."""
    for row in rows:
        yield row
        sys.stdout.flush()


def print_told(
    told: T,
    form: str,
    columns: Sequence[str],
    rows: Callable[[T], list[dict[str, Any]]],
    lines: Callable[[T, int], Iterable[str]],
) -> None:
    """Print what graph/pages.py told: lines for people, rows as CSV, the objects as JSON."""
    from dugout.graph.render import line_width

    if form == "table":
        print_lines(lines(told, line_width(sys.stdout)))
    else:
        print_rows(rows(told) if form == "csv" else told, columns, form)


def counts_of(summary: Any) -> dict[str, object]:
    """Return the fields of a dataclass of counts under names for people."""
    return {item.name.replace("_", " "): getattr(summary, item.name) for item in fields(summary)}


def print_counts(counts: Mapping[str, object], form: str) -> None:
    """Print counts: a table of two columns, or one object."""
    rows = [{"what": what, "value": value} for what, value in counts.items()]
    print_rows(rows if form in ("table", "csv") else counts, ("what", "value"), form)


@contextmanager
def progress() -> Iterator[Callable[[Iterable[T], Callable[[T], str]], Iterator[T]]]:
    """Yield what shows on standard error how far an iterator has come, and what it is at."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:.0f} articles"),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("")

        def watched(items: Iterable[T], name: Callable[[T], str]) -> Iterator[T]:
            for item in items:
                bar.update(task, description=name(item)[:60])
                yield item
                bar.advance(task)

        yield watched


def _use_utf8() -> None:
    """Make files and pipes UTF-8 with LF; a terminal keeps its own encoding, and shows what it lacks as codes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", newline="\n")
            if not stream.isatty():
                stream.reconfigure(encoding="utf-8")


def _own_fault(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    """Say in one line that Dugout itself is at fault; DUGOUT_DEBUG=1 shows where."""
    if os.environ.get("DUGOUT_DEBUG"):
        sys.__excepthook__(kind, error, trace)
    else:
        say(f"a fault of Dugout's own: {kind.__name__}: {error}; DUGOUT_DEBUG=1 shows where, for the report")
