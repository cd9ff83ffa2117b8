"""How long a command takes as a whole process, beside an empty Python and one that only imports the driver.

`python bench/start.py [RUNS]` (default 15) loads samples/ into a fresh store, then runs each command so many times in
turn, and prints the medians of wall and processor time. Where other work runs beside it, trust the processor time.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLI = str(ROOT / "cli.py")
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "python -c 'import neo4j'": ["-c", "import neo4j"],
    "cli.py --help": [CLI, "--help"],
    "cli.py path allegri real-madrid": [CLI, "path", "allegri", "real-madrid"],
    "cli.py show real-madrid": [CLI, "show", "real-madrid"],
    "cli.py query current_coach": [CLI, "query", "current_coach", "-p", "club=real-madrid"],
}


def run(arguments: list[str], home: str) -> tuple[float, float]:
    """Return the seconds of wall and processor time of a process."""
    environment = {**os.environ, "DUGOUT_HOME": home}
    # As for a user: without bytecode on disk, a tenth of a second goes into compiling each time.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.pop("DUGOUT_URI", None)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL, check=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            [sys.executable, CLI, "load", str(ROOT / "samples"), "--format", "json"],
            env={**os.environ, "DUGOUT_HOME": home}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
        )  # fmt: skip
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
        for _ in range(runs):
            for name, arguments in COMMANDS.items():
                taken[name].append(run(arguments, home))
    print(f"medians of {runs} runs; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    for name, seconds in taken.items():
        wall, work = (statistics.median(values) * 1000 for values in zip(*seconds, strict=True))
        print(f"{name:<36}{wall:>8.0f} ms {work:>8.0f} ms of processor")


if __name__ == "__main__":
    main()
