# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes the colours of NL Design System's *voorbeeld* tokens into `resources/themes/voorbeeld.json`.

For a developer, after a new version of the tokens; the npm package itself is not part of this repository:

    npm pack @nl-design-system-unstable/voorbeeld-design-tokens@7.4.1 && tar xzf *.tgz
    python packaging/themes/from_voorbeeld.py package resources/themes/voorbeeld.json
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

KEPT = ("basis.color.", "basis.focus.")
LIGHT = "dist/list.json"
"""Every token of the light set, resolved by the makers."""
SOURCE = "figma/voorbeeld.tokens.json"
DARK = "color-scheme-dark/common"
BENEATH = ("brand/voorbeeld", "brand", "common")
"""The sets on which the dark one stands."""

_REFERENCE = re.compile(r"\{([^{}]+)\}")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def converted(package: Path) -> dict[str, Any]:
    """What `voorbeeld.json` holds: where it comes from, and both sets as token -> #RRGGBB."""
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    light = dict(_light(json.loads((package / LIGHT).read_text(encoding="utf-8"))))
    dark = dict(_dark(json.loads((package / SOURCE).read_text(encoding="utf-8"))))
    made = {"source": about["name"], "version": about["version"], "licence": about["license"]}
    return made | {"light": light, "dark": dark}


def _light(tokens: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for token in tokens:
        name, value = ".".join(token["path"]), str(token["$value"])
        if name.startswith(KEPT) and _HEX.fullmatch(value):
            yield name, value.upper()


def _dark(source: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    values: dict[str, str] = {}
    for part in (*BENEATH, DARK):
        values |= dict(_flat(source.get(part, {}), ""))
    for name in dict(_flat(source[DARK], "")):
        value = _resolved(values, name)
        if name.startswith(KEPT) and _HEX.fullmatch(value):
            yield name, value.upper()


def _flat(node: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    if "$value" in node:
        yield name, str(node["$value"])
        return
    for key, below in node.items():
        if isinstance(below, dict):
            yield from _flat(below, f"{name}.{key}" if name else key)


def _resolved(values: Mapping[str, str], name: str) -> str:
    value = values.get(name, "")
    while found := _REFERENCE.fullmatch(value):
        value = values.get(found[1], "")
    return value


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(converted(Path(sys.argv[1])), indent=2) + "\n", encoding="utf-8")
