# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every test shares: no real screen, a real Secret Service, and property tests that a busy machine cannot fail."""

import os

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

pytest_plugins = ["tests.secret_service"]

# How long an example takes says something of the machine, not of the code.
settings.register_profile("kiosk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kiosk")


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The kiosk needs no widgets, the author's preview does; a process of tests has one application for both."""
    return QApplication
