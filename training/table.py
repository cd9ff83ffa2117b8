"""The table of what a network reaches on articles that it has not seen."""

from collections.abc import Mapping, Sequence

from dugout.loaders.network.answers import Answer
from dugout.loaders.network.decide import decide
from dugout.loaders.network.second import LABELS
from dugout.training.annotated import key_of
from dugout.training.examples import Example
from dugout.training.judge import Tally, told_by, told_in
from dugout.training.settle import calibration_error

GROUPS = {
    "MANAGES": ("current", "former", "incoming"),
    "LINKED_TO": ("linked",),
    "WON_TITLE_AT": ("title",),
    "PLAYED": ("played", "scheduled"),
    "all": LABELS,
}


def table_of(examples: Sequence[Example], answers: Sequence[Answer], least: Mapping[str, float]) -> str:
    """Return precision, recall and F1 by label and edge beside those of the rules, stance and calibration."""
    network, rules = Tally.empty(), Tally.empty()
    stances = [0, 0]
    sure: list[tuple[float, bool]] = []
    for example, answer in zip(examples, answers, strict=True):
        key = key_of(example.gold)
        gold = told_in(example.gold, key)
        reading = example.found
        drafts = decide(reading.asked, answer, least)
        told = {told_by(draft, key): draft for draft in drafts}
        network.add(told, gold)
        rules.add((told_by(draft, key) for draft in reading.view.drafts), gold)
        for one, draft in told.items():
            sure.append((draft.certainty or 0.0, one in gold))
            if one[0] == "linked" and one in gold:
                stances[0] += gold[one]["stance"] == draft.stance
                stances[1] += 1
    lines = [f"{'':14}{'P':>7}{'R':>7}{'F1':>7}   {'rules: P':>9}{'R':>7}{'F1':>7}"]
    for name, labels in {**{label: (label,) for label in LABELS}, **GROUPS}.items():
        ours, theirs = network.figures(labels), rules.figures(labels)
        lines.append(f"{name:14}" + "".join(f"{x:7.3f}" for x in ours) + "   " + "".join(f"{x:7.3f}" for x in theirs))
    lines.append(f"stance right of links found: {stances[0] / max(stances[1], 1):.3f} of {stances[1]}")
    lines.append(f"calibration error (ECE, ten bins of equal count): {calibration_error(sure):.3f}")
    return "\n".join(lines)
