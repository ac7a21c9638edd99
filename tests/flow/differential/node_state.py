# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What two engines are compared on: of every question and calculation, whether it counts, its value, what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class NodeState:
    """One node after the answers; `violation` is '', 'required' or 'constraint'."""

    relevant: bool
    value: str
    violation: str


States: TypeAlias = Mapping[str, NodeState]
NOT_ASKED = NodeState(relevant=False, value="", violation="")


@dataclass(frozen=True, slots=True)
class Difference:
    """A node on which two engines do not agree."""

    name: str
    own: NodeState
    other: NodeState


def differences(own: States, other: States) -> list[Difference]:
    """The nodes of the first that the second sees otherwise; all of them must be in both."""
    return [Difference(name, state, other[name]) for name, state in own.items() if state != other[name]]
