"""How likely a value must be to be given, by name.

Chosen in folds of the training articles: where the gold has no value, one is to be given seldom.
"""

LEAST = {
    "since": 0.16,
    "until": 0.18,
    "contract_until": 0.12,
    "interim": 0.2,
    "score": 0.3,
    "date": 0.3,
    "competition": 0.35,
    "count": 0.2,
}
