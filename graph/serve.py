"""The embedded store on a fixed Bolt port, with Neo4j Browser beside it if wanted, until it is interrupted."""

import signal
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from dugout.browser.kit import with_kit
from dugout.browser.site import Site, open_browser
from dugout.graph.embedded import DATABASE, Door, new_password, serve
from dugout.graph.store import open_home


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Where the store is to listen, and who is let in.

    Without `write` that is the user reader, whom the engine itself stops from writing; with it,
    the user writer, who changes records and the schema but is not root. Without a password one is
    made and said once. `browser` is the jar or folder of a Neo4j Browser, served on loopback.
    """

    host: str
    port: int
    write: bool
    password: str | None
    browser: Path | None


def serve_home(home: Path, offer: Offer, *, show: Callable[[str], object], say: Callable[[str], None]) -> None:
    """Keep the store in `home` open for other programs; returns when the process is told to end.

    Args:
        show: Takes the address of Neo4j Browser's page, once it is there.

    Raises:
        StoreError: If the store, or the port, cannot be opened.
        SourceError: If what should be a Neo4j Browser is none.
    """
    user = "writer" if offer.write else "reader"
    password = offer.password or new_password()
    passwords = {"writer": new_password(), "reader": new_password(), user: password}
    door = Door(host=offer.host, port=offer.port, **passwords)
    with ExitStack() as stack:
        files = stack.enter_context(open_browser(offer.browser)) if offer.browser else None
        # A new store gets its constraints here, as any first opening gives them.
        open_home(home).close()
        engine = serve(home, door)
        stack.callback(engine.stop)
        engine.publish()
        rights = "may read and write" if offer.write else "can only read; --write is for others"
        say(f"{home} is open at {door.uri}, database {DATABASE}, user {user} ({rights})")
        if not offer.password:
            say(f"password {password} (shown this once; --password asks for one of your own)")
        say(f"to connect: cypher-shell -a {door.uri} -d {DATABASE} -u {user}; drivers take the same; Ctrl-C ends it")
        if files is not None:
            site = Site(with_kit(files), store=door.uri)
            stack.callback(site.close)
            address = site.address(user, DATABASE)
            say(f"Neo4j Browser is at {address}")
            show(address)
        try:
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            Event().wait()
        except KeyboardInterrupt:
            say("closed")
