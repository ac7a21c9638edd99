# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Properties of every visit on generated flows: a draft replays, back is exact, and little work equals all work."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.flow.session import Session, begin, replay
from kiosk.flow.state import evaluated
from kiosk.flow.xform.load import Form
from kiosk.flow.xpath.code import Setting
from tests.flow.forms import TODAY, YES_NO, form, select, text


@dataclass(frozen=True)
class Drawn:
    """A flow and answers to try on it."""

    flow: Form
    answers: tuple[str, ...]


def _rule(draw: st.DrawFn, names: Sequence[str]) -> str:
    """A condition on earlier fields; '' for none."""
    if not names or draw(st.booleans()):
        return ""
    part = st.sampled_from(["/data/{0} = 'ja'", "/data/{0} != 'nee'", "/data/{0} = ''", "number(/data/{0}) &gt; 3"])
    clauses = [draw(part).format(draw(st.sampled_from(names))) for _ in range(draw(st.integers(1, 2)))]
    return draw(st.sampled_from([" and ", " or "])).join(clauses)


@st.composite
def flows(draw: st.DrawFn) -> Drawn:
    """Flows of up to eight fields, each reading earlier ones."""
    names: list[str] = []
    data, binds, body = "", {}, ""
    for index in range(draw(st.integers(1, 8))):
        name = f"q{index}"
        kind = draw(st.sampled_from(["one", "filtered", "several", "integer", "calculate"]))
        rule = _rule(draw, names)
        attributes = f'relevant="{rule}"' if rule else ""
        if kind == "calculate":
            source = draw(st.sampled_from(names)) if names else ""
            attributes += f" calculate=\"if(/data/{source} = 'ja', 5, /data/{source})\"" if source else ' calculate="1"'
        elif kind == "integer":
            attributes += ' type="int" constraint=". &lt; 10"' + draw(st.sampled_from(["", ' required="true()"']))
            body += text(name)
        else:
            source = draw(st.sampled_from(names)) if names and kind == "filtered" else ""
            nodeset = (
                f"instance('janee')/root/item[name != /data/{source}]" if source else "instance('janee')/root/item"
            )
            body += select(name, nodeset=nodeset, kind="select" if kind == "several" else "select1")
        data += f"<{name}/>"
        binds[name] = attributes
        names.append(name)
    answers = draw(st.lists(st.sampled_from(["ja", "nee", "ja nee", "5", "12", "", "weg"]), max_size=12))
    return Drawn(form(data, binds, body, YES_NO), tuple(answers))


def _steps(drawn: Drawn) -> list[Session]:
    """Every session on the way; an answer that does not stand, or nothing left to ask, goes back one question."""
    session = begin(drawn.flow, TODAY)
    steps = [session]
    for answer in drawn.answers:
        after = session.answer(answer, "nl") if session.question("nl") else session.back()
        session = after if isinstance(after, Session) else session.back()
        steps.append(session)
    return steps


@given(flows())
@settings(deadline=None, max_examples=150)
def test_a_draft_replays_to_the_same_question(drawn: Drawn) -> None:
    for session in _steps(drawn):
        again = replay(drawn.flow, session.answers, TODAY)
        if not session.position:
            assert again.question("nl") == session.question("nl")
        assert again.outcomes("nl") == session.outcomes("nl")


@given(flows())
@settings(deadline=None, max_examples=150)
def test_back_and_the_same_answer_give_the_same_session(drawn: Drawn) -> None:
    for session in _steps(drawn):
        before = session.back()
        question = before.question("nl")
        if session.can_go_back and not session.position and question is not None:
            assert before.answer(session.answers[question.name], "nl") == session


@given(flows())
@settings(deadline=None, max_examples=150)
def test_evaluating_only_what_changed_gives_what_evaluating_all_gives(drawn: Drawn) -> None:
    for session in _steps(drawn):
        setting = Setting(session.context("nl").setting.now, language=drawn.flow.default_language)
        assert session.state == evaluated(drawn.flow, session.answers, setting)


@given(flows())
@settings(deadline=None, max_examples=150)
def test_the_current_question_is_relevant_and_numbered_on_the_path(drawn: Drawn) -> None:
    for session in _steps(drawn):
        question = session.question("nl")
        if question is not None:
            assert session.state.relevant[drawn.flow.by_name[question.name]]
            assert 1 <= question.number <= len(drawn.flow.questions)
            assert session.can_go_back is (question.number > 1)
