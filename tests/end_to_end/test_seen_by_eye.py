# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A visitor who is another process, sees only pixels and has only a finger, goes the whole way."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.clock import system_clock
from kiosk.flow.session import Question, Session, begin
from kiosk.places import resources
from kiosk.settings import DEFAULT_DEVICE
from kiosk.ui.themes import load_look
from tests.content.walking import form
from tests.end_to_end.seen_by_eye import Place, Reading, Visitor
from tests.end_to_end.virtual_screen import virtual_screen

HANG_GUARD_S = 600
ENDS_WITHIN_S = 60


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    with virtual_screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        words = [sys.executable, "-m", "kiosk", "run", "--data", str(tmp_path)]
        kiosk = subprocess.Popen(words, env=environment)
        yield Visitor(display)
        kiosk.terminate()
        kiosk.wait(ENDS_WITHIN_S)


def its_first_word(text: str) -> str:
    """What is sure to stand on one line."""
    return text.split(maxsplit=1)[0]


def first_words(text: str) -> str:
    """What stands on the first line of it, also where it is broken."""
    return " ".join(word.strip(".,") for word in text.split()[:2])


def an_answer(question: Question, reading: Reading) -> tuple[str, Place] | None:
    """One that can be read on the screen."""
    places = ((one.name, reading.find(first_words(one.label))) for one in question.choices)
    return next(((name, place) for name, place in places if place is not None), None)


@pytest.mark.full
@pytest.mark.timeout(HANG_GUARD_S)
def test_a_visitor_who_only_sees_and_touches_goes_from_the_start_to_a_place_and_out_again(visitor: Visitor) -> None:
    words = json.loads((resources() / "texts" / "nl-simple.json").read_text(encoding="utf-8"))
    visitor.touch_words(its_first_word(words["language_name"]))
    strongest = load_look(resources(), DEFAULT_DEVICE).themes[0].colours["primary"]
    session = begin(form(), system_clock().date())
    asked = 0
    while (question := session.question("nl-simple")) is not None:
        visitor.look_for_words(first_words(question.label))
        found = an_answer(question, visitor.look())
        assert found is not None, question
        visitor.touch(found[1])
        visitor.touch_button(strongest)
        following = session.answer(found[0], "nl-simple")
        assert isinstance(following, Session)
        session = following
        asked += 1
    assert asked >= 2
    visitor.look_for_words(words["take_along"])
    visitor.touch_button(strongest)
    # The question how it went goes away by itself, sooner than slow eyes have read it.
    visitor.look_for_words(its_first_word(words["language_name"]))
