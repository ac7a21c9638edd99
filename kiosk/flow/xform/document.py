# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes the parts of an XForm document apart: model, texts, lists, binds, controls. Knows XForms, not questions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.flow.form import FormError, Problem
from kiosk.flow.said import Said
from kiosk.flow.xform.external import FileError, Files, read_list
from kiosk.flow.xform.reporting import PUBLISH, Report
from kiosk.flow.xpath.tree import Node, NodeKind, XmlError, parse_xml

JAVAROSA = "http://openrosa.org/javarosa"
META = "meta"
_CONTROLS = frozenset({"input", "select", "select1"})
_CONTAINERS = frozenset({"group"})
_MODEL_PARTS = frozenset({"itext", "instance", "bind", "setvalue"})
TYPES = Said(
    "Gebruik select_one, select_multiple, integer, text, date, note, calculate of begin_group.",
    "Use select_one, select_multiple, integer, text, date, note, calculate or begin_group.",
)
_FIRST_LOAD = "odk-instance-first-load"
_LATER = Said(
    "Een waarde die pas later gezet wordt, wordt niet ondersteund.", "A value that is set later on is not supported."
)
_CALCULATE = Said(
    "Gebruik de kolom default, of een rij van type calculate.", "Use column default, or a row of type calculate."
)
_GIVE_FILE = Said("Zet het goede bestand naast de werkmap.", "Put the right file beside the workbook.")


@dataclass(frozen=True, slots=True)
class Document:
    """The parts of an XForm; paths are tuples of names below the root of the primary instance."""

    title: str
    root: Node
    translations: tuple[tuple[str, Mapping[str, Node]], ...]
    """(language as written, text id -> `text` element), in the order of the form."""
    default_language: str
    """As written; '' where the form has no translations."""
    lists: Mapping[str, Node]
    binds: Mapping[tuple[str, ...], Node]
    controls: Mapping[tuple[str, ...], Node]
    begins: Mapping[tuple[str, ...], str]
    """The expressions that give defaults."""
    terms: tuple[Node, ...]
    """The difficult words in the head."""


def read_document(xml: str, files: Files, report: Report) -> Document:
    """The parts of this XForm, with the lists in these files; what the profile does not have is reported.

    Raises:
        FormError: when it is no XForm at all.
    """
    try:
        html = parse_xml(xml)
    except XmlError as error:
        said = Said(f"Dit is geen leesbare XML: {error}.", f"This is not readable XML: {error}.")
        raise FormError([Problem("", "", said, PUBLISH, "xml-unreadable")]) from error
    model = _only(html, ("html", "head", "model"))
    body = _only(html, ("html", "body"))
    root = _primary(model)
    _refuse_other_parts(model, report)
    return Document(
        title="".join(title.text() for title in _all(html, ("html", "head", "title"))),
        root=root,
        translations=_translations(model),
        default_language=_default_language(model),
        lists=_lists(model, files, report),
        binds=_binds(model, root, report),
        controls=_controls(body, root, report),
        begins=_begins(model, root, report),
        terms=tuple(_all(html, ("html", "head", "glossary", "term"))),
    )


def path_of(reference: str, root: Node) -> tuple[str, ...] | None:
    """`/data/group/name` as ('group', 'name'); None when it does not start at the root."""
    names = reference.strip().split("/")
    return tuple(names[2:]) if names[:2] == ["", root.name] else None


def _all(node: Node, names: tuple[str, ...]) -> list[Node]:
    found = [node]
    for name in names:
        found = [child for parent in found for child in parent.elements(name)]
    return found


def _only(node: Node, names: tuple[str, ...]) -> Node:
    found = _all(node, names)
    if len(found) != 1:
        raise _no_form(
            Said(f"<{names[-1]}> ontbreekt of staat er vaker.", f"<{names[-1]}> is missing or stands there repeatedly.")
        )
    return found[0]


def _primary(model: Node) -> Node:
    for instance in model.elements("instance")[:1]:
        roots = instance.elements()
        if len(roots) == 1 and instance.attribute("id") is None:
            return roots[0]
    raise _no_form(Said("de eerste <instance> heeft geen vragen.", "the first <instance> has no questions."))


def _no_form(why: Said) -> FormError:
    said = Said(f"Dit is geen XForm: {why.nl}", f"This is no XForm: {why.en}")
    return FormError([Problem("", "", said, PUBLISH, "not-a-form")])


def _refuse_other_parts(model: Node, report: Report) -> None:
    for part in model.elements():
        if part.name not in _MODEL_PARTS:
            said = Said(
                f"<{part.name}> in het model wordt niet ondersteund.", f"<{part.name}> in the model is not supported."
            )
            remedy = Said("Haal deze instelling uit de werkmap.", "Take this setting out of the workbook.")
            report.hold_to_profile(Problem(_named(part), "", said, remedy, "model-part-unknown"))


def _named(node: Node) -> str:
    return (node.attribute("ref") or node.attribute("nodeset") or "").rpartition("/")[2]


def _translations(model: Node) -> tuple[tuple[str, Mapping[str, Node]], ...]:
    found = _all(model, ("itext", "translation"))
    return tuple((translation.attribute("lang") or "", _texts(translation)) for translation in found)


def _default_language(model: Node) -> str:
    found = _all(model, ("itext", "translation"))
    marked = [translation for translation in found if translation.attribute("default") is not None]
    return "".join(translation.attribute("lang") or "" for translation in (marked or found)[:1])


def _texts(translation: Node) -> Mapping[str, Node]:
    texts: dict[str, Node] = {}
    for text in translation.elements("text"):
        texts.setdefault(text.attribute("id") or "", text)
    return texts


def _lists(model: Node, files: Files, report: Report) -> Mapping[str, Node]:
    lists = {}
    for instance in model.elements("instance")[1:]:
        source = instance.attribute("src")
        items = instance if source is None else _file(source, files, report)
        lists[instance.attribute("id") or ""] = items or instance
    return lists


def _file(source: str, files: Files, report: Report) -> Node | None:
    try:
        return read_list(source, files)
    except FileError as error:
        report.refuse(Problem("", "", error.said, _GIVE_FILE, error.code))
        return None


def _binds(model: Node, root: Node, report: Report) -> Mapping[tuple[str, ...], Node]:
    binds: dict[tuple[str, ...], Node] = {}
    for bind in model.elements("bind"):
        path = path_of(bind.attribute("nodeset") or "", root)
        if path is None or path in binds:
            said = Said(
                "Een <bind> verwijst naar niets, of twee naar hetzelfde.",
                "A <bind> refers to nothing, or two refer to the same.",
            )
            report.hold_to_profile(Problem(_named(bind), "", said, PUBLISH, "bind-astray"))
        elif path[:1] != (META,):
            binds[path] = bind
    return binds


def _begins(model: Node, root: Node, report: Report) -> Mapping[tuple[str, ...], str]:
    """A later event would need a memory of its own; a session has none."""
    begins: dict[tuple[str, ...], str] = {}
    for action in model.elements("setvalue"):
        path, value = path_of(action.attribute("ref") or "", root), action.attribute("value")
        if path is None or value is None or (action.attribute("event") or "").split() != [_FIRST_LOAD]:
            report.hold_to_profile(_set_later(action))
        else:
            begins[path] = value
    return begins


def _set_later(action: Node) -> Problem:
    return Problem(_named(action), "default", _LATER, _CALCULATE, "value-set-later")


def _controls(body: Node, root: Node, report: Report) -> Mapping[tuple[str, ...], Node]:
    controls: dict[tuple[str, ...], Node] = {}
    for reference, control in _controls_in(body, f"/{root.name}", report):
        path = path_of(reference, root)
        if path is None or path in controls:
            said = Said(
                "Een vraag op het scherm verwijst naar niets, of twee naar hetzelfde.",
                "A question on the screen refers to nothing, or two refer to the same.",
            )
            report.hold_to_profile(Problem(_named(control), "", said, PUBLISH, "control-astray"))
        else:
            controls[path] = control
    return controls


def _controls_in(parent: Node, at: str, report: Report) -> Iterator[tuple[str, Node]]:
    """Each control with its path; a relative one starts at the group around it."""
    for child in parent.elements():
        written = (child.attribute("ref") or child.attribute("nodeset") or "").strip()
        reference = f"{at}/{written}" if written and not written.startswith("/") else written
        if child.name in _CONTAINERS:
            if reference:
                yield reference, child
            yield from _controls_in(child, reference or at, report)
        elif child.name in _CONTROLS:
            for action in child.elements("setvalue"):
                report.hold_to_profile(_set_later(action))
            yield reference, child
        elif child.name not in {"label", "hint"}:
            said = Said(
                f"Het vraagtype <{child.name}> wordt niet ondersteund.",
                f"The question type <{child.name}> is not supported.",
            )
            report.hold_to_profile(Problem(_named(child), "type", said, TYPES, "type-unknown"))


def language_code(language: str) -> str:
    """`Nederlands (nl)` as `nl`; a language without a code in brackets as it is."""
    match = re.search(r"\(([^()]+)\)\s*$", language)
    return match[1].strip() if match else language.strip()


def text_children(node: Node) -> Iterator[Node]:
    """The text and elements directly in a node, without comments."""
    return (child for child in node.children if child.kind in {NodeKind.TEXT, NodeKind.ELEMENT})
