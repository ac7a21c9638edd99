# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Builds the window: application, fonts, engine, bridges. The composition root, the tests and the tour call it."""

import re
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QIODevice,
    QLocale,
    QObject,
    QSize,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest
from PySide6.QtQml import QQmlEngine, QQmlError, QQmlNetworkAccessManagerFactory
from PySide6.QtQuick import QQuickItem, QQuickWindow, QSGRendererInterface

from kiosk.logs import Event, record, record_script_error
from kiosk.ui.bridge import Bridges, KioskEngine
from kiosk.ui.bridge.assembly import all_bridges, build_bridges, forget
from kiosk.ui.fonts import use_fonts
from kiosk.ui.icons import Icons, Logo, Scenes
from kiosk.ui.input_filter import InputFilter
from kiosk.ui.input_guard import TouchGuard
from kiosk.ui.key_acts import KeyActs
from kiosk.ui.keypad import KeyGuard, load_keypad
from kiosk.ui.placing import show_fitting, show_full_screen
from kiosk.ui.ports import Ports
from kiosk.ui.qr_picture import QrPictures
from kiosk.ui.themes import load_look

QML = Path(__file__).resolve().parent / "qml"
PORTRAIT = QSize(1080, 1920)
LANDSCAPE = QSize(1920, 1080)
BROKEN = 70
"""The exit code of a program that went wrong again and again (EX_SOFTWARE)."""

_LOUD = frozenset({QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg})


class ScreensError(Exception):
    """The screens cannot be built; the message says what is missing."""


class NoNetwork(QNetworkAccessManager):
    """Fetches nothing: whatever a text or a picture asks for, it does not leave the machine."""

    def createRequest(  # noqa: N802 -- Qt's name
        self, op: QNetworkAccessManager.Operation, _request: QNetworkRequest, _data: QIODevice | None = None
    ) -> QNetworkReply:
        """Qt: an answer that fails at once."""
        record(Event.SCREEN_WARNING, reason="network-refused")
        return super().createRequest(op, QNetworkRequest(QUrl()), None)


class NoNetworkFactory(QQmlNetworkAccessManagerFactory):
    """Gives QML a network without a network."""

    def create(self, parent: QObject) -> QNetworkAccessManager:
        """Qt: the manager of one engine."""
        return NoNetwork(parent)


class KioskWindow:
    """The window and everything that must live as long as it."""

    def __init__(self, ports: Ports) -> None:
        settings = ports.settings
        self.look = load_look(settings.resources_dir, settings.device, settings.region_theme)
        use_fonts(self.look.region.fonts_folder, self.look.region.font)
        self._owner = QObject()
        self._stays = False
        self.bridges: Bridges = build_bridges(ports, self.look, self._owner)
        self._network = NoNetworkFactory()
        self._engine = self._new_engine(ports.settings.resources_dir / "icons")
        self.window = self._load()
        keypad = load_keypad(ports.settings.resources_dir / "keypad.json")
        keys = KeyActs(self.bridges, keypad, KeyGuard(ports.monotonic, keypad.same_key_s))
        self.filter = InputFilter(self.bridges, TouchGuard(ports.monotonic), keys, self._owner)
        self.window.installEventFilter(self.filter)
        self.bridges.narration.reader.watch(self.window)
        self.bridges.panel.closeAsked.connect(self.close)
        self.bridges.display.languageChanged.connect(self._use_locale)
        self._use_locale()

    def _new_engine(self, icons: Path) -> KioskEngine:
        engine = KioskEngine(self.bridges)
        engine.addImportPath(str(QML))
        engine.setNetworkAccessManagerFactory(self._network)
        engine.warnings.connect(self._warned)
        themes = {theme.name: theme.colours for theme in self.look.themes}
        engine.addImageProvider("icons", Icons(icons))
        engine.addImageProvider("logo", Logo(self.look.region.logo))
        engine.addImageProvider("qr", QrPictures())
        engine.addImageProvider("scenes", Scenes(icons / "scenes", themes))
        for bridge in all_bridges(self.bridges):
            QQmlEngine.setObjectOwnership(bridge, QQmlEngine.ObjectOwnership.CppOwnership)
        return engine

    def _load(self) -> QQuickWindow:
        self._engine.load(QUrl.fromLocalFile(str(QML / "Kiosk" / "Main.qml")))
        roots = self._engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise ScreensError("the screens could not be loaded; the log names the file and the line")
        return roots[0]

    def _warned(self, warnings: list[QQmlError]) -> None:
        """QML's own mistakes; what is no mistake of a script (a loop in a layout) harms no visitor."""
        for one in warnings:
            if kind := re.match(r"\w*Error(?=:)", one.description()):
                record_script_error(Event.UNEXPECTED, kind[0], Path(one.url().path()), one.line())
                self.bridges.mishap.tell()

    def _use_locale(self) -> None:
        """Qt and what it tells others of the window: the language that is on, by the name that all know."""
        QLocale.setDefault(QLocale(self.bridges.display.words.language.partition("-")[0]))

    def show(self, size: QSize) -> None:
        """As a window of this size."""
        self.window.resize(size)
        self.window.show()

    def show_fitting(self, size: QSize) -> None:
        """As a window of this shape, as large as the screen has room for."""
        show_fitting(self.window, size)

    def show_full_screen(self) -> None:
        """Over the whole screen, also where no window manager does it."""
        show_full_screen(self.window)

    def picture(self) -> QImage:
        """What the window shows now."""
        return self.window.grabWindow()

    @property
    def slides(self) -> bool:
        """Whether a page is still coming in: what is on it is not yet where it will be."""
        slide = self.window.findChild(QObject, "slide")
        return slide is not None and bool(slide.property("running"))

    def item(self, name: str) -> QQuickItem | None:
        """The visible item with this objectName; also inside repeaters, which `findChild` does not see."""
        return next((one for one in visible_items(self.window.contentItem()) if one.objectName() == name), None)

    def close(self) -> None:
        """Ends the program as staff do: nothing else may close the window."""
        self.bridges.stage.allow_close()
        self.window.close()
        QCoreApplication.quit()

    def break_down(self) -> None:
        """Ends the program as broken, so that whoever watches over it starts it anew."""
        self.bridges.stage.allow_close()
        QCoreApplication.exit(BROKEN)

    def keep_picture(self) -> None:
        """From now on `dispose` leaves the window on the screen: the end of the process takes it away."""
        self._stays = True

    def dispose(self) -> None:
        """Forgets a running visit, waits for what is running, and takes the window down; for the end of the program."""
        forget(self.bridges)
        self.bridges.jobs.finish()
        if self._stays:
            return
        self.bridges.stage.allow_close()
        self.window.close()
        self.window.removeEventFilter(self.filter)
        self._engine.deleteLater()
        # Now, and before the bridges: a page that outlived them would look for what is gone.
        QCoreApplication.sendPostedEvents(self._engine, QEvent.Type.DeferredDelete)
        self._owner.deleteLater()


def visible_items(item: QQuickItem) -> list[QQuickItem]:
    """This item and all visible ones in it, in drawing order."""
    found = [item]
    for child in item.childItems():
        if child.isVisible():
            found += visible_items(child)
    return found


def create_application(
    resources: Path, arguments: list[str] | None = None, kind: type[QGuiApplication] = QGuiApplication
) -> QGuiApplication:
    """The application with its own fonts, drawn by software: the same picture on every machine.

    `kind`: `QApplication` for a program that has widgets beside the window.

    Raises:
        FontsError: the fonts are not there.
        ScreensError: another kind of application was made before.
    """
    application = QGuiApplication.instance()
    if application is None:
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
        application = kind(arguments or ["kiosk"])
    if not isinstance(application, QGuiApplication):
        raise ScreensError("another kind of Qt application is running already")
    use_fonts(resources / "fonts")
    application.setQuitOnLastWindowClosed(False)
    application.clipboard().clear()
    return application


def log_qt_messages() -> None:
    """Qt's warnings go to the log as events without their words, which may hold a text from the screen."""

    def handle(kind: QtMsgType, _context: object, message: str) -> None:
        if kind in _LOUD and "propagateSizeHints" not in message:
            record(Event.SCREEN_WARNING, reason=kind.name.lower())

    qInstallMessageHandler(handle)
