# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Describes the bridges for `qmllint`: writes the file `qml/Kiosk/Bridge/bridge.qmltypes` from the classes themselves.

Run `python -m kiosk.ui.qml_types` after a change in `bridge/`; a test holds the file equal.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QMetaMethod, QMetaProperty, QObject

from kiosk.ui.bridge.advice import Advice
from kiosk.ui.bridge.answers import Answers
from kiosk.ui.bridge.codes import Codes
from kiosk.ui.bridge.consent import Consent
from kiosk.ui.bridge.crisis import Crisis
from kiosk.ui.bridge.dates import Dates
from kiosk.ui.bridge.display import Display
from kiosk.ui.bridge.feedback import Feedback
from kiosk.ui.bridge.guide_call import Guide
from kiosk.ui.bridge.handover import Handover
from kiosk.ui.bridge.health import Health
from kiosk.ui.bridge.idle import Idle
from kiosk.ui.bridge.keyboard import Typing
from kiosk.ui.bridge.meanings import Meanings
from kiosk.ui.bridge.mishap import Mishap
from kiosk.ui.bridge.narration import Narration
from kiosk.ui.bridge.navigation import Navigation
from kiosk.ui.bridge.panel import Panel
from kiosk.ui.bridge.privacy import Privacy
from kiosk.ui.bridge.receipt import Receipt
from kiosk.ui.bridge.referrals import Referrals
from kiosk.ui.bridge.sheet import Sheet
from kiosk.ui.bridge.staff import Staff
from kiosk.ui.bridge.stage import Stage
from kiosk.ui.bridge.stick import Stick
from kiosk.ui.bridge.together import Together
from kiosk.ui.bridge.visitor import Visitor

SINGLETONS: tuple[type[QObject], ...] = (
    Advice, Answers, Codes, Consent, Crisis, Dates, Display, Feedback, Guide, Handover, Health, Idle, Meanings, Mishap,
    Narration, Navigation, Panel, Privacy, Receipt, Referrals, Sheet, Staff, Stage, Stick, Together, Typing,
    Visitor,
)  # fmt: skip
FILE = Path(__file__).resolve().parent / "qml" / "Kiosk" / "Bridge" / "bridge.qmltypes"
_BUILT_IN = {"PyObject": "QVariant"}


def described() -> str:
    """The whole file."""
    components = "\n".join(line for kind in SINGLETONS for line in _component(kind))
    return f"import QtQuick.tooling 1.2\n\nModule {{\n{components}\n}}\n"


def _component(kind: type[QObject]) -> Iterator[str]:
    name = kind.__name__
    meta = kind.staticMetaObject  # type: ignore[attr-defined] # every QObject class has one; the stubs forget it
    yield "    Component {"
    yield f'        name: "{name}"'
    yield '        accessSemantics: "reference"'
    yield '        prototype: "QObject"'
    yield f'        exports: ["Kiosk.Bridge/{name} 1.0"]'
    yield "        isCreatable: false"
    yield "        isSingleton: true"
    yield "        exportMetaObjectRevisions: [256]"
    for at in range(meta.propertyOffset(), meta.propertyCount()):
        yield _property(meta.property(at))
    for at in range(meta.methodOffset(), meta.methodCount()):
        yield from _method(meta.method(at))
    yield "    }"


def _property(one: QMetaProperty) -> str:
    name: str = cast("Any", one.name())
    kind: str = cast("Any", one.typeName())  # both are a str; the stubs say bytes
    notify = f'; notify: "{bytes(one.notifySignal().name().data()).decode()}"' if one.hasNotifySignal() else ""
    pointer = "; isPointer: true" if kind.endswith("*") else ""
    constant = "; isPropertyConstant: true" if one.isConstant() else ""
    facts = f'name: "{name}"; type: "{kind.rstrip("*")}"{pointer}; isReadonly: true{constant}{notify}'
    return f"        Property {{ {facts} }}"


def _method(one: QMetaMethod) -> Iterator[str]:
    word = "Signal" if one.methodType() == QMetaMethod.MethodType.Signal else "Method"
    name = bytes(one.name().data()).decode()
    kinds = [bytes(kind.data()).decode() for kind in one.parameterTypes()]
    if not kinds:
        yield f'        {word} {{ name: "{name}" }}'
        return
    yield f"        {word} {{"
    yield f'            name: "{name}"'
    for at, kind in enumerate(kinds):
        yield f'            Parameter {{ name: "value{at}"; type: "{_BUILT_IN.get(kind, kind)}" }}'
    yield "        }"


if __name__ == "__main__":
    FILE.write_text(described(), encoding="utf-8")
