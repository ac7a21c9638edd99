# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A window of every test's own, on a screen that is not there."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk import places
from kiosk.flow.form import Form
from kiosk.ui.application import PORTRAIT, KioskWindow, create_application
from kiosk.ui.ports import Ports
from tests.ui.driver import Driver
from tests.ui.every_kind import every_kind_form
from tests.ui.world import STAFFED, Behind, opened_ports

OpenKiosk = Callable[..., Driver]


@pytest.fixture
def open_kiosk(qapp: QGuiApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[OpenKiosk]:
    """Opens a kiosk's window, behind which a test may `alter` things; it is taken down after the test."""
    create_application(places.resources())
    with ExitStack() as open_things:

        def opened(
            *,
            size: QSize = PORTRAIT,
            form: Form | None = None,
            location: str = STAFFED,
            alter: Callable[[Ports], Ports] = lambda ports: ports,
        ) -> Driver:
            behind = Behind()
            folder = tmp_path / f"kiosk-{len(list(tmp_path.iterdir()))}"
            folder.mkdir()
            ports = open_things.enter_context(
                opened_ports(folder, behind, form=form or every_kind_form(), location=location)
            )
            window = KioskWindow(alter(ports))
            open_things.callback(window.dispose)
            driver = Driver(window, behind, qtbot)
            driver.show(size)
            return driver

        yield opened


@pytest.fixture
def kiosk(open_kiosk: OpenKiosk) -> Driver:
    """A kiosk in portrait with the form that has every kind of question, where a guide works now."""
    return open_kiosk()
