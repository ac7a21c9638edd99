# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The texts of the directory in another language.

HSDS has one language for a text, so each further language is one file `i18n/<code>.json` with keys like
`service:<uuid>:description` and whether a person checked it. What is not translated is shown in Dutch.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.directory.findings import Finding
from kiosk.directory.json_file import read_json
from kiosk.directory.node import LONG, Node

DUTCH = "nl"
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of one language by key; `checked`: a person who speaks the language read them."""

    language: str = DUTCH
    checked: bool = True
    texts: Mapping[str, str] = field(default_factory=dict)

    def say(self, kind: str, identifier: str, name: str, dutch: str) -> str:
        """The text of one field of one thing, in Dutch when it has no translation or no Dutch text."""
        return (dutch and self.texts.get(f"{kind}:{identifier}:{name}")) or dutch


def read_wording(folder: Path, language: str, findings: list[Finding]) -> Wording:
    """The translation of one language; Dutch, and a language without a file, need none."""
    file = folder / "i18n" / f"{language}.json"
    if language == DUTCH or not file.is_file():
        return Wording(language)
    shown_as = f"i18n/{language}.json"
    parsed = read_json(file, shown_as)
    if isinstance(parsed, Finding):
        findings.append(parsed)
        return Wording(language)
    node = Node(shown_as, "", parsed, findings)
    if not node.is_object() or not node.child("texts").is_object():
        return Wording(language)
    if node.text("language", required=True) not in {"", language}:
        node.child("language").complain(f"Dit bestand heet {language}.json. Schrijf hier '{language}'.")
    return Wording(language, node.truth("checked"), _texts(node.child("texts")))


def _texts(node: Node) -> Mapping[str, str]:
    for key in node.members():
        if len(key.split(":")) != _PARTS:
            node.child(key).complain("Schrijf de sleutel als soort:id:veld, bijvoorbeeld service:<id>:name.")
    return {key: node.text(key, LONG, required=True) for key in node.members()}
