"""The page that serves Neo4j Browser: what it hands out, to whom, and what it forbids; and the kit that it brings."""

import http.client
import json
import re
import shutil
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dugout.browser.kit import FOLDER, PACKED, pack, preload, scripts, style, with_kit
from dugout.browser.site import Site, open_browser
from dugout.graph.errors import SourceError
from dugout.graph.store import Store, open_home
from dugout.tests.neo4j.server import empty_store

INDEX = b"<!doctype html><html><head><title>Neo4j Browser</title></head></html>"
SECRET = "not for others"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder like that in the jar, with something beside it that is not for others."""
    browser = tmp_path / "jar" / "browser"
    (browser / "assets").mkdir(parents=True)
    (browser / "index.html").write_bytes(INDEX)
    (browser / "app.js").write_text("app()")
    (browser / "assets" / "font.woff2").write_bytes(b"\0font")
    (browser / "odd.xyz").write_text("odd")
    (tmp_path / "secret.txt").write_text(SECRET)
    (browser / "link.txt").symlink_to(tmp_path / "secret.txt")
    return tmp_path / "jar"


@pytest.fixture
def jar(folder: Path, tmp_path: Path) -> Path:
    (folder / "browser" / "link.txt").unlink()
    (folder / "META-INF").mkdir()
    (folder / "META-INF" / "MANIFEST.MF").write_text(SECRET)
    return Path(shutil.make_archive(str(tmp_path / "neo4j-browser"), "zip", folder)).rename(tmp_path / "browser.jar")


@pytest.fixture
def site(folder: Path) -> Iterator[Site]:
    with open_browser(folder) as files:
        opened = Site(with_kit(files), store="bolt://127.0.0.1:17687", port=0)
        yield opened
        opened.close()


def get(site: Site, path: str, *, host: str | None = None, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", site.server_port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    if host != "":
        connection.putheader("Host", host or f"127.0.0.1:{site.server_port}")
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return found


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/app.js", "text/javascript; charset=utf-8", b"app()"),
        ("/app.js?v=1#x", "text/javascript; charset=utf-8", b"app()"),
        ("/assets/font.woff2", "font/woff2", b"\0font"),
        ("/odd.xyz", "application/octet-stream", b"odd"),
        ("/dugout/guide.html", "text/html; charset=utf-8", (FOLDER / "guide.html").read_bytes()),
        ("/dugout/style.grass", "text/plain; charset=utf-8", (FOLDER / "style.grass").read_bytes()),
        ("/dugout/dugout-scripts.zip", "application/zip", (FOLDER / PACKED).read_bytes()),
    ],
)
def test_a_file_comes_with_its_kind(site: Site, path: str, kind: str, body: bytes) -> None:
    status, headers, found = get(site, path)
    assert (status, headers["Content-Type"], found) == (200, kind, body)


def test_the_browser_starts_with_the_scripts_and_the_style_put_in_first(site: Site) -> None:
    status, _, page = get(site, "/?dbms=bolt://reader@127.0.0.1:17687&db=dugout")
    start = b'<head><script src="dugout/preload.js"></script><title>Neo4j Browser</title>'
    assert (status, start in page) == (200, True)
    assert get(site, "/dugout/preload.js")[2].decode() == preload()


def test_a_head_has_no_body(site: Site) -> None:
    status, headers, body = get(site, "/app.js", method="HEAD")
    assert (status, headers["Content-Length"], body) == (200, "5", b"")


def test_every_answer_forbids_the_page_to_talk_to_anything_but_its_store(site: Site) -> None:
    for path in ("/", "/app.js", "/none"):
        headers = get(site, path)[1]
        told = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
        assert told == {
            "default-src": "'none'",
            "script-src": "'self'",
            "style-src": "'self' 'unsafe-inline'",
            "img-src": "'self' data: blob:",
            "font-src": "'self' data:",
            "media-src": "'self'",
            "manifest-src": "'self'",
            "worker-src": "'self' blob:",
            "connect-src": f"'self' http://localhost:{site.server_port} ws://127.0.0.1:17687",
            "base-uri": "'none'",
            "form-action": "'none'",
            "frame-ancestors": "'none'",
        }
        del headers["Content-Security-Policy"], headers["Date"], headers["Content-Length"], headers["Content-Type"]
        assert headers == {
            "Server": "Dugout ",
            "Cache-Control": "no-cache",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Access-Control-Allow-Origin": f"http://127.0.0.1:{site.server_port}",
            "Access-Control-Allow-Headers": "*",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        }


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2f..%2fsecret.txt",
        "/%2e%2e/%2e%2e/secret.txt",
        "/assets/../../../secret.txt",
        "//etc/passwd",
        "/etc/passwd",
        "/link.txt",
        "/assets",
        "/assets/",
        "/dugout/kit.py",
        "/dugout/../kit.py",
        "/..\\secret.txt",
        "/index.html%00",
        "http://127.0.0.1/../secret.txt",
    ],
)
def test_nothing_else_on_the_machine_is_handed_out(site: Site, path: str) -> None:
    assert get(site, path)[::2] == (404, b"no such file\n")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "", "localhost"])
def test_a_page_of_another_name_gets_nothing(site: Site, host: str) -> None:
    """A page whose name a forged DNS answer leads to this machine."""
    assert get(site, "/app.js", host=host.format(port=site.server_port))[::2] == (421, b"this page has another name\n")


def test_the_page_answers_to_localhost_too_where_the_browser_takes_its_guide_from(site: Site) -> None:
    assert get(site, "/dugout/guide.html", host=f"localhost:{site.server_port}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent(site: Site, method: str) -> None:
    assert get(site, "/app.js", method=method)[0] == 501


def test_only_this_machine_is_listened_to(site: Site) -> None:
    assert site.server_address[0] == "127.0.0.1"


def test_the_address_fills_in_everything_but_the_password(site: Site) -> None:
    port = site.server_port
    assert site.address("reader", "dugout") == (
        f"http://127.0.0.1:{port}/?dbms=bolt%3A%2F%2Freader%40127.0.0.1%3A17687&db=dugout"
        f"&cmd=guide&arg=http%3A%2F%2Flocalhost%3A{port}%2Fdugout%2Fguide.html"
    )


def test_where_its_port_is_taken_the_page_goes_to_another() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        site = Site({}, store="bolt://127.0.0.1:17687", port=port)
        site.close()
    assert site.server_port != port


def test_a_jar_gives_what_its_folder_gives_and_nothing_from_beside_it(jar: Path) -> None:
    with open_browser(jar) as files:
        found = {name: read() for name, read in files.items()}
    assert found == {"index.html": INDEX, "app.js": b"app()", "assets/font.woff2": b"\0font", "odd.xyz": b"odd"}


def test_what_is_no_browser_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "other.jar").write_bytes(b"no zip")
    with pytest.raises(SourceError, match=r"other.jar: no jar or folder of Neo4j Browser .*; `make browser` gets one"):
        open_browser(tmp_path / "other.jar").__enter__()
    with pytest.raises(SourceError, match=r"none: no jar or folder of Neo4j Browser"):
        open_browser(tmp_path / "none").__enter__()
    with pytest.raises(SourceError, match=r"no index.html in it, so it is no Neo4j Browser"):
        open_browser(tmp_path).__enter__()


def test_the_packed_scripts_are_up_to_date() -> None:
    assert (FOLDER / PACKED).read_bytes() == pack(), "run: python -m dugout.browser.kit"


def test_the_packed_scripts_are_those_of_the_kit_in_their_folders() -> None:
    with zipfile.ZipFile(FOLDER / PACKED) as archive:
        packed = {name.removesuffix(".cypher"): archive.read(name).decode() for name in archive.namelist()}
    assert packed == scripts()


def test_the_style_names_every_label_and_type_of_the_graph() -> None:
    rules = style()
    assert {name for name in rules if name.startswith("node.")} == {
        f"node.{label}" for label in ("Coach", "Club", "Competition", "Match", "Article", "Claim", "Store", "Name")
    }
    facts = {
        "MANAGES": "{status}",
        "LINKED_TO": "{stance}",
        "WON_TITLE_AT": "{count} {competition}",
        "PLAYED": "{result}",
    }
    context = dict.fromkeys(("STATES", "ABOUT", "IN_COMPETITION", "COMPETES_IN"), "")
    captions = {name.partition(".")[2]: rule["caption"] for name, rule in rules.items() if name[:13] == "relationship."}
    assert captions == facts | context
    assert {rules[f"node.{label}"]["caption"] for label in ("Coach", "Club", "Competition")} == {"{name}"}


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An empty store of each kind."""
    home = tmp_path_factory.mktemp("asked")
    with empty_store(request.getfixturevalue("neo4j")) if request.param == "neo4j" else open_home(home) as store:
        yield store


@pytest.mark.parametrize("name", [name for name in scripts() if name != "Dugout/parameters"])
def test_every_script_runs_with_the_parameters_of_the_kit(asked: Store, name: str) -> None:
    lines = re.findall(r"^:param (\w+) => (.*);$", scripts()["Dugout/parameters"], re.MULTILINE)
    given = {key: json.loads(value) for key, value in lines}
    assert asked.ask(scripts()[name], given).rows == ()
