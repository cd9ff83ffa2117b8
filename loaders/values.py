"""How likely a value must be to be given, by name.

Chosen on articles that the weights have not seen: where the gold has no value, one is to be given seldom. Few posts are
interim ones: of those called so from .2 on three in four were none, from .45 on half of them and fewer.
"""

LEAST = {
    "since": 0.15,
    "until": 0.12,
    "contract_until": 0.12,
    "interim": 0.45,
    "score": 0.3,
    "date": 0.3,
    "competition": 0.35,
    "count": 0.2,
}
