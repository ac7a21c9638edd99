# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The closed lists of codes: kinds of service (shared with the flow's outcomes) and parties (shared with the counts).

`taxonomy.json` beside the services holds them with their Dutch names; a code that is not there is a typing mistake.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.directory.findings import Finding
from kiosk.directory.json_file import read_json
from kiosk.directory.node import LONG, Node

KINDS = "dienstsoort"
PARTIES = "partij"
LEGAL_ROLE = "wettelijke-rol"
SUWI_PARTY = "suwi-partij"


@dataclass(frozen=True, slots=True)
class Terms:
    """Per taxonomy its codes with their Dutch names."""

    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, taxonomy: str) -> Mapping[str, str]:
        """The codes of one taxonomy."""
        return self.names.get(taxonomy, {})


def read_terms(folder: Path, findings: list[Finding]) -> Terms:
    """The taxonomies of `taxonomy.json`."""
    parsed = read_json(folder / "taxonomy.json", "taxonomy.json")
    if isinstance(parsed, Finding):
        findings.append(parsed)
        return Terms()
    node = Node("taxonomy.json", "", parsed, findings)
    if not node.is_object():
        return Terms()
    return Terms({taxonomy: _names(node.child(taxonomy)) for taxonomy in (KINDS, PARTIES, LEGAL_ROLE)})


def read_codes(node: Node, taxonomy: str, terms: Terms) -> tuple[str, ...]:
    """The codes of this taxonomy among the `attributes` of a service or organisation, in the order of the file."""
    found: list[str] = []
    for item in node.items("attributes"):
        term = item.child("taxonomy_term")
        if not term.is_object() or term.text("taxonomy", required=True) != taxonomy:
            continue
        code = term.text("code", required=True)
        if code and code not in terms.of(taxonomy):
            term.child("code").complain(
                f"'{code}' staat niet bij {taxonomy} in taxonomy.json. Kies een code uit die lijst."
            )
        found.append(code)
    return tuple(dict.fromkeys(found))


def _names(node: Node) -> Mapping[str, str]:
    if not node.is_object():
        return {}
    return {code: node.text(code, LONG, required=True) for code in node.members()}
