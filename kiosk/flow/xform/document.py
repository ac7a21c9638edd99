# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes the parts of an XForm document apart: model, texts, lists, binds, controls. Knows XForms, not questions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.flow.form import FormError, Problem
from kiosk.flow.xpath.tree import Node, NodeKind, XmlError, parse_xml

JAVAROSA = "http://openrosa.org/javarosa"
META = "meta"
_CONTROLS = frozenset({"input", "select", "select1"})
_CONTAINERS = frozenset({"group"})
_MODEL_PARTS = frozenset({"itext", "instance", "bind"})
_PUBLISH = "Publiceer de werkmap opnieuw."


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


def read_document(xml: str, problems: list[Problem]) -> Document:
    """The parts of this XForm; what is in it that the profile does not have is added to `problems`.

    Raises:
        FormError: when it is no XForm at all.
    """
    try:
        html = parse_xml(xml)
    except XmlError as error:
        raise FormError([Problem("", "", f"Dit is geen leesbare XML: {error}.", _PUBLISH)]) from error
    model = _only(html, ("html", "head", "model"))
    body = _only(html, ("html", "body"))
    root = _primary(model)
    _refuse_other_parts(model, problems)
    return Document(
        title="".join(title.text() for title in _all(html, ("html", "head", "title"))),
        root=root,
        translations=_translations(model),
        default_language=_default_language(model),
        lists=_lists(model, problems),
        binds=_binds(model, root, problems),
        controls=_controls(body, root, problems),
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
        raise FormError([Problem("", "", f"Dit is geen XForm: <{names[-1]}> ontbreekt of staat er vaker.", _PUBLISH)])
    return found[0]


def _primary(model: Node) -> Node:
    for instance in model.elements("instance")[:1]:
        roots = instance.elements()
        if len(roots) == 1 and instance.attribute("id") is None:
            return roots[0]
    raise FormError([Problem("", "", "Dit is geen XForm: de eerste <instance> heeft geen vragen.", _PUBLISH)])


def _refuse_other_parts(model: Node, problems: list[Problem]) -> None:
    for part in model.elements():
        if part.name not in _MODEL_PARTS:
            message = f"<{part.name}> in het model wordt niet ondersteund."
            problems.append(Problem(_named(part), "", message, "Haal deze instelling uit de werkmap."))


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


def _lists(model: Node, problems: list[Problem]) -> Mapping[str, Node]:
    lists = {}
    for instance in model.elements("instance")[1:]:
        name = instance.attribute("id") or ""
        if instance.attribute("src") is not None:
            message = f"De lijst '{name}' staat in een los bestand; dat wordt nog niet ondersteund."
            problems.append(Problem("", "", message, "Zet de keuzes op het blad choices."))
        lists[name] = instance
    return lists


def _binds(model: Node, root: Node, problems: list[Problem]) -> Mapping[tuple[str, ...], Node]:
    binds: dict[tuple[str, ...], Node] = {}
    for bind in model.elements("bind"):
        path = path_of(bind.attribute("nodeset") or "", root)
        if path is None or path in binds:
            message = "Een <bind> verwijst naar niets, of twee naar hetzelfde."
            problems.append(Problem(_named(bind), "", message, _PUBLISH))
        elif path[:1] != (META,):
            binds[path] = bind
    return binds


def _controls(body: Node, root: Node, problems: list[Problem]) -> Mapping[tuple[str, ...], Node]:
    controls: dict[tuple[str, ...], Node] = {}
    for control in _controls_in(body, problems):
        path = path_of(control.attribute("ref") or "", root)
        if path is None or path in controls:
            message = "Een vraag op het scherm verwijst naar niets, of twee naar hetzelfde."
            problems.append(Problem(_named(control), "", message, _PUBLISH))
        else:
            controls[path] = control
    return controls


def _controls_in(parent: Node, problems: list[Problem]) -> Iterator[Node]:
    for child in parent.elements():
        if child.name in _CONTAINERS:
            if child.attribute("ref") is not None:
                yield child
            yield from _controls_in(child, problems)
        elif child.name in _CONTROLS:
            yield child
        elif child.name not in {"label", "hint"}:
            message = f"Het vraagtype <{child.name}> wordt niet ondersteund."
            problems.append(Problem(_named(child), "type", message, "Gebruik een vraagtype van het profiel."))


def language_code(language: str) -> str:
    """`Nederlands (nl)` as `nl`; a language without a code in brackets as it is."""
    match = re.search(r"\(([^()]+)\)\s*$", language)
    return match[1].strip() if match else language.strip()


def text_children(node: Node) -> Iterator[Node]:
    """The text and elements directly in a node, without comments."""
    return (child for child in node.children if child.kind in {NodeKind.TEXT, NodeKind.ELEMENT})
