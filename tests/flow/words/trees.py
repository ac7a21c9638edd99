# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form with awkward labels, and expressions of the whole profile over it."""

from hypothesis import strategies as st

from kiosk.flow.form import Form
from kiosk.flow.xpath.functions import FUNCTIONS
from kiosk.flow.xpath.parser import AXES, parse
from kiosk.flow.xpath.syntax import (
    Arithmetic,
    Call,
    Comparison,
    Expression,
    Filtered,
    Literal,
    Logical,
    Negation,
    NodeTest,
    Number,
    Path,
    Step,
    Union,
)
from tests.flow.forms import form, select, text

LISTS = """<instance id="steden"><root>
  <item><name>a</name><label>Aalst</label><streek>noord zuid</streek></item>
  <item><name>b</name><label>Zelfde</label><streek>noord</streek></item>
  <item><name>c</name><label>Zelfde</label><streek>zuid</streek></item>
  <item><name>d</name><label>Een ” en [d]</label><streek/></item>
</root></instance>
<instance id="janee"><root>
  <item><name>ja</name><label>Ja</label></item><item><name>a</name><label>Wel</label></item>
</root></instance>"""


def speaking_form() -> Form:
    """Questions of each kind; two labels that are the same, one that ends like a name in brackets, one with a quote."""
    cities = "instance('steden')/root/item"
    return form(
        "<stad2/><groep><stad/></groep><soorten/><leeftijd/><naam/><los/><som/><telling/><outcomes><klaar/></outcomes>",
        {
            "los": 'type="string" calculate="coalesce( /data/groep/stad , once(/data/stad2))"',
            "som": 'type="string" calculate="if( /data/leeftijd &lt; 9, \'jong\', selected-at(/data/soorten, 0))"',
            "telling": 'type="string" calculate="count-selected(/data/soorten)"',
            "leeftijd": 'type="int" constraint=". &gt; 0" required="true()"',
            "naam": 'type="string" relevant=" /data/leeftijd "',
            "outcomes/klaar": 'type="string" readonly="true()" relevant="/data/groep/stad = \'a\'"',
        },
        '<group ref="/data/groep"><label>Groep</label>'
        + select("groep/stad", "Welke stad?", f"{cities}[selected(streek, /data/stad2)]")
        + "</group>"
        + select("stad2", "Welke stad?", "instance('janee')/root/item")
        + select("soorten", "Welke, en “waarom”?", cities, "select")
        + text("leeftijd", "Hoe oud   bent u? [nu]")
        + text("naam", 'Zo heet u: <output value="/data/stad2"/>')
        + '<group ref="/data/outcomes"><label>Uitkomsten</label>'
        + text("outcomes/klaar", "Klaar")
        + "</group>",
        LISTS,
    )


FIELDS = (
    "/data/groep/stad",
    "/data/stad2",
    "/data/soorten",
    "/data/leeftijd",
    "/data/naam",
    "/data/los",
    "/data/som",
    "/data/telling",
)
ALL = (*FIELDS, "/data/outcomes/klaar")
_fields = st.sampled_from([parse(path) for path in (*ALL, ".")])
_codes = st.sampled_from([Literal(code) for code in ("a", "b", "c", "d", "ja", "jong", "", "a b", "weg", "a  b")])
_names = st.sampled_from(["name", "streek", "root", "item", "a-b", "elders", "*"])
_tests = st.one_of(
    st.builds(NodeTest, st.just("name"), _names, st.sampled_from(["", "p"])),
    st.sampled_from([NodeTest("node"), NodeTest("text"), NodeTest("comment"), NodeTest("processing-instruction")]),
    st.builds(NodeTest, st.just("processing-instruction"), st.text(max_size=4)),
)
_leaves = st.one_of(
    _fields,
    _codes,
    st.builds(Literal, st.text(max_size=8)),
    st.builds(Number, st.integers(0, 99).map(float) | st.floats(min_value=0)),
    st.sampled_from([parse(each) for each in ("today()", "true()", "false()", "streek", "instance('steden')", "/")]),
    st.sampled_from([parse(each) for each in ("string-length()", "number()", "position()", "concat()", "../a", "//b")]),
)
_choices = st.one_of(
    st.builds(Comparison, st.sampled_from(["=", "!="]), _fields, _codes),
    st.builds(lambda asked, code: Call("selected", (asked, code), 3), _fields, _codes),
    st.builds(lambda asked, code: Call("not", (Call("selected", (asked, code), 1),), 2), _fields, _codes),
    st.builds(lambda asked, code: Call("selected", (code, asked), 3), _fields, _codes),
    st.builds(lambda asked: Call("jr:choice-name", (parse(asked), Literal(f" {asked} ")), 3), st.sampled_from(ALL)),
)


def _calls(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    def call(name: str) -> st.SearchStrategy[Expression]:
        function = FUNCTIONS[name]
        most = function.least + 3 if function.most is None else function.most
        arguments = st.lists(inner, min_size=function.least, max_size=most).map(tuple)
        return st.builds(Call, st.just(name), arguments, st.just(0))

    return st.sampled_from(sorted(FUNCTIONS)).flatmap(call)


def _paths(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    step = st.builds(Step, st.sampled_from(sorted(AXES)), _tests, st.lists(inner, max_size=2).map(tuple))
    start: st.SearchStrategy[Expression | str | None] = st.one_of(inner, st.none(), st.just("/"))
    generic = st.builds(Path, start, st.lists(step, min_size=1, max_size=3).map(tuple), st.just(7))
    listed = st.builds(_listed, st.lists(inner, max_size=1).map(tuple), st.booleans())
    return st.one_of(generic, listed)


def _listed(predicates: tuple[Expression, ...], has_column: bool) -> Expression:
    root, item, name = (NodeTest("name", each) for each in ("root", "item", "name"))
    steps = (Step("child", root), Step("child", item, predicates), *([Step("child", name)] if has_column else []))
    return Path(Call("instance", (Literal("steden"),), 0), steps, 0)


def _grown(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    some = st.lists(inner, min_size=2, max_size=5).map(tuple)
    choices = st.lists(_choices, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        _choices,
        st.builds(Logical, st.sampled_from(["and", "or"]), some | choices),
        st.builds(Comparison, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), inner, inner),
        st.builds(Arithmetic, st.sampled_from(["+", "-", "*", "div", "mod"]), inner, inner),
        st.builds(Negation, inner),
        st.builds(Union, some),
        st.builds(Filtered, inner, st.lists(inner, min_size=1, max_size=2).map(tuple)),
        _calls(inner),
        _paths(inner),
    )


EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(_leaves, _grown, max_leaves=14)
"""Expressions of the whole profile, also those that no author would write."""
