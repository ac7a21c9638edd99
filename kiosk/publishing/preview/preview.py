# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Holds the preview together: reads the workbook again when it is saved, and plays the same answers in the new flow."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QRect, QSize, QTimer

from kiosk.clock import system_clock
from kiosk.content import Content, ContentError, content_of
from kiosk.directory.region import RegionError
from kiosk.flow.findings import WorkbookError
from kiosk.flow.workbook.authored import open_workbook
from kiosk.publishing.preview.controls import Controls, Offer, beside
from kiosk.publishing.preview.rehearsal import Rehearsal
from kiosk.publishing.preview.situation import Situation, SituationError, check_situation, partners
from kiosk.ui.application import ScreensError
from kiosk.ui.fonts import FontsError
from kiosk.ui.texts import TextsError, load_words
from kiosk.ui.theme_files import ThemeError

SETTLES_MS = 400
"""A spreadsheet program writes a file in several steps; it is read when it has been quiet for this long."""
SHAPE = QSize(1080, 1920)
MOST_LINES = 40
_TROUBLE = (
    SituationError,
    WorkbookError,
    ContentError,
    RegionError,
    ScreensError,
    FontsError,
    TextsError,
    ThemeError,
    OSError,
)


class Preview(QObject):
    """The kiosk's window and the controls beside it, until one of them closes."""

    def __init__(self, workbook: Path, resources: Path, situation: Situation, ended: Callable[[], None]) -> None:
        """Raises what reading the workbook and the region's content raises: `PREVIEW_ERRORS`."""
        super().__init__()
        self._workbook = workbook
        self._resources = resources
        self._content = self._read()
        check_situation(situation, self._content)
        self.controls = Controls(_offer(self._content), situation)
        self.rehearsal = self._rehearse(self._content, None, {})
        self._wait = QTimer(self, singleShot=True, interval=SETTLES_MS)
        self._wait.timeout.connect(self.read_again)
        # The folder as well: a spreadsheet program may put a new file in the place of the old one.
        self._watcher = QFileSystemWatcher([str(workbook), str(workbook.parent)], self)
        self._watcher.fileChanged.connect(lambda _file: self._wait.start())
        self._watcher.directoryChanged.connect(lambda _folder: self._wait.start())
        self._stamp = _stamp(workbook)
        self.controls.left.connect(ended)
        self.controls.chosen.connect(lambda _situation: self._play_again(self._content))
        self.controls.tell(_all_well(self._content))

    def show(self) -> None:
        """Opens both windows, the controls beside the kiosk's."""
        screen = self.controls.screen().availableGeometry()
        self.controls.move(beside(self.rehearsal.frame, self.controls.sizeHint(), screen))
        self.controls.show()

    def close(self) -> None:
        """Takes both windows down."""
        self._wait.stop()
        self.rehearsal.close()
        self.controls.close()

    def read_again(self) -> None:
        """Reads the workbook if it is another one than before; a faulty one is told about and changes nothing."""
        if (stamp := _stamp(self._workbook)) == self._stamp:
            return
        self._stamp = stamp
        self._watcher.addPath(str(self._workbook))
        try:
            content = self._read()
        except _TROUBLE as trouble:
            self.controls.tell(_told(trouble))
            return
        self.controls.offer(_offer(content))
        self._play_again(content)

    def _play_again(self, content: Content) -> None:
        before = self.rehearsal
        try:
            self.rehearsal = self._rehearse(content, before.frame, before.answers)
        except _TROUBLE as trouble:
            self.controls.tell(_told(trouble))
            return
        self._content = content
        before.close()
        self.controls.tell(_all_well(content))

    def _read(self) -> Content:
        return content_of(self._resources, open_workbook(self._workbook).form)

    def _rehearse(self, content: Content, frame: QRect | None, answers: Mapping[str, str]) -> Rehearsal:
        rehearsal = Rehearsal(content, self.controls.situation)
        rehearsal.show(frame, SHAPE)
        rehearsal.play(answers)
        return rehearsal


PREVIEW_ERRORS = _TROUBLE


def _offer(content: Content) -> Offer:
    words = load_words(content.folder / "texts", content.form.languages)
    return Offer(
        locations={one.code: one.name for one in content.region.locations},
        languages={code: one.say("language_name") for code, one in words.items()},
        partners=partners(content.directory),
    )


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _told(trouble: Exception) -> list[str]:
    lines = str(trouble).splitlines()
    left = [f"... en nog {len(lines) - MOST_LINES}"] if len(lines) > MOST_LINES else []
    return ["De werkmap heeft fouten. U ziet nog de versie van daarvoor.", "", *lines[:MOST_LINES], *left]


def _all_well(content: Content) -> list[str]:
    return [f"{system_clock():%H:%M:%S}: gelezen, versie {content.form.version}. Geen fouten."]
