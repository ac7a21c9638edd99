# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whoever waits is told so, on standard error, and nobody else is."""

import threading

import pytest

from kiosk.commands.flow import waiting
from kiosk.commands.flow.waiting import Waiting
from kiosk.flow.said import Said

CHECKING = Said("nakijken:", "checking:")


def told_until(line: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The lines told until this one is; a hang guard ends it."""
    told, pause = "", threading.Event()
    for _ in range(2000):
        told += capsys.readouterr().err
        if f"{line}\n" in told:
            break
        pause.wait(0.01)
    return set(told.splitlines())


def test_what_takes_long_is_told_with_its_time(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "SLOW_SECONDS", 0.01)
    with Waiting(CHECKING, "en"):
        assert told_until("checking: 0 s", capsys) == {"checking: 0 s"}


def test_how_far_it_is_is_told_where_that_is_known(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "SLOW_SECONDS", 0.01)
    with Waiting(CHECKING) as slow:
        slow.tell(1, 4)
        assert "nakijken: 25 %" in told_until("nakijken: 25 %", capsys)
        slow.count(12)
        assert "nakijken: 12" in told_until("nakijken: 12", capsys)


def test_what_is_done_at_once_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    with Waiting(CHECKING):
        pass
    assert capsys.readouterr().err == ""
