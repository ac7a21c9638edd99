# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the region's content and the migrations lie: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _beside_or_inside(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """The folder with flows, directory, fonts and themes of the shipped demonstration region."""
    return _beside_or_inside("resources")


def migrations(history: str) -> Path:
    """The Alembic history `device` or `store`."""
    return _beside_or_inside("migrations") / history
