# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The log says what happened and never what somebody said."""

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import AMSTERDAM
from kiosk.logs import FILE_BYTES, FILE_NAME, Event, opened_log, record, record_error, uncaught_recorded

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=AMSTERDAM)
MARKERS = ["Zoë Åberg", "ik ben ontslagen", "0612345678", "zzmarkerzz", "123456782", "a\nb", "\u2028", "<b>"]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    with opened_log(tmp_path / "log", lambda: NOON) as path:
        yield path


def lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text(encoding="ascii").splitlines()]


def everything(log: Path) -> str:
    """The files of the log, as they are and with their escapes undone."""
    raw = "".join(file.read_text(encoding="utf-8") for file in log.parent.iterdir())
    return raw + raw.encode().decode("unicode_escape").replace("}\n{", "")


def test_a_line_says_when_how_loud_and_what(log: Path) -> None:
    record(Event.SYNC_TROUBLE, reason="no-connection", waiting=3, retry_in_s=12.34567)
    assert lines(log) == [
        {
            "time": "2026-11-23T11:00:00.000+00:00",
            "level": "warning",
            "event": "sync.trouble",
            "reason": "no-connection",
            "waiting": 3,
            "retry_in_s": 12.346,
        }
    ]


@pytest.mark.parametrize("marker", MARKERS)
def test_no_value_outside_the_allow_list_gets_in(log: Path, marker: str) -> None:
    record(Event.SYNC_DONE, answer=marker, name=marker, stored=1)
    assert lines(log)[0]["stored"] == 1
    assert lines(log)[0]["dropped"] == 2
    assert marker not in everything(log)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reason", "Fatima"),
        ("reason", "0612345678"),
        ("reason", "tel0612345678"),
        ("reason", "two words"),
        ("reason", "x" * 41),
        ("reason", 5),
        ("week", "2026-11"),
        ("week", 47),
        ("version", "ik ben ontslagen"),
        ("waiting", "3"),
        ("waiting", True),
        ("waiting", -1),
        ("waiting", 612345678),
        ("wait_s", "long"),
        ("wait_s", True),
        ("status", 612345678),
    ],
)
def test_an_allowed_field_of_another_shape_is_dropped(log: Path, field: str, value: object) -> None:
    record(Event.SYNC_DONE, **{field: value})
    assert field not in lines(log)[0]
    assert lines(log)[0]["dropped"] == 1


def test_fields_of_the_right_shape_stay(log: Path) -> None:
    fields = {"location": "rivierstad-centrum", "week": "2026-W47", "version": "0.1.0", "status": 503, "wait_s": 30}
    record(Event.KIOSK_STARTED, **fields)
    assert fields.items() <= lines(log)[0].items()


def test_an_event_outside_the_registry_is_a_mistake(log: Path) -> None:
    with pytest.raises(ValueError, match="not a valid Event"):
        record("visitor said something")  # type: ignore[arg-type]  # the point of the test


def _fail(value: str) -> None:
    try:
        raise KeyError(value)
    except KeyError as error:
        raise ValueError(f"cannot do {value}") from error


@pytest.mark.parametrize("marker", MARKERS)
def test_of_an_exception_only_types_and_places_are_kept(log: Path, marker: str) -> None:
    try:
        _fail(marker)
    except ValueError as error:
        record_error(Event.SYNC_FAILED, error, waiting=1)
    line = lines(log)[0]
    assert line["error"] == ["ValueError", "KeyError"]
    assert line["trace"][-1].startswith("logs/test_logs.py:")
    assert line["trace"][-1].endswith(" _fail")
    assert marker not in everything(log)


def test_a_suppressed_cause_is_not_named(log: Path) -> None:
    try:
        try:
            raise KeyError("x")
        except KeyError:
            raise ValueError("y") from None
    except ValueError as error:
        record_error(Event.SYNC_FAILED, error)
    assert lines(log)[0]["error"] == ["ValueError"]


@pytest.mark.parametrize("marker", MARKERS)
def test_of_other_packages_only_who_and_how_loud_is_kept(log: Path, marker: str) -> None:
    other = logging.getLogger("urllib3.connectionpool")
    other.warning("refused %s", marker)
    other.info("hello %s", marker)
    try:
        _fail(marker)
    except ValueError:
        other.exception("broke on %s", marker)
    assert [(line["event"], line["level"]) for line in lines(log)] == [
        ("other-package", "warning"),
        ("other-package", "error"),
    ]
    assert lines(log)[0]["package"] == "urllib3.connectionpool"
    assert lines(log)[1]["error"] == ["ValueError", "KeyError"]
    assert marker not in everything(log)


def test_each_line_is_one_line_of_ascii(log: Path) -> None:
    logging.getLogger("a\nb\u2028c").warning("x")
    record(Event.KIOSK_STARTED)
    assert [line["event"] for line in lines(log)] == ["other-package", "kiosk.started"]


def test_a_half_line_of_a_power_cut_is_ended_first(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"event": "kiosk.sta')
    with opened_log(tmp_path, lambda: NOON) as path:
        record(Event.KIOSK_STARTED)
    half, whole = path.read_text().splitlines()
    assert half == '{"event": "kiosk.sta'
    assert json.loads(whole)["event"] == "kiosk.started"


def test_a_whole_line_is_followed_by_the_next(tmp_path: Path) -> None:
    for _ in range(2):
        with opened_log(tmp_path, lambda: NOON) as path:
            record(Event.KIOSK_STARTED)
    assert len(lines(path)) == 2


def test_only_this_user_may_read_any_file_of_the_log(log: Path) -> None:
    log.write_text("x" * FILE_BYTES + "\n")
    record(Event.KIOSK_STARTED)
    assert len(list(log.parent.iterdir())) == 2
    assert {file.stat().st_mode & 0o077 for file in (log.parent, *log.parent.iterdir())} == {0}


def test_after_closing_nothing_is_written(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with opened_log(tmp_path, lambda: NOON) as path:
        pass
    record(Event.SYNC_FAILED)
    assert path.read_text() == ""
    assert capfd.readouterr().err == ""


def test_a_full_disk_says_nothing_on_the_terminal(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).symlink_to("/dev/full")
    with opened_log(tmp_path, lambda: NOON):
        record(Event.KIOSK_STARTED, version="1.0")
    assert capfd.readouterr().err == ""


def test_an_uncaught_exception_of_a_thread_is_recorded_without_its_value(
    log: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with uncaught_recorded():
        thread = threading.Thread(target=_fail, args=("zzmarkerzz",))
        thread.start()
        thread.join()
    printed = capfd.readouterr().err
    assert lines(log)[0]["event"] == "unexpected"
    assert json.loads(printed)["error"] == ["ValueError", "KeyError"]
    assert "zzmarkerzz" not in printed + everything(log)


def test_an_uncaught_exception_ends_the_program_and_prints_no_value() -> None:
    code = (
        "from kiosk.logs import uncaught_recorded\n"
        "class Odd:\n"
        "    def __del__(self): raise OSError('zzmarkerzz')\n"
        "hooks = uncaught_recorded()\n"
        "hooks.__enter__()\n"
        "odd = Odd(); del odd\n"
        "raise ValueError('zzmarkerzz')\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert [json.loads(line)["error"] for line in run.stderr.splitlines()] == [["OSError"], ["ValueError"]]
    assert "zzmarkerzz" not in run.stderr


def test_ctrl_c_is_no_error(capfd: pytest.CaptureFixture[str]) -> None:
    with uncaught_recorded():
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert capfd.readouterr().err == ""
