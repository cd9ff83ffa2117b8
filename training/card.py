"""The model card: what the shipped weights are, what they were fitted to and what they reach."""

import hashlib
import os
import platform
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch

from dugout.loaders.network.runtime import FILES
from dugout.training.examples import Example

_TEXT = """# Model card: the trained reader's network

Made by `make model`; do not edit. {size:.1f} MB in {count} files, with their SHA-256:

{files}

- **What it does.** Given an article whose names are masked, and pairs of what it names, it gives chances: that a coach
  is, was or will be in charge of a club, or is linked with its job and with which stance; that a coach won a
  competition with a club; that two clubs played or are to play. For dates, scores, counts and competitions it scores
  what the rules offer. It says nothing of whether an article is true.
- **Made of.** The encoder of all-MiniLM-L6-v2 (Apache-2.0; 6 layers, 384 wide), fitted further, with heads for pairs;
  weights in eight bits. The word list `vocab.txt` is that of the same model.
- **Fitted to.** {articles} articles of `training/articles` ({words} words; {facts}),
  written for this project, and in the last rounds to `training/learned_briefs` and to texts without a coach; none of
  them is one that it is measured on. Its chances, its thresholds and how values and stances are chosen
  were set right on `training/briefs` and `training/unseen`, which it never sees. Seed {seed}; {rounds};
  {minutes:.0f} minutes on {machine}.
- **Limits.** English only. A coach or club that is in no register is found by its words alone, and often missed.
  Longer pages are read in parts of about 400 words that see each other only in the last step. A date, score or count
  that the rules do not offer is never chosen.

Figures on training articles that the judging network had not seen, and on texts that no network has seen:

```
{table}
```
"""


def write_card(
    weights: Path, examples: Sequence[Example], table: str, seed: int, rounds: Sequence[str], seconds: float
) -> None:
    """Write CARD.md beside the weights; `rounds` tell what was done in each."""
    files = {name: (weights / name).read_bytes() for name in FILES}
    kinds = Counter(fact["type"] for example in examples for fact in example.gold["facts"])
    facts = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    text = _TEXT.format(
        size=sum(map(len, files.values())) / 1e6,
        count=len(files),
        files="\n".join(f"- `{name}` `{hashlib.sha256(content).hexdigest()}`" for name, content in files.items()),
        articles=len(examples),
        words=sum(len(example.text.split()) for example in examples),
        facts=facts,
        seed=seed,
        rounds="; then ".join(rounds),
        minutes=seconds / 60,
        machine=f"{torch.get_num_threads()} of {os.cpu_count()} cores ({platform.machine()})",
        table=table,
    )
    (weights / "CARD.md").write_text(text, encoding="utf-8")
