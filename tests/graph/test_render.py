import io

import pytest

from dugout.graph.render import Format, csv_cell, shown, write_rows

ROWS: list[dict[str, object]] = [
    {"coach": "Álvaro Arbeloa", "since": None, "count": 2},
    {"coach": "=1+1", "since": "2025", "count": None},
]


def written(form: Format) -> str:
    out = io.StringIO()
    write_rows(ROWS, ("coach", "since", "count"), form, out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (
            Format.TABLE,
            "coach            since   count\n"
            "──────────────────────────────\n"
            "Álvaro Arbeloa               2\n"
            "=1+1             2025\n",
        ),
        (Format.CSV, "coach,since,count\nÁlvaro Arbeloa,,2\n'=1+1,2025,\n"),
        (
            Format.JSONL,
            '{"coach": "Álvaro Arbeloa", "since": null, "count": 2}\n'
            '{"coach": "=1+1", "since": "2025", "count": null}\n',
        ),
        (
            Format.JSON,
            '[\n  {\n    "coach": "Álvaro Arbeloa",\n    "since": null,\n    "count": 2\n  },\n'
            '  {\n    "coach": "=1+1",\n    "since": "2025",\n    "count": null\n  }\n]\n',
        ),
    ],
)
def test_rows_are_written_in_each_format(form: Format, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert written(form) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "yes"),
        (0.9500001, "0.95"),
        (["a", None, "b"], "a, , b"),
        ("two\nlines\x1b[31m red\u202e", "two lines [31m red"),
        ({"a": "é"}, '{"a": "é"}'),
    ],
)
def test_a_value_is_shown_on_one_line_without_what_moves_a_cursor(value: object, expected: str) -> None:
    assert shown(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("-5", "'-5"), (-5, -5), ("2-1", "2-1"), ("\tx", "'\tx"), (["=a"], "'=a"), (True, "true"), (None, "")],
)
def test_only_a_text_that_a_spreadsheet_would_run_is_quoted(value: object, expected: object) -> None:
    assert csv_cell(value) == expected
