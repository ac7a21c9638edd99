# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A document is read as XPath sees it, and what could hurt is refused."""

import pytest

from kiosk.flow.xpath import tree as xml_tree
from kiosk.flow.xpath.tree import NodeKind, XmlError, parse_xml

BILLION_LAUGHS = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>'


def test_text_of_an_element_is_all_text_below_it_without_comments() -> None:
    document = parse_xml("<a>1<b>2</b><!-- 3 --><?four 4?>5</a>")
    assert document.text() == "125"


def test_text_of_a_comment_or_an_instruction_is_what_it_says() -> None:
    (element,) = parse_xml("<a><!-- 3 --><?four 4?></a>").elements()
    assert [node.text() for node in element.children] == [" 3 ", "4"]


def test_attributes_come_before_children_in_document_order() -> None:
    (element,) = parse_xml('<a b="1"><c/></a>').elements()
    assert element.order < element.attributes[0].order < element.children[0].order


def test_names_lose_their_prefix_and_keep_their_namespace() -> None:
    (element,) = parse_xml('<p:a xmlns:p="urn:p" p:b="1"/>').elements()
    assert (element.name, element.namespace) == ("a", "urn:p")
    assert element.attribute("b", "urn:p") == "1"
    assert element.attribute("b") is None


def test_comments_and_instructions_are_nodes_of_their_own() -> None:
    (element,) = parse_xml("<a><!--x--><?y z?></a>").elements()
    assert [(node.kind, node.name, node.value) for node in element.children] == [
        (NodeKind.COMMENT, "", "x"),
        (NodeKind.INSTRUCTION, "y", "z"),
    ]


@pytest.mark.parametrize("text", [BILLION_LAUGHS, '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "<!DOCTYPE a><a/>"])
def test_document_types_and_entities_are_refused(text: str) -> None:
    with pytest.raises(XmlError, match="document type"):
        parse_xml(text)


@pytest.mark.parametrize("text", ["", "geen xml", "<a>", "<a></b>", "<a/><b/>", "<a>\x00</a>", "<a b='1' b='2'/>"])
def test_what_is_not_well_formed_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(XmlError, match="line"):
        parse_xml(text)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(XmlError, match="surrogate"):
        parse_xml("<a>\ud800</a>")


def test_a_document_that_is_too_deep_is_refused() -> None:
    with pytest.raises(XmlError, match="deeper"):
        parse_xml("<a>" * 2_000 + "</a>" * 2_000)


def test_a_document_with_too_many_nodes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_tree, "MAX_NODES", 10)
    with pytest.raises(XmlError, match="more than 10"):
        parse_xml("<a>" + "<b/>" * 20 + "</a>")
