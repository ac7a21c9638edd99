# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Expressions run over a small document in tests, as in the conformance cases."""

from datetime import UTC, datetime

from kiosk.flow.xpath.code import Context, Setting
from kiosk.flow.xpath.compiler import compile_text
from kiosk.flow.xpath.tree import parse_xml
from kiosk.flow.xpath.values import Value, to_text
from tests.conformance.xpath import TreeScope, path_of

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)


def value_of(expression: str, xml: str = "<a/>", language: str = "nl") -> Value:
    """The value of an expression at the root of this document."""
    document = parse_xml(xml)
    code = compile_text(expression, TreeScope({"p": "urn:p"}))
    return code.run(Context(Setting(NOW, language=language, top=document), (), document))


def text_of(expression: str, xml: str = "<a/>") -> str:
    """Its value as text."""
    return to_text(value_of(expression, xml))


def paths_of(expression: str, xml: str) -> list[str]:
    """The places of the nodes that it gives."""
    value = value_of(expression, xml)
    assert isinstance(value, list)
    return [path_of(node) for node in value]
