"""The embedded store on a fixed Bolt port, until it is interrupted."""

import signal
from collections.abc import Callable
from pathlib import Path
from threading import Event

from dugout.graph.embedded import new_password, serve
from dugout.graph.store import open_home


def serve_home(home: Path, *, host: str, port: int, password: str | None, say: Callable[[str], None]) -> None:
    """Keep the store in `home` open for other programs; returns when the process is told to end.

    Args:
        password: Of the user writer; None makes one, which is said once.

    Raises:
        StoreError: If the store, or the port, cannot be opened.
    """
    # A new store gets its constraints here, as any first opening gives them.
    open_home(home).close()
    told = password or new_password()
    engine = serve(home, host=host, port=port, password=told)
    try:
        engine.publish()
        say(f"{home} is open at {engine.door.uri}, database dugout, user writer")
        if password is None:
            say(f"password {told} (set DUGOUT_PASSWORD for one of your own); Ctrl-C ends it")
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        Event().wait()
    except KeyboardInterrupt:
        say("closed")
    finally:
        engine.stop()
