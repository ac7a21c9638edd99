# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kiosk audio render` as the people of a region use it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk import places
from kiosk.__main__ import main
from kiosk.content import load_flow
from kiosk.sentences import flow_recordings, region_recordings
from kiosk.speech.port import Utterance
from kiosk.speech.recordings import load_recordings
from kiosk.speech.sounds import wav_head
from kiosk.ui.spoken_form import spoken_form
from kiosk.ui.texts import load_words
from tests.flow.forms import select, xform


def kiosk(*words: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """The shipped region, but for its recordings."""
    folder = tmp_path / "region"
    folder.mkdir()
    for one in places.resources().iterdir():
        if one.name != "audio":
            (folder / one.name).symlink_to(one)
    return folder


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    """A published flow with one question and two options."""
    file = tmp_path / "flow.xml"
    body = select("v", "Wilt u hulp?")
    file.write_text(xform("<v/>", {"v": 'type="select1"'}, body), encoding="utf-8")
    return file


def test_a_list_tells_what_is_not_recorded_and_makes_nothing(region: Path) -> None:
    (region / "audio" / "nl").mkdir(parents=True)
    (region / "audio" / "nl" / "taal.wav").write_bytes(wav_head(8_000, 1, 2) + b"\x00\x00")
    (region / "audio" / "nl" / "index.json").write_text('[{"text": "Kies uw taal", "file": "taal.wav"}]')
    code, listed, errors = kiosk("audio", "render", region, "--missing")
    lines = listed.splitlines()
    assert (code, errors) == (0, "")
    assert "nl\tKies uw taal" not in lines
    assert "nl-simple\tKies uw taal" in lines
    assert {line.partition("\t")[0] for line in lines} == {"nl", "nl-simple", "en", "uk", "ar", "pl", "tr", "ti"}
    assert sorted(file.name for file in (region / "audio" / "nl").iterdir()) == ["index.json", "taal.wav"]


def test_the_recordings_of_a_flow_are_made_once_and_a_language_without_a_voice_is_named(
    flow: Path, tmp_path: Path
) -> None:
    out = tmp_path / "opnames"
    code, told, errors = kiosk("audio", "render", flow, "--out", out)
    assert (code, errors) == (0, "")
    assert told.startswith("nl: ")
    recordings = load_recordings(out)
    for text in ("Wilt u hulp?", "Ja", "Nee"):
        assert recordings.has(Utterance(text, "nl"))
    assert kiosk("audio", "render", flow, "--out", out) == (0, "nl: elke zin heeft een opname.\n", "")


@pytest.mark.parametrize("words", [(), ("--missing", "--out", "x")])
def test_it_is_either_a_list_or_recordings(words: tuple[str, ...], flow: Path) -> None:
    code, _, errors = kiosk("audio", "render", flow, *words)
    assert code == 2
    assert "either --out or --missing" in errors


def test_a_flow_that_is_none_and_an_index_that_is_broken_are_named(flow: Path, tmp_path: Path) -> None:
    (tmp_path / "opnames" / "nl").mkdir(parents=True)
    (tmp_path / "opnames" / "nl" / "index.json").write_text("{")
    code, told, errors = kiosk("audio", "render", flow, "--out", tmp_path / "opnames")
    assert (code, told) == (1, "")
    assert "index.json: cannot be read" in errors
    flow.write_text("no form")
    code, _, errors = kiosk("audio", "render", flow, "--missing")
    assert code == 1
    assert errors.startswith(f"Error: {flow}: ")


TEXTS = """<itext>
  <translation lang="nl" default="true()">
    <text id="q"><value>Wilt u ‘hulp’?</value><value form="audio">vraag.wav</value></text>
    <text id="ja"><value>Ja</value><value form="audio">ja.mp3</value></text>
  </translation></itext><instance id="l"><root><item><itextId>ja</itextId><name>ja</name></item></root></instance>"""
BODY = """<select1 ref="/data/v"><label ref="jr:itext('q')"/>
  <itemset nodeset="instance('l')/root/item"><value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1>"""


def test_a_recording_that_the_workbook_names_counts_and_one_that_cannot_be_played_is_named(flow: Path) -> None:
    flow.write_text(xform("<v/>", {}, BODY, TEXTS), encoding="utf-8")
    flow.with_name("vraag.wav").write_bytes(wav_head(8_000, 1, 2) + b"\x00\x00")
    code, listed, errors = kiosk("audio", "render", flow, "--missing")
    assert code == 0
    assert errors == f"{flow.with_name('ja.mp3')}: is not there, or no WAV; save it as WAV with 16 bits (PCM)\n"
    assert "nl\tJa" in listed.splitlines()
    assert "Wilt u hulp?" not in listed
    form = load_flow(flow)
    words = load_words(places.resources() / "texts", form.languages)
    asked = Utterance(spoken_form("Wilt u ‘hulp’?", words["nl"]), "nl")
    assert flow_recordings(form, words, flow.parent).sound(asked) is not None


def test_the_index_of_a_region_comes_before_what_its_workbook_names(flow: Path) -> None:
    flow.write_text(xform("<v/>", {}, BODY, TEXTS), encoding="utf-8")
    resources = flow.parent / "region"
    for folder, name, frames in (("flows", "vraag.wav", 2), ("audio/nl", "beter.wav", 4)):
        (resources / folder).mkdir(parents=True)
        (resources / folder / name).write_bytes(wav_head(8_000, 1, 2 * frames) + b"\x00\x10" * frames)
    (resources / "audio" / "nl" / "index.json").write_text('[{"text": "Wilt u hulp?", "file": "beter.wav"}]')
    form = load_flow(flow)
    words = load_words(places.resources() / "texts", form.languages)
    sound = region_recordings(form, words, resources).sound(Utterance("Wilt u hulp?", "nl"))
    assert sound is not None
    assert len(sound.pcm) == 8
