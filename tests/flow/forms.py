# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small XForms for tests, written without a workbook."""

from collections.abc import Mapping
from datetime import date

from kiosk.flow.session import Session
from kiosk.flow.xform.load import Form, load_form

TODAY = date(2026, 11, 23)
YES_NO = """<instance id="janee"><root>
  <item><name>ja</name><label>Ja</label><groep>a</groep></item>
  <item><name>nee</name><label>Nee</label></item>
</root></instance>"""


def select(name: str, label: str = "Vraag", nodeset: str = "instance('janee')/root/item", kind: str = "select1") -> str:
    """A select over a list with plain labels."""
    return (
        f'<{kind} ref="/data/{name}"><label>{label}</label>'
        f'<itemset nodeset="{nodeset}"><value ref="name"/><label ref="label"/></itemset></{kind}>'
    )


def text(name: str, label: str = "Vraag") -> str:
    """A text, integer or note, by its bind."""
    return f'<input ref="/data/{name}"><label>{label}</label></input>'


def xform(data: str, binds: Mapping[str, str], body: str, model: str = YES_NO) -> str:
    """An XForm with these nodes, binds (path below the root -> attributes), controls and lists."""
    bound = "".join(f'<bind nodeset="/data/{path}" {attributes}/>' for path, attributes in binds.items())
    return f"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
      xmlns:jr="http://openrosa.org/javarosa" xmlns:kiosk="urn:werkcentrum-kiosk:xforms">
      <h:head><h:title>Proef</h:title><model>
        <instance><data id="proef" version="7">{data}</data></instance>{model}{bound}
      </model></h:head>
      <h:body>{body}</h:body></h:html>"""


def form(data: str, binds: Mapping[str, str], body: str, model: str = YES_NO) -> Form:
    """The loaded form of `xform`."""
    return load_form(xform(data, binds, body, model))


def walked(session: Session, *answers: str) -> Session:
    """The session after these answers, each of which must stand."""
    for answer in answers:
        after = session.answer(answer, "nl")
        assert isinstance(after, Session), after
        session = after
    return session
