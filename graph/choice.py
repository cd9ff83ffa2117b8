"""The options of `load`, `extract` and `reread` that choose a reader, and what is said of its work at the end."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from dugout.graph import terminal

if TYPE_CHECKING:
    from dugout.loaders.readers.protocol import Reader

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--reader", default="trained", show_default=True, help="Which reader turns articles into claims."),
    click.option("--llm", multiple=True, metavar="K=V", help="A setting of --reader llm; may be repeated."),
)
# Each article that a cut load had read for nothing is waited and paid for again: a transaction holds few.
_REMOTE_BATCH = 20


class Reading:
    """The reader that the options name, and what could not be read."""

    def __init__(self, reader: "Reader") -> None:
        """Take the reader."""
        self.reader = reader
        self.faults = terminal.Faults()

    @property
    def batch(self) -> int:
        """How many articles are worth a transaction."""
        from dugout.graph.intake import BATCH
        from dugout.loaders.readers.protocol import RemoteReader

        return _REMOTE_BATCH if isinstance(self.reader, RemoteReader) else BATCH

    def print_summary(self, summary: Any, form: str) -> None:
        """Print the counts of `summary` and of what was dropped, also out of the answers of another machine."""
        from dugout.loaders.readers.protocol import RemoteReader

        if isinstance(self.reader, RemoteReader):
            self.faults.count(self.reader.dropped)
        terminal.print_counts({**terminal.counts_of(summary), **self.faults.counted()}, form)

    def say_used(self) -> None:
        """Say what a reader that asks another machine has used."""
        from dugout.loaders.readers.protocol import RemoteReader

        if isinstance(self.reader, RemoteReader):
            terminal.say(self.reader.used())


def options(command: Command) -> Command:
    """Return the command with the options that choose a reader, which it takes as `by`: a `Reading`.

    Its exit code tells whether something could not be read.
    """

    @wraps(command)
    def called(*, reader: str, llm: tuple[str, ...], **given: Any) -> int:
        from dugout.loaders import reader_named

        by = Reading(reader_named(reader, terminal.pairs(llm, "--llm", "model=qwen3")))
        try:
            command(by=by, **given)
        finally:
            by.say_used()  # of a command that was cut, too
        return by.faults.exit_code

    for option in reversed(_OPTIONS):
        called = option(called)
    return cast(Command, called)
