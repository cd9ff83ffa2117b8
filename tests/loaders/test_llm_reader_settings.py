"""What a user sets for the language model, and what is refused before anything is sent."""

from pathlib import Path
from typing import Any

import pytest

from dugout.graph.errors import UsageError
from dugout.loaders.llm.settings import NAMES, read_settings
from dugout.tests.loaders.llm_server import KEY

HERE = {"url": "http://127.0.0.1:8080/v1", "model": "qwen3"}


def told(environment: dict[str, str] | None = None, **given: str) -> Any:
    return read_settings(HERE | given, environment or {})


def refusal(environment: dict[str, str] | None = None, **given: Any) -> str:
    with pytest.raises(UsageError) as raised:
        read_settings({name: value for name, value in (HERE | given).items() if value}, environment or {})
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_what_is_not_set_has_a_default() -> None:
    found = told()
    assert (found.context, found.answer, found.timeout_s, found.retries, found.at_once) == (8192, 3072, 180.0, 4, 4)
    assert (found.key, found.price) == (None, None)


def test_an_option_goes_before_the_environment() -> None:
    environment = {"DUGOUT_LLM_MODEL": "other", "DUGOUT_LLM_TIMEOUT": "9", "DUGOUT_LLM_AT_ONCE": "2"}
    found = told(environment, timeout="7")
    assert (found.model, found.timeout_s, found.at_once) == ("qwen3", 7.0, 2)


@pytest.mark.parametrize(
    ("url", "asked", "shown"),
    [
        ("http://localhost:11434/v1", "/v1/chat/completions", "http://localhost:11434/v1"),
        ("http://[::1]:8080/v1/", "/v1/chat/completions", "http://[::1]:8080/v1"),
        ("http://127.8.9.1", "/chat/completions", "http://127.8.9.1"),
        ("https://api.example.com/v1/chat/completions", "/v1/chat/completions", "https://api.example.com/v1"),
    ],
)
def test_an_address_is_that_of_the_api_or_of_its_chat(url: str, asked: str, shown: str) -> None:
    found = told(url=url)
    assert (found.url.path, found.place) == (asked, shown)


@pytest.mark.parametrize("host", ["api.example.com", "192.168.1.5", "localhost.example.com", "127.0.0.1.example.com"])
def test_plain_http_goes_to_this_machine_only_unless_the_user_allows_it(host: str) -> None:
    assert refusal(url=f"http://{host}/v1").startswith(f"http://{host} would send articles and key in the open")
    assert told({"DUGOUT_LLM_INSECURE": "1"}, url=f"http://{host}/v1").place == f"http://{host}/v1"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"url": ""}, "where the language model answers is not set; set DUGOUT_LLM_URL"),
        ({"url": "127.0.0.1:8080"}, "'127.0.0.1:8080' is no address of a language model"),
        ({"url": "file:///etc/passwd"}, "is no address of a language model"),
        ({"url": "http://"}, "is no address of a language model"),
        ({"url": "http://[::1"}, "cannot be read: Invalid IPv6 URL"),
        ({"url": "http://localhost:99999"}, "cannot be read: Port out of range"),
        ({"url": "http://localhost/a b"}, "is no address of a language model"),
        ({"model": ""}, "set DUGOUT_LLM_MODEL, or --llm model=NAME"),
        ({"model": "a\nb"}, "the name of the model is 'a\\nb'"),
        ({"timeout": "soon"}, "timeout 'soon' is no number from 0.05 to 3600 (--llm timeout=...)"),
        ({"timeout": "nan"}, "timeout 'nan' is no number"),
        ({"retries": "-1"}, "retries '-1' is no number from 0 to 10"),
        ({"at_once": "1.5"}, "at_once '1.5' is no number from 1 to 64"),
        ({"context": "10"}, "context '10' is no number"),
        ({"context": "4096"}, "a context of 4096 tokens has too little room beside an answer of 3072"),
        ({"price": "cheap"}, "price 'cheap' is not money for a million tokens in and out, such as 0.15/0.60"),
        ({"price": "1/2/3"}, "price '1/2/3' is not money"),
        ({"price": "-1"}, "price '-1' is not money"),
        ({"price": "inf"}, "price 'inf' is not money"),
        ({"colour": "red"}, "--llm has no setting 'colour'; there are url, model, key_file, price"),
        ({"key": KEY}, "--llm has no setting 'key'; the key goes into DUGOUT_LLM_KEY or a file (key_file)"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(given: dict[str, Any], words: str) -> None:
    found = refusal(**given)
    assert words in found
    assert KEY not in found


def test_a_password_in_an_address_is_refused_and_not_shown() -> None:
    assert "hunter2" not in refusal(url="https://me:hunter2@api.example.com/v1")


@pytest.mark.parametrize(("told_price", "price"), [("0.15/0.60", (0.15, 0.6)), ("3", (3.0, 3.0)), ("", None)])
def test_a_price_is_for_a_million_tokens_in_and_out(told_price: str, price: tuple[float, float] | None) -> None:
    assert told(price=told_price).price == price


def test_a_key_comes_from_the_environment_or_a_file_and_is_in_no_repr(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{KEY}\n")
    for found in (told({"DUGOUT_LLM_KEY": KEY}), told(key_file=str(tmp_path / "key"))):
        assert found.key == KEY
        assert KEY not in repr(found)


@pytest.mark.parametrize("key", [f"{KEY}\r\nX-Other: 1", f"{KEY} {KEY}", f"{KEY}é"])
def test_a_key_that_would_break_a_header_is_refused_and_not_shown(key: str) -> None:
    found = refusal({"DUGOUT_LLM_KEY": key})
    assert KEY not in found
    assert "the key of the language model has blanks" in found


def test_a_file_of_the_key_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert refusal(key_file=str(tmp_path / "none")).endswith("cannot be read: No such file or directory")
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    assert refusal(key_file=str(tmp_path / "binary")).endswith("cannot be read: no text")


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_stands_in_the_readme_under_both_its_names(name: str) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"| `{name}` | `DUGOUT_LLM_{name.upper()}` |" in readme


def test_the_readme_tells_the_defaults() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    rows = {
        line.split("`")[1]: line for line in readme.splitlines() if "`DUGOUT_LLM_" in line and line.startswith("| `")
    }
    found = told()
    defaults = {"context": found.context, "answer": found.answer, "retries": found.retries, "at_once": found.at_once}
    assert [name for name, number in defaults.items() if f"({number})" not in rows[name]] == []
    assert f"({found.timeout_s:g})" in rows["timeout"]
