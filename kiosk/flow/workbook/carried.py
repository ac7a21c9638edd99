# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts the glossary into the head of an XForm, which has no place for it; other tools skip what they do not know."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from kiosk.flow.workbook.glossary import Term

_END = "  </h:head>"


def with_glossary(xml: str, terms: Iterable[Term]) -> str:
    """The form with these words in it; the form as it was where there are none."""
    lines = [line for term in terms for line in _lines(term)]
    if not lines:
        return xml
    inside = "\n".join(["    <kiosk:glossary>", *lines, "    </kiosk:glossary>"])
    return xml.replace(_END, f"{inside}\n{_END}", 1)


def _lines(term: Term) -> Iterable[str]:
    yield f"      <kiosk:term word={quoteattr(term.word)}>"
    for language, meaning in term.explanations.items():
        yield f"        <kiosk:meaning lang={quoteattr(language)}>{escape(meaning)}</kiosk:meaning>"
    yield "      </kiosk:term>"
