# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A session put aside is taken up again, also in a new version of the flow: what does not come along is told."""

from types import MappingProxyType

import pytest

from kiosk.flow.draft import Draft, OtherFlow, TakenUp, draft_of, take_up
from kiosk.flow.session import Fallen, Session, Why, begin
from kiosk.flow.xform.load import Form, load_form
from tests.flow.forms import TODAY, YES_NO, form, select, text, walked, xform

DATA = "<a/><b/><c/><d/>"
BINDS = {"b": "relevant=\"/data/a = 'ja'\"", "d": 'type="int"'}
BODY = select("a", "Wilt u?") + text("b", "Waarom?") + select("c", "Welke?", kind="select") + text("d", "Hoeveel?")


def old() -> Form:
    """Version 7."""
    return form(DATA, BINDS, BODY)


def new(data: str = DATA, binds: dict[str, str] | None = None, body: str = BODY, model: str = YES_NO) -> Form:
    """Version 8."""
    return load_form(xform(data, BINDS if binds is None else binds, body, model).replace('"7"', '"8"'))


def put_aside() -> Draft:
    """All four questions answered in version 7."""
    return draft_of(walked(begin(old(), TODAY), "ja", "daarom", "ja nee", "12"))


def taken_up(flow: Form, draft: Draft) -> TakenUp:
    """The draft in this flow, which must be its own."""
    taken = take_up(flow, draft, TODAY, "nl")
    assert isinstance(taken, TakenUp)
    return taken


def test_a_draft_is_flow_version_and_answers_and_does_not_show_them() -> None:
    draft = put_aside()
    assert (draft.flow_id, draft.version) == ("proef", "7")
    assert dict(draft.answers) == {"a": "ja", "b": "daarom", "c": "ja nee", "d": "12"}
    assert "daarom" not in repr(draft)


@pytest.mark.parametrize("answers", [(), ("ja",), ("ja", "daarom", "ja nee", "12"), ("nee", "", "3")])
def test_in_the_same_version_a_draft_gives_the_same_session(answers: tuple[str, ...]) -> None:
    flow = old()
    session = walked(begin(flow, TODAY), *answers)
    taken = taken_up(flow, draft_of(session))
    assert (taken.session, taken.fallen_away) == (session, ())
    assert taken.session.state == session.state


def test_an_answer_that_was_kept_aside_in_the_same_version_has_not_fallen_away() -> None:
    flow = old()
    changed = walked(begin(flow, TODAY), "ja", "daarom").back().back().answer("nee", "nl")
    assert isinstance(changed, Session)
    assert taken_up(flow, draft_of(changed)).fallen_away == ()


def test_a_question_that_is_gone_is_told_by_its_name() -> None:
    taken = taken_up(new("<a/><c/><d/>", {"d": 'type="int"'}, BODY.replace(text("b", "Waarom?"), "")), put_aside())
    assert taken.fallen_away == (Fallen("b", "b", "daarom", Why.QUESTION_GONE),)
    assert taken.session.question("nl") is None


def test_an_option_that_is_gone_is_told_and_its_question_asked_again() -> None:
    taken = taken_up(new(model=YES_NO.replace("nee<", "misschien<")), put_aside())
    assert taken.fallen_away == (Fallen("c", "Welke?", "Ja, nee", Why.NOT_OFFERED),)
    question = taken.session.question("nl")
    assert question is not None
    assert question.name == "c"


def test_an_answer_that_breaks_a_new_rule_or_has_another_kind_no_longer_fits() -> None:
    taken = taken_up(new(binds={**BINDS, "d": 'type="int" constraint=". &lt; 10"', "b": 'type="date"'}), put_aside())
    assert taken.fallen_away == (
        Fallen("b", "Waarom?", "daarom", Why.DOES_NOT_FIT),
        Fallen("d", "Hoeveel?", "12", Why.DOES_NOT_FIT),
    )


def test_an_answer_whose_question_is_no_longer_asked_is_told_and_kept() -> None:
    taken = taken_up(new(binds={**BINDS, "b": "relevant=\"/data/a = 'nee'\""}), put_aside())
    assert taken.fallen_away == (Fallen("b", "Waarom?", "daarom", Why.NOT_ASKED),)
    assert taken.session.answers["b"] == "daarom"


def test_a_new_question_is_asked_and_an_empty_answer_is_nothing_to_lose() -> None:
    draft = Draft("proef", "7", MappingProxyType({"a": "nee", "weg": "", "c": "", "d": ""}))
    taken = taken_up(new(DATA + "<e/>", body=BODY + text("e")), draft)
    assert taken.fallen_away == ()
    question = taken.session.question("nl")
    assert question is not None
    assert question.name == "e"


def test_a_draft_of_another_flow_is_refused() -> None:
    assert take_up(old(), Draft("ander", "7", MappingProxyType({"a": "ja"})), TODAY, "nl") == OtherFlow("ander")
