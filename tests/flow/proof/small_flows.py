# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small flows written row by row, as on the sheets of a workbook: `${name}` refers to a question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from kiosk.flow.form import Form
from kiosk.flow.xform.load import load_form
from tests.flow.forms import select, text, xform

_KINDS = {"integer": "int", "date": "date", "text": "string", "one": "", "several": "", "calculate": "", "note": ""}


def _numbered(name: str, count: int) -> str:
    items = "".join(f"<item><name>k{number}</name><label>k{number}</label></item>" for number in range(count))
    return f'<instance id="{name}"><root>{items}</root></instance>'


_LISTS = f"""{_numbered("zeven", 7)}{_numbered("twaalf", 12)}
<instance id="janee"><root>
  <item><name>ja</name><label>ja</label></item><item><name>nee</name><label>nee</label></item></root></instance>
<instance id="regio"><root>
  <item><name>noord</name><label>noord</label></item><item><name>zuid</name><label>zuid</label></item><item><name>anders</name><label>anders</label></item></root></instance>
<instance id="plaats"><root>
  <item><name>berg</name><label>berg</label><bij>noord</bij><inwoners>10</inwoners></item><item><name>dal</name><label>dal</label><bij>zuid</bij><inwoners>20</inwoners></item>
  <item><name>meer</name><label>meer</label><bij>oost</bij><inwoners>30</inwoners></item></root></instance>
<instance id="zes"><root>
  <item><name>a</name><label>a</label></item><item><name>b</name><label>b</label></item><item><name>c</name><label>c</label></item>
  <item><name>d</name><label>d</label></item><item><name>e</name><label>e</label></item><item><name>f</name><label>f</label></item></root></instance>"""


@dataclass(frozen=True)
class Row:
    """A question or calculate; `choices` is a list with or without brackets behind it."""

    kind: str
    name: str
    relevant: str = ""
    constraint: str = ""
    required: str = "true()"
    calculation: str = ""
    choices: str = "janee"


@dataclass(frozen=True)
class End:
    """An outcome."""

    name: str
    when: str = ""
    fallback: str = ""


def flow(rows: Sequence[Row], ends: Sequence[End] = ()) -> Form:
    """The form of these rows and outcomes."""
    data = "".join(f"<{row.name}/>" for row in rows)
    binds = {row.name: _bind(row) for row in rows}
    binds |= {f"outcomes/{end.name}": _end(end) for end in ends}
    body = "".join(_control(row) for row in rows) + "".join(text(f"outcomes/{end.name}") for end in ends)
    if ends:
        data += "<outcomes>" + "".join(f"<{end.name}/>" for end in ends) + "</outcomes>"
    return load_form(xform(data, binds, body, _LISTS))


def _control(row: Row) -> str:
    if row.kind not in {"one", "several"}:
        return "" if row.kind == "calculate" else text(row.name)
    name, bracket, rest = row.choices.partition("[")
    nodeset = escape(_pathed(f"instance('{name}')/root/item{bracket}{rest}"))
    return select(row.name, nodeset=nodeset, kind="select1" if row.kind == "one" else "select")


def _bind(row: Row) -> str:
    asks = row.kind not in {"note", "calculate"}
    return _attributes(
        {
            "type": _KINDS[row.kind],
            "relevant": row.relevant,
            "constraint": row.constraint,
            "required": row.required if asks else "",
            "readonly": "true()" if row.kind == "note" else "",
            "calculate": row.calculation,
        }
    )


def _end(end: End) -> str:
    return _attributes({"readonly": "true()", "relevant": end.when, "kiosk:fallback": end.fallback})


def _attributes(attributes: Mapping[str, str]) -> str:
    return " ".join(f"{key}={quoteattr(_pathed(value))}" for key, value in attributes.items() if value)


def _pathed(rule: str) -> str:
    return re.sub(r"\$\{(\w+)\}", r"/data/\1", rule)
