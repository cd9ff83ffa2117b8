from collections.abc import Iterator

import pytest

from dugout.tests.loaders.llm_server import Model, model_server


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[Model]:
    """An endpoint on this machine, which the environment names as the user's own."""
    for name in ("KEY", "KEY_FILE", "PRICE", "CONTEXT", "ANSWER", "TIMEOUT", "RETRIES", "AT_ONCE", "INSECURE"):
        monkeypatch.delenv(f"DUGOUT_LLM_{name}", raising=False)
    monkeypatch.setattr("dugout.loaders.llm.endpoint._wait", lambda seconds: None)
    with model_server() as served:
        monkeypatch.setenv("DUGOUT_LLM_URL", served.url)
        monkeypatch.setenv("DUGOUT_LLM_MODEL", "fake-7b")
        yield served
