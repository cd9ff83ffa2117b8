"""The wheel: one package of its own with its data, and the command `dugout`."""

import shutil
import site
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("browser", "graph", "loaders", "queries")
FILES = ("__init__.py", "cli.py", "pyproject.toml", "LICENSE", "README.md")
ARTICLE = """07 Mar 2026

AC Milan head coach Massimiliano Allegri has played down suggestions that he could take charge of Real Madrid.
"""

pytestmark = pytest.mark.skipif(
    int(version("setuptools").split(".")[0]) < 77,
    reason="building needs setuptools 77 or newer, which `make venv` installs",
)


def run(*command: object, cwd: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([str(part) for part in command], cwd=cwd, text=True, capture_output=True, timeout=300)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from a copy of the sources, since building writes beside them."""
    copy = tmp_path_factory.mktemp("source")
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in (path for name in FILES if (path := ROOT / name).exists()):
        shutil.copy(file, copy)
    built = run(
        sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", copy / "out", ".", cwd=copy
    )
    assert built.returncode == 0, built.stderr
    [found] = (copy / "out").iterdir()
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a new environment with the wheel; what it depends on is borrowed from this one."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder).check_returncode()
    python = folder / "bin" / "python"
    install = ("-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel)
    done = run(sys.executable, *install, cwd=folder)
    assert done.returncode == 0, done.stderr
    [packages] = folder.glob("lib/*/site-packages")
    (packages / "borrowed.pth").write_text("\n".join(site.getsitepackages()) + "\n")
    return folder / "bin"


def test_the_wheel_holds_one_package_with_every_module_and_data_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    expected = {
        f"dugout/{path.relative_to(ROOT)}"
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.suffix
        in (
            ".py",
            ".cypher",
            ".tsv",
            ".yml",
            ".ttl",
            ".jsonld",
            ".rq",
            ".grass",
            ".html",
            ".js",
            ".zip",
            ".onnx",
            ".json",
            ".txt",
        )
    }
    assert names - {"dugout/py.typed"} == expected | {"dugout/__init__.py", "dugout/cli.py"}


def test_the_installed_command_loads_an_article_and_finds_the_path(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "allegri.txt").write_text(ARTICLE)
    loaded = run(installed / "dugout", "load", "allegri.txt", cwd=tmp_path)
    assert (loaded.returncode, loaded.stderr) == (0, "")
    found = run(installed / "dugout", "path", "allegri", "ac-milan", cwd=tmp_path)
    assert (found.returncode, found.stderr) == (0, "")
    hop, sentence = found.stdout.splitlines()[1:3]
    assert hop == "Massimiliano Allegri ─MANAGES (current, 1 source, 2026-03-07)→ AC Milan"
    assert sentence.startswith("    “AC Milan head coach Massimiliano Allegri has played down suggestions")


def test_nothing_but_dugout_is_put_into_the_environment(installed: Path) -> None:
    [packages] = installed.parent.glob("lib/*/site-packages")
    assert sorted(path.name for path in packages.iterdir()) == ["borrowed.pth", "dugout", "dugout-0.1.0.dist-info"]
