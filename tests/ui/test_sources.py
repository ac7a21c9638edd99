# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the screens' sources may and may not hold, and what the pinned Qt must still do."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtNetwork import QNetworkRequest
from PySide6.QtQml import QQmlEngine

from kiosk import places
from kiosk.ui import qml_types
from kiosk.ui.application import QML, NoNetworkFactory
from kiosk.ui.texts import load_words

SOURCES = sorted(QML.rglob("*.qml"))
PYTHON = sorted(QML.parent.rglob("*.py"))
GPL_ONLY = (
    "QtCharts", "QtDataVisualization", "QtGraphs", "QtNetworkAuth", "QtHttpServer", "QtQuick3D",
    "QtQuick.VirtualKeyboard", "QtVirtualKeyboard", "QtQuick.Timeline", "Qt.labs.lottieqt", "QtWayland.Compositor",
    "Qt5Compat",
)  # fmt: skip
FROM_ESSENTIALS = {"QtQuick", "QtQuick.Layouts", "QtQuick.Templates as T", "Kiosk", "Kiosk.Bridge"}


def test_qmllint_finds_nothing() -> None:
    lint = Path(sys.executable).with_name("pyside6-qmllint")
    done = subprocess.run(
        [lint, "-W", "0", "-I", QML, *SOURCES], capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_description_of_the_bridges_is_of_these_bridges() -> None:
    assert qml_types.FILE.read_text(encoding="utf-8") == qml_types.described(), "run: python -m kiosk.ui.qml_types"


def test_every_qml_file_of_the_module_is_in_its_qmldir() -> None:
    listed = {line.split()[-1] for line in (QML / "Kiosk" / "qmldir").read_text().splitlines() if line.endswith(".qml")}
    there = {str(one.relative_to(QML / "Kiosk")) for one in (QML / "Kiosk" / "controls").glob("*.qml")}
    assert listed == there | {"Lent.qml", "Theme.qml", "Words.qml"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_a_screen_has_no_colour_size_or_rich_text_of_its_own(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    assert not re.search(r'"#[0-9a-fA-F]{3,8}"|Qt\.rgba|Qt\.hsla|color: "(?!transparent)', text)
    assert not re.search(r"pixelSize: \d|pointSize|font\.family", text)
    assert not re.search(r"RichText|StyledText|MarkdownText|AutoText|onLinkActivated", text)
    if source.stem != "PlainText":
        assert not re.search(r"^\s*(Text|TextEdit|TextInput|TextField|TextArea|Label) \{", text, re.MULTILINE)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_a_screen_uses_only_modules_with_a_free_enough_licence(source: Path) -> None:
    imports = set(re.findall(r"^import (.+)$", source.read_text(encoding="utf-8"), re.MULTILINE))
    assert imports <= FROM_ESSENTIALS
    assert not any(module in one for module in GPL_ONLY for one in imports)


@pytest.mark.parametrize("source", [*SOURCES, *PYTHON], ids=lambda source: source.name)
def test_nothing_is_fetched_and_no_context_property_is_set(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    assert not re.search(
        r"XMLHttpRequest|setContextProperty|WebSocket|\"https?://",
        text.replace('("https://")', "").replace('("http://")', ""),
    )


@pytest.mark.accessibility("A-58")
def test_no_animation_flashes() -> None:
    durations = [int(one) for source in SOURCES for one in re.findall(r"duration: (\d+)", source.read_text())]
    assert durations
    assert all(duration >= 10_000 for duration in durations)


@pytest.mark.accessibility("A-52")
def test_nothing_comes_because_a_pointer_hangs_over_something() -> None:
    hovering = re.compile(r"HoverHandler|ToolTip|containsMouse|onEntered|\bhovered\b|hoverEnabled: true")
    assert [source.name for source in SOURCES if hovering.search(source.read_text(encoding="utf-8"))] == []


@pytest.mark.accessibility("A-81")
def test_nothing_is_there_to_be_dragged_swiped_or_pinched() -> None:
    moved = re.compile(
        r"Flickable|(List|Grid|Scroll|Swipe|Path)View|(Drag|Pinch|Point)Handler|drag\.target|MultiPointTouch"
    )
    assert [source.name for source in SOURCES if moved.search(source.read_text(encoding="utf-8"))] == []


def test_every_word_that_qml_places_is_in_every_language() -> None:
    keys = set(re.findall(r"Display\.texts\.(\w+)", (QML / "Kiosk" / "Words.qml").read_text()))
    for words in load_words(places.resources() / "texts", ("nl", "en", "ar")).values():
        assert keys <= words.texts.keys()


def test_no_text_is_left_that_nobody_shows() -> None:
    keys = set(load_words(places.resources() / "texts", ("nl",))["nl"].texts)
    said = "".join(source.read_text(encoding="utf-8") for source in [*SOURCES, *PYTHON, *places_of_words()])
    listed = re.compile(
        r"(day|month|date|language|theme|fact|light|counter|privacy|forbidden|handover|field|code)_"
        r"|staff_(referral|message|drop|stick)_"
    )
    spare = {key for key in keys if key not in said and not listed.match(key)}
    assert not spare


def places_of_words() -> list[Path]:
    return [QML.parents[1] / name for name in ("take_away.py", "receipts.py")]


def test_a_screen_that_asks_for_a_picture_from_the_network_gets_none(qapp: QGuiApplication) -> None:
    engine = QQmlEngine()
    factory = NoNetworkFactory()
    engine.setNetworkAccessManagerFactory(factory)
    reply = engine.networkAccessManager().get(QNetworkRequest(QUrl("http://127.0.0.1:9/secret")))
    assert reply.url().isEmpty()
    del engine


class _Counter(QObject):
    happened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    @Slot(int)
    def count_up(self, _number: int) -> None:
        self.count += 1


def test_twenty_thousand_signals_leave_pythons_own_objects_alone(qapp: QGuiApplication) -> None:
    """PySide6 6.12.0 loses a reference to True with each one, and ends the program on Python 3.11."""
    counter = _Counter()
    counter.happened.connect(counter.count_up)
    true_before, none_before = sys.getrefcount(True), sys.getrefcount(None)
    for number in range(20_000):
        counter.happened.emit(number)
    qapp.processEvents()
    assert counter.count == 20_000
    assert abs(sys.getrefcount(True) - true_before) < 1_000
    assert abs(sys.getrefcount(None) - none_before) < 1_000


def test_a_qml_warning_fails_a_test(request: pytest.FixtureRequest) -> None:
    assert request.config.getini("qt_log_level_fail") == "WARNING"
