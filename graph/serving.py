"""The options of `serve`: where it listens, whom it lets in, and Neo4j Browser beside it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, TypeVar

import click

from dugout.graph import terminal

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; 0.0.0.0 is everywhere."),
    click.option("--port", type=click.IntRange(1, 65535), default=7687, show_default=True, help="Of Bolt."),
    click.option("--write", is_flag=True, help="Let in a user who may write."),
    click.option("--password", "ask", is_flag=True, help="Ask for the password to give out."),
    click.option("--password-file", type=click.File(encoding="utf-8"), envvar="DUGOUT_PASSWORD_FILE", help="Holds it."),
    click.option("--browser", type=click.Path(path_type=Path), help="Jar or folder of a Neo4j Browser to serve too."),
    click.option("--no-open", is_flag=True, help="Only print the address of its page."),
)


def options(command: Command) -> Command:
    """Return the command with the options that `serve` takes."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def serve(
    *, host: str, port: int, write: bool, ask: bool, password_file: IO[str] | None, browser: Path | None, no_open: bool
) -> None:
    """Keep the embedded store open as the options say; a password comes from nowhere that a list of processes shows."""
    import webbrowser

    from dugout.graph.serve import Offer, serve_home

    try:
        password = password_file.read().strip() if password_file else os.environ.get("DUGOUT_PASSWORD")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"the file of the password is no text in UTF-8: {error}") from error
    if ask:
        password = click.prompt("password", hide_input=True, confirmation_prompt=True, err=True)
    offer = Offer(host=host, port=port, write=write, password=password or None, browser=browser)
    serve_home(terminal.home(), offer, show=_nothing if no_open else webbrowser.open, say=terminal.say)


def _nothing(address: str) -> None:
    """Open no page."""
