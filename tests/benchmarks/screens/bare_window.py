# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The floor: what Qt Quick itself takes, a window with one Text. A program of its own, and a window for the touches.

python -m tests.benchmarks.screens.bare_window    tells the service manager of its first frame and waits to be ended
"""

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

SIZE = QSize(1080, 1920)
SOURCE = """
import QtQuick
Window {
    property int touched: 0
    width: 1080; height: 1920; visible: true
    Text { anchors.centerIn: parent; text: "Werkcentrum " + parent.parent.touched }
    MouseArea { anchors.fill: parent; onClicked: parent.parent.touched += 1 }
}
""".replace("parent.parent.touched", "Window.window.touched")


def bare_window(engine: QQmlApplicationEngine) -> QQuickWindow:
    """The window, shown; it lives as long as its engine."""
    engine.loadData(SOURCE.encode(), QUrl("bare.qml"))
    (window,) = engine.rootObjects()
    assert isinstance(window, QQuickWindow)
    return window


def main() -> None:
    """Shows it until a signal ends the program."""
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    application = QGuiApplication(["bare"])
    engine = QQmlApplicationEngine()
    window = bare_window(engine)
    window.frameSwapped.connect(_say_ready, Qt.ConnectionType.SingleShotConnection)
    application.exec()


def _say_ready() -> None:
    import os  # noqa: PLC0415 - after the frame: the floor loads nothing that it does not need
    import socket  # noqa: PLC0415 - as above

    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.sendto(b"READY=1", os.environ["NOTIFY_SOCKET"])


if __name__ == "__main__":
    main()
