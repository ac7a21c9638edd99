# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The name of a choice in a text comes in the language of whoever reads it; rules read the form's own language."""

from kiosk.flow.session import Session, Violation, begin
from tests.flow.forms import TODAY, form, walked

_WORDS = {"nl": ("Ja", "U koos", "Kan niet:"), "en": ("Yes", "You chose", "Not possible:")}
_ITEXT = "".join(
    f'<translation lang="{language}"><text id="j"><value>{yes}</value></text>'
    f'<text id="q"><value>{chose} <output value="/data/d"/></value></text>'
    f'<text id="m"><value>{wrong} <output value="/data/c"/></value></text></translation>'
    for language, (yes, chose, wrong) in _WORDS.items()
)
_BODY = (
    '<select1 ref="/data/a"><label>L</label><item><label ref="jr:itext(\'j\')"/><value>j</value></item></select1>'
    '<input ref="/data/b"><label ref="jr:itext(\'q\')"/></input><input ref="/data/e"><label>E</label></input>'
)
_BINDS = {
    "d": "calculate=\"concat(/data/c, '!')\"",
    "c": "calculate=\"jr:choice-name(/data/a, '/data/a')\" relevant=\"/data/a != ''\"",
    "b": "constraint=\"/data/d = 'Yes!'\" jr:constraintMsg=\"jr:itext('m')\" required=\"/data/d = 'Ja!'\"",
    "e": "relevant=\"/data/d = 'Ja!'\"",
}
FORM = form("<d/><c/><a/><n/><b/><e/>", {**_BINDS, "n": 'calculate="1"'}, _BODY, f"<itext>{_ITEXT}</itext>")


def shown(session: Session, language: str) -> str:
    """What the screen asks."""
    question = session.question(language)
    assert question is not None
    return question.label


def test_a_text_names_the_choice_in_the_language_of_its_reader() -> None:
    session = walked(begin(FORM, TODAY), "j")
    assert [shown(session, language) for language in ("nl", "en", "nl")] == [
        "U koos Ja!",
        "You chose Yes!",
        "U koos Ja!",
    ]
    assert session.answer("x", "en") == Violation("b", "Not possible: Yes")


def test_what_is_not_relevant_has_no_name_in_any_language() -> None:
    session = walked(begin(FORM, TODAY), "")
    assert [shown(session, language) for language in ("nl", "en")] == ["U koos !", "You chose !"]


def test_the_rules_are_the_same_in_every_language() -> None:
    session = walked(begin(FORM, TODAY), "j")
    questions = [session.question(language) for language in ("nl", "en")]
    assert [question and question.required for question in questions] == [True, True]
    assert session.value("d") == "Ja!"
