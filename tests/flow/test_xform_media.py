# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures, recordings and guidance come with a question and with a choice, in the visitor's language."""

import pytest

from kiosk.flow.form import NO_MEDIA, FormError, QuestionKind
from kiosk.flow.session import Choice, Question, begin
from kiosk.flow.xform.load import Form, load_form
from tests.flow.forms import TODAY, form, xform

TEXTS = """<itext>
  <translation lang="Nederlands (nl)" default="true()">
    <text id="q"><value>Welke?</value><value>Anders?</value><value form="image">jr://images/welke.png</value>
      <value form="audio">jr://audio/welke-nl.mp3</value></text>
    <text id="h"><value>Kies er een.</value><value form="guidance">U mag later anders kiezen.</value></text>
    <text id="ja"><value>Ja</value><value form="image">ja.png</value><value form="audio">-</value></text>
    <text id="nee"><value>Nee</value></text>
  </translation>
  <translation lang="English (en)">
    <text id="q"><value>Which?</value><value form="audio">jr://audio/which.mp3</value></text>
    <text id="h"><value>-</value><value form="guidance">You may choose again.</value></text>
    <text id="ja"><value>Yes</value><value form="image">yes.png</value><value form="audio">yes.mp3</value></text>
    <text id="nee"><value>No</value></text>
  </translation></itext>"""
LIST = """<instance id="l"><root><item><itextId>ja</itextId><name>ja</name></item>
  <item><itextId>nee</itextId><name>nee</name></item></root></instance>"""
BODY = """<select1 ref="/data/a" appearance="minimal"><label ref="jr:itext('q')"/><hint ref="jr:itext('h')"/>
  <itemset nodeset="instance('l')/root/item"><value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1>"""


def asked(loaded: Form, language: str) -> Question:
    """The first question."""
    question = begin(loaded, TODAY).question(language)
    assert question is not None
    return question


def test_a_question_and_its_choices_come_with_files_and_guidance() -> None:
    question = asked(form("<a/>", {}, BODY, TEXTS + LIST), "nl")
    assert (question.label, question.image, question.audio) == ("Welke?", "welke.png", "welke-nl.mp3")
    assert (question.hint, question.guidance) == ("Kies er een.", "U mag later anders kiezen.")
    assert question.choices == (Choice("ja", "Ja", "ja.png", ""), Choice("nee", "Nee", "", ""))


def test_each_language_has_its_own_files_and_a_picture_falls_back_but_a_recording_does_not() -> None:
    question = asked(form("<a/>", {}, BODY, TEXTS + LIST), "en")
    assert (question.image, question.audio, question.guidance) == ("welke.png", "which.mp3", "You may choose again.")
    assert question.choices[0] == Choice("ja", "Yes", "yes.png", "yes.mp3")
    polish = asked(form("<a/>", {}, BODY, TEXTS + LIST), "pl")
    assert (polish.image, polish.audio, polish.choices[0].image) == ("welke.png", "", "ja.png")


def test_choices_written_with_the_question_have_files_too() -> None:
    body = (
        '<select1 ref="/data/a"><label>L</label><item><label ref="jr:itext(\'ja\')"/><value>j</value></item></select1>'
    )
    assert asked(form("<a/>", {}, body, TEXTS), "nl").choices == (Choice("j", "Ja", "ja.png", ""),)


def test_a_text_without_translations_has_no_files_and_no_guidance() -> None:
    wording = form("<a/>", {}, '<input ref="/data/a"><label>L</label><hint>H</hint></input>').field("a").wording
    assert wording.media is NO_MEDIA
    assert wording.guidance.parts == {}


@pytest.mark.parametrize("file", ["jr://video/a.mp4", "jr://images/map/a.png", "../geheim.png", "a\\b.png"])
def test_a_name_that_is_no_plain_file_is_refused(file: str) -> None:
    with pytest.raises(FormError) as caught:
        load_form(xform("<a/>", {}, BODY, TEXTS.replace("jr://images/welke.png", file) + LIST))
    (problem,) = caught.value.problems
    assert (problem.question, problem.part, problem.code) == ("a", "image", "media-name")


def test_a_form_of_text_that_the_profile_does_not_have_is_refused_once_per_text() -> None:
    with pytest.raises(FormError) as caught:
        load_form(xform("<a/>", {}, BODY, TEXTS.replace('form="guidance"', 'form="big-image"') + LIST))
    assert {problem.code for problem in caught.value.problems} == {"text-form"}
    assert "big-image" in caught.value.problems[0].message.en


def test_a_question_for_a_day_is_of_its_own_kind() -> None:
    loaded = form("<a/>", {"a": 'type="date"'}, '<input ref="/data/a"><label>L</label></input>')
    assert asked(loaded, "nl").kind is QuestionKind.DATE
