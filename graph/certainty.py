"""How sure: of a claim from its wording, of a fact from its claims, sources and age."""

from dugout.graph.model import Wording

# Set by hand from the reading of the training articles; a calibrated reader may give its own.
CERTAINTY: dict[Wording, float] = {
    Wording.CONFIRMED: 0.95,
    Wording.UNDERSTOOD: 0.75,
    Wording.REPORTEDLY: 0.6,
    Wording.DENIED: 0.5,
    Wording.BOOKMAKERS: 0.3,
}


def claim_certainty(wording: Wording) -> float:
    """Return how sure a claim is, from how its sentence is worded."""
    return CERTAINTY[wording]
