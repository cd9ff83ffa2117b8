"""Neo4j Browser in Chromium on a store that `serve` has open: not part of `make test`, run by .ci/browser.

Needs playwright and pytest in a Python of its own, chromium on the path, the project's .venv, and the
jar that DUGOUT_BROWSER names. DUGOUT_PICTURES names a folder to put the pictures of browser/README.md in.
"""

import base64
import json
import os
import re
import shutil
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent.parent
DUGOUT = [str(ROOT / ".venv" / "bin" / "python"), str(ROOT / "cli.py")]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
DROP = """([name, data]) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const files = new DataTransfer();
    files.items.add(new File([bytes], name));
    const onto = document.querySelector("[data-testid=main]");
    for (const kind of ["dragenter", "drop"])
        onto.dispatchEvent(new DragEvent(kind, {dataTransfer: files, bubbles: true, cancelable: true}));
}"""
# What Chromium asks for by itself, whatever page is open, and does not get here.
CHROMIUMS_OWN = {"update.googleapis.com", "accounts.google.com", "content-autofill.googleapis.com"}
EDITOR = "#monaco-main-editor"


@dataclass(frozen=True)
class Served:
    address: str
    bolt: str
    password: str


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample articles, served to the reader."""
    environment = {**os.environ, "DUGOUT_HOME": str(tmp_path_factory.mktemp("served") / "home")}
    subprocess.run([*DUGOUT, "load", ROOT / "samples"], env=environment, check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    command = [*DUGOUT, "serve", "--port", port, "--browser", os.environ["DUGOUT_BROWSER"], "--no-open"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told = "".join(process.stderr.readline() for _ in range(4))
        found = re.search(r"open at (\S+),.* user reader .*?\ndugout: password (\S+) .*is at (\S+)\n", told, re.DOTALL)
        try:
            assert found, told
            yield Served(found[3], found[1], found[2])
        finally:
            process.send_signal(signal.SIGINT)


@pytest.fixture(scope="session")
def net_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("net") / "log.json"


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(os.environ.get("DUGOUT_PICTURES") or tmp_path_factory.mktemp("pictures"))


@pytest.fixture(scope="session")
def new_page(net_log: Path) -> Iterator[Callable[[], Page]]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=[*FLAGS, f"--log-net-log={net_log}"]
        )

        def new_page() -> Page:
            page = chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
            page.set_default_timeout(10_000)
            return page

        yield new_page
        chromium.close()


@pytest.fixture(scope="session")
def page(new_page: Callable[[], Page], served: Served) -> Page:
    """The Browser, connected with nothing typed but the password."""
    page = new_page()
    connect(page, served)
    return page


def connect(page: Page, served: Served) -> None:
    page.goto(served.address)
    page.get_by_test_id("password").fill(served.password)
    assert page.get_by_test_id("boltaddress").input_value() == served.bolt.removeprefix("bolt://")
    assert page.get_by_test_id("username").input_value() == "reader"
    page.get_by_test_id("connect").click()
    expect(page.get_by_text("You are connected as user")).to_be_visible()


def frame_of(page: Page, start: Callable[[], None], command: str) -> Locator:
    """Start what opens a frame, and return that frame once it shows the command.

    The frames that are there are marked first: theirs may begin with the same words.
    """
    page.get_by_test_id("frame").evaluate_all("frames => frames.forEach(frame => { frame.dataset.seen = 'yes'; })")
    start()
    frame = page.locator("[data-testid=frame]:not([data-seen])").first
    expect(frame.get_by_test_id("frameCommand")).to_contain_text(command)
    return frame


def run(page: Page, text: str) -> Locator:
    """Run what is typed, and return its frame."""

    def type_and_run() -> None:
        page.locator(EDITOR).click()
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(text)
        page.keyboard.press("Control+Enter")

    return frame_of(page, type_and_run, text.split("\n")[0][:20])


def drawn(frame: Locator, kind: str) -> list[str]:
    """Return the captions of the nodes or relationships in a frame."""
    found = frame.locator(f"g.{kind}")
    expect(found.first).to_be_visible()
    lines = "groups => groups.map(group => [...group.querySelectorAll('text')].map(text => text.textContent.trim()))"
    return sorted(" ".join(filter(None, told)) for told in found.evaluate_all(lines))


def fold_panel(frame: Locator) -> None:
    """Uncover what the panel with the overview covers; the Browser folds those to come too."""
    for button in frame.get_by_title("Collapse the node properties display").all():
        button.click()


def test_the_succession_of_real_madrid_is_drawn_with_names_and_how_things_stand(page: Page) -> None:
    frame = run(page, "MATCH (coach:Coach)-[fact:MANAGES|LINKED_TO]->(club:Club {id: 'real-madrid'}) RETURN *")
    names, edges = drawn(frame, "node"), drawn(frame, "relationship")
    assert {"Real Madrid", "Xabi Alonso", "Álvaro Arbeloa", "Jürgen Klopp"} <= set(names), names
    assert {"former", "linked"} <= set(edges), edges
    fills = {circle.get_attribute("fill") for circle in frame.locator("g.node circle.b-outline").all()}
    assert fills == {"#1f6f5c", "#2b4c7e"}


def test_everything_can_be_drawn_as_it_comes(page: Page) -> None:
    frame = run(page, "MATCH (a)-[r]->(b) RETURN a, r, b LIMIT 100")
    assert len(drawn(frame, "node")) > 20


def test_what_writes_is_refused(page: Page) -> None:
    for text in (
        "CREATE (:Coach {id: 'nobody'})",
        "MATCH (n) DETACH DELETE n",
        "CREATE INDEX none FOR (c:Coach) ON (c.born)",
    ):
        expect(run(page, text)).to_contain_text("is not allowed to")


def test_the_guide_leads_through_the_graph_without_an_error(page: Page, pictures: Path) -> None:
    page.get_by_test_id("guidesDrawer").wait_for()
    for slide in range(1, 7):
        page.get_by_test_id(f"pagination-{slide}").click()
        for block in page.locator("[data-testid=guidesDrawer] pre.runnable").all():
            frame = frame_of(page, partial(block.click, position={"x": 12, "y": 18}), block.inner_text().split()[0])
            page.wait_for_timeout(500)
            expect(frame).not_to_contain_text("ERROR")
        if slide == 2:
            fold_panel(frame)
            page.wait_for_timeout(2000)
            page.screenshot(path=pictures / "first-run.png")


def test_the_shipped_questions_are_saved_scripts_that_run_once_the_parameters_are_set(page: Page) -> None:
    page.get_by_test_id("navigationFavorites").click()
    for folder, script, answer in (
        ("Dugout", "Parameters: change and run these first, then ask", ':param club => "real-madrid"'),
        ("Dugout questions", "Who followed whom in the job at a club?", "alvaro-arbeloa--real-madrid--1"),
        ("Dugout pictures", "Which chases are open, for which clubs, and who coaches those now?", "candidate"),
    ):
        page.get_by_test_id(f"expandFolder-{folder}").click()
        item = page.get_by_test_id("savedScriptListItem").filter(has_text=script)
        item.hover()
        frame = frame_of(page, item.get_by_test_id("savedScriptsButton-Run").click, "")
        expect(frame).to_contain_text(answer)


def test_the_packed_scripts_and_the_style_can_be_dropped_on_any_browser(
    new_page: Callable[[], Page], served: Served
) -> None:
    bare = new_page()
    bare.route("**/dugout/preload.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    connect(bare, served)
    for name in ("dugout-scripts.zip", "style.grass"):
        data = base64.b64encode((ROOT / "browser" / name).read_bytes()).decode()
        bare.evaluate(DROP, [name, data])
        bare.wait_for_timeout(1500)
    bare.get_by_test_id("navigationFavorites").click()
    for folder in ("Dugout", "Dugout pictures", "Dugout questions"):
        expect(bare.get_by_test_id(f"expandFolder-{folder}")).to_be_visible()
    kept = bare.evaluate("localStorage.getItem('neo4j.grass')")
    assert json.loads(kept)["node.Coach"]["color"] == "#1f6f5c"


@pytest.mark.parametrize(("name", "script"), [("succession", "club"), ("evidence", "evidence"), ("market", "market")])
def test_pictures_are_drawn_over_the_whole_page(page: Page, pictures: Path, name: str, script: str) -> None:
    _, text = (ROOT / "browser" / "drawn" / f"{script}.cypher").read_text(encoding="utf-8").split("MATCH", 1)
    frame = run(page, f"MATCH{text}")
    drawn(frame, "node")
    frame.get_by_role("button", name="Fullscreen").click()
    page.wait_for_timeout(2500)  # until it has come to rest
    fold_panel(frame)
    frame.locator("[aria-label=zoom-to-fit]").click()
    page.wait_for_timeout(1000)
    page.screenshot(path=pictures / f"{name}.png")
    frame.get_by_role("button", name="Fullscreen").click()


def test_what_a_user_keeps_in_the_browser_stays_and_what_dugout_put_there_is_renewed(
    new_page: Callable[[], Page], served: Served
) -> None:
    page = new_page()
    own = {"id": "own", "content": "RETURN 1"}
    kept = {
        "documents": [own, {"id": "dugout-of an older version", "content": "RETURN 2"}],
        "settings": {"theme": "dark", "allowUserStats": True},
        "grass": {"node": {"color": "#ff0000"}},
    }
    page.goto(served.address.partition("?")[0] + "dugout/style.grass")
    page.evaluate(
        "kept => { for (const key in kept) localStorage.setItem(`neo4j.${key}`, JSON.stringify(kept[key])); }", kept
    )
    page.goto(served.address)
    page.get_by_test_id("connect").wait_for()
    page.wait_for_timeout(1000)  # it writes back what it read
    found = {key: json.loads(page.evaluate(f"localStorage.getItem('neo4j.{key}')")) for key in kept}
    assert own in found["documents"]
    ours = {document.get("id") for document in found["documents"]}
    assert "dugout-Dugout questions/succession" in ours
    assert "dugout-of an older version" not in ours
    assert (found["settings"]["theme"], found["settings"]["allowUserStats"]) == ("dark", False)
    assert found["grass"] == kept["grass"]


def test_nothing_but_this_machine_was_asked_for_anything(page: Page, net_log: Path) -> None:
    page.context.browser.close()
    log = json.loads(net_log.read_text(encoding="utf-8"))
    names = {number: name for name, number in log["constants"]["logEventTypes"].items()}
    asked = {
        urlsplit(event["params"]["url"]).hostname
        for event in log["events"]
        if names[event["type"]] == "URL_REQUEST_START_JOB" and "url" in event.get("params", {})
    }
    assert asked - CHROMIUMS_OWN == {"127.0.0.1", "localhost"}
