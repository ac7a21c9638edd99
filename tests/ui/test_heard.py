# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A whole visit, listened to without ears: the kiosk's own voice makes each sentence, and its sound is measured."""

import unicodedata
from array import array
from collections.abc import Iterator
from contextlib import closing
from ctypes.util import find_library

import pytest

from kiosk.speech.machine import ESPEAK
from kiosk.speech.voice import Voice
from tests.speech.test_voice import seconds, sounds
from tests.ui.conftest import OpenKiosk
from tests.ui.driver import Driver

pytestmark = pytest.mark.skipif(find_library("espeak-ng") is None, reason="libespeak-ng1 is not installed")
LOUD_ENOUGH = 3_000
"""Of 32,767, the highest that is heard: half as loud as a quiet sign, far above the hiss of silence."""
A_SIGN_S = (0.02, 0.6)
"""The shortest and the longest time for a sign that is said; a digit alone is a whole word."""


@pytest.fixture
def voice() -> Iterator[Voice]:
    with closing(Voice(ESPEAK)) as opened:
        yield opened


def said_in_a_visit(kiosk: Driver, language: str) -> dict[str, str]:
    """Each text that is said from the start screen to the result, and the language in which it is asked for."""
    bridges, answers = kiosk.bridges, {"one": "first", "several": "second"}
    bridges.narration.switch_on()
    kiosk.settle()
    bridges.visitor.begin(language)
    for _ in range(10):
        kiosk.settle()
        name = bridges.sheet.property("name")
        if name in answers:
            bridges.sheet.choose(answers[name])
        elif name == "age":
            bridges.sheet.type("34")
        if kiosk.page.screen() == "Question":
            bridges.visitor.next()
    assert kiosk.page.screen() == "Result"
    return {one.text: one.language for one in kiosk.behind.speech.log}


def scripts(text: str) -> set[str]:
    """`ARABIC`, `LATIN`: the scripts of its letters."""
    return {unicodedata.name(sign).split()[0] for sign in text if sign.isalpha()}


@pytest.mark.accessibility("A-15")
def test_every_sentence_of_a_visit_sounds_in_the_voice_of_its_language(open_kiosk: OpenKiosk, voice: Voice) -> None:
    said = said_in_a_visit(open_kiosk(), "ar")
    assert len(said) > 40
    assert set(said.values()) == {"nl", "ar"}
    for text, language in said.items():
        assert ("ARABIC" in scripts(text)) <= (language == "ar"), text
        pieces = sounds(voice, text, language)
        assert max(max(array("h", piece.pcm), default=0) for piece in pieces) > LOUD_ENOUGH, f"{text} is silent"
        signs = sum(sign.isalnum() for sign in text)
        assert A_SIGN_S[0] * signs < seconds(pieces) < A_SIGN_S[1] * signs + 1, (text, seconds(pieces))


def test_the_voice_of_another_language_is_another_sound(voice: Voice) -> None:
    """Else the test above would hear nothing of a wrong voice."""
    dutch, arabic, polish = (
        b"".join(piece.pcm for piece in sounds(voice, "Stationsplein 12", one)) for one in ("nl", "ar", "pl")
    )
    assert len({dutch, arabic, polish}) == 3
