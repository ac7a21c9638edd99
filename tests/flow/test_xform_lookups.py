# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A choice filter that only looks an answer up is answered from a table, with what running the filter would give."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.flow.form import FormError, Options
from kiosk.flow.xform.load import load_form
from kiosk.flow.xpath.code import Context, Setting
from tests.flow.forms import form, select, text, xform

ROWS = """<instance id="l"><root>
  <item><name>een</name><label>1</label><groep>a</groep></item>
  <item><name>twee</name><label>2</label><groep>a b</groep><groep>c</groep></item>
  <item><name>drie</name><label>3</label></item>
  <item><name>vier</name><label>4</label><groep/><x:groep xmlns:x="urn:x">a</x:groep></item>
</root></instance>"""
SIMPLE = (
    "groep = /data/q",
    "/data/q = groep",
    "selected(groep, /data/q)",
    "name = /data/q",
)
OTHER = (
    "groep != /data/q",
    "groep = 'a'",
    "groep = name",
    "selected(/data/q, groep)",
    "selected(groep, 'a')",
    "not(groep = /data/q)",
    "groep = /data/q and name = /data/q",
    "groep[1] = /data/q",
    "./groep = /data/q",
    "@groep = /data/q",
    "* = /data/q",
    "groep = concat(/data/q, '')",
    "position() = 1",
)


def options(nodeset: str) -> Options:
    """The choices of the second question, filtered by the first."""
    xml = xform("<q/><p/>", {}, text("q") + select("p", nodeset=nodeset), ROWS)
    found = load_form(xml, strict=False).field("p").options
    assert found is not None
    return found


FILTERED = {rule: options(f"instance('l')/root/item[{rule}]") for rule in SIMPLE + OTHER}


@pytest.mark.parametrize("rule", SIMPLE)
def test_a_filter_by_one_answer_has_a_table(rule: str) -> None:
    assert FILTERED[rule].lookup is not None


@pytest.mark.parametrize("rule", OTHER)
def test_any_other_filter_has_none(rule: str) -> None:
    assert FILTERED[rule].lookup is None


@pytest.mark.parametrize(
    "nodeset", ["instance('l')/root[1 = 1]/item[groep = /data/q]", "instance('l')/root/item[1][2]"]
)
def test_more_than_one_filter_has_none(nodeset: str) -> None:
    assert options(nodeset).lookup is None


@pytest.mark.parametrize("rule", SIMPLE + OTHER)
@pytest.mark.parametrize("answer", ["", "a", "b", "c", "a b", " a", "a ", "een", "twee", "x"])
@settings(max_examples=10)
@given(codes=st.lists(st.sampled_from(["een", "twee", "drie", "vier", "weg"]), max_size=3))
def test_the_table_offers_what_the_filter_lets_through(rule: str, answer: str, codes: list[str]) -> None:
    found = FILTERED[rule]
    run = replace(found, lookup=None)
    context = Context(Setting(datetime(2026, 11, 23, tzinfo=UTC)), [answer, ""])
    assert found.offered(context) == run.offered(context)
    assert found.kept(codes, context) == run.kept(codes, context)
    assert set(found.kept(codes, context)) == {one.name for one in run.offered(context)} & set(codes)


def test_a_list_between_brackets_is_no_list_of_choices() -> None:
    xml = xform("<p/>", {}, select("p", nodeset="(instance('l')/root/item)[1]"), ROWS)
    with pytest.raises(FormError) as caught:
        load_form(xml)
    assert [problem.code for problem in caught.value.problems] == ["list-expected"]


def test_lists_that_share_a_text_read_it_once() -> None:
    itext = '<itext><translation lang="nl"><text id="j"><value>Ja</value></text></translation></itext>'
    lists = "".join(
        f'<instance id="{name}"><root><item><itextId>j</itextId><name>{name}</name></item></root></instance>'
        for name in "vw"
    )
    body = "".join(
        f'<select1 ref="/data/{name}"><label>L</label><itemset nodeset="instance(\'{one}\')/root/item">'
        '<value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1>'
        for name, one in (("a", "v"), ("b", "w"))
    )
    loaded = form("<a/><b/>", {}, body, itext + lists)
    first, second = loaded.field("a").options, loaded.field("b").options
    assert first is not None
    assert second is not None
    assert first.all["v"].label is second.all["w"].label
