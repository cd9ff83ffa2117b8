"""Neo4j Browser as a real Neo4j server has it, in Chromium, with what Dugout loads there: run by .ci/browser.

The server is that of `make neo4j` with the settings of docker-compose.yml; nothing of Dugout serves the page here.
"""

import base64
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dugout.tests.browser.chromium import DROP, DUGOUT, ROOT, drawn, net_log, new_page, run

__all__ = ["net_log", "new_page"]  # fixtures

# A server that has just started answers slowly, and so does its page.
expect.set_options(timeout=60_000)

SUCCESSION = "MATCH (coach:Coach)-[fact:MANAGES|LINKED_TO]->(club:Club {id: 'real-madrid'}) RETURN *"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The sample articles on a server; what points Dugout at it, and the page of its Browser."""
    command = [DUGOUT[0], str(ROOT / "tests" / "neo4j" / "server.py"), str(tmp_path_factory.mktemp("neo4j"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        told: dict[str, str] = json.loads(process.stdout.readline())
        environment = {**os.environ, **{name: value for name, value in told.items() if name.startswith("DUGOUT_")}}
        subprocess.run([*DUGOUT, "load", ROOT / "samples"], env=environment, check=True, capture_output=True)
        yield told
        process.stdin.close()


@pytest.fixture(scope="session")
def page(new_page: Callable[[], Page], server: dict[str, str]) -> Page:
    """The Browser, connected by hand as its user does."""
    page = new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{server['page']}?dbms={server['DUGOUT_URI'].replace('bolt://', 'bolt://neo4j@')}&db=neo4j")
    page.get_by_test_id("password").fill(server["DUGOUT_PASSWORD"])
    assert page.get_by_test_id("username").input_value() == "neo4j"
    page.get_by_test_id("connect").click()
    expect(page.get_by_text("You are connected as user")).to_be_visible()
    return page


def test_everything_is_drawn_as_it_comes(page: Page) -> None:
    frame = run(page, "MATCH (a)-[r]->(b) RETURN a, r, b LIMIT 100")
    assert len(drawn(frame, "node")) > 20


def test_the_kit_is_dropped_on_it_and_the_succession_is_drawn_in_its_style(page: Page) -> None:
    for name in ("dugout-scripts.zip", "style.grass"):
        data = base64.b64encode((ROOT / "browser" / name).read_bytes()).decode()
        page.evaluate(DROP, [name, data])
        page.wait_for_timeout(1500)
    frame = run(page, SUCCESSION)
    assert {"Real Madrid", "Xabi Alonso", "Álvaro Arbeloa", "Jürgen Klopp"} <= set(drawn(frame, "node"))
    assert {"former", "linked"} <= set(drawn(frame, "relationship"))
    fills = {circle.get_attribute("fill") for circle in frame.locator("g.node circle.b-outline").all()}
    assert fills == {"#1f6f5c", "#2b4c7e"}


def test_the_saved_scripts_run_once_the_parameters_are_set(page: Page) -> None:
    page.get_by_test_id("navigationFavorites").click()
    for folder, script, answer in (
        ("Dugout", "Parameters: change and run these first, then ask", ':param club => "real-madrid"'),
        ("Dugout questions", "Who followed whom in the job at a club?", "alvaro-arbeloa--real-madrid--1"),
        ("Dugout pictures", "Which chases are open, for which clubs, and who coaches those now?", "candidate"),
    ):
        page.get_by_test_id(f"expandFolder-{folder}").click()
        item = page.get_by_test_id("savedScriptListItem").filter(has_text=script)
        item.hover()
        item.get_by_test_id("savedScriptsButton-Run").click()
        expect(page.get_by_test_id("frame").first).to_contain_text(answer)


def test_a_picture_of_it(page: Page, server: dict[str, str], tmp_path: Path) -> None:
    frame = run(page, SUCCESSION)
    drawn(frame, "node")
    folder = Path(os.environ.get("DUGOUT_PICTURES") or tmp_path)
    page.wait_for_timeout(2500)  # until it has come to rest
    page.screenshot(path=folder / "server.png")
