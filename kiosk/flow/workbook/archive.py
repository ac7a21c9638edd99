# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opens a stranger's file as an .xlsx within limits: only its XML parts, each looked through before anything reads it.

What is no plain workbook (a password, macros, another format, a bomb) is refused with one finding.
"""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from kiosk.flow.findings import Finding, WorkbookError
from kiosk.flow.said import Said
from kiosk.flow.workbook.parts import MAX_ELEMENTS, Layout, PartError, scanned

MAX_FILE = 20_000_000
MAX_UNPACKED = 40_000_000
MAX_MEMBERS = 500
_READ = (".xml", ".rels")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_SAVE_AGAIN = Said(
    "Open het bestand in Excel of LibreOffice en bewaar het als .xlsx, zonder wachtwoord en zonder macro's.",
    "Open the file in Excel or LibreOffice and save it as .xlsx, without a password and without macros.",
)
_OTHER_FORMATS: Mapping[str, Said] = MappingProxyType(
    {
        "xl/workbook.bin": Said("Dit is een binaire werkmap (.xlsb).", "This is a binary workbook (.xlsb)."),
        "content.xml": Said("Dit is een OpenDocument-bestand (.ods).", "This is an OpenDocument file (.ods)."),
        "word/document.xml": Said("Dit is een Word-bestand.", "This is a Word file."),
    }
)
_MACROS = Said("Deze werkmap heeft macro's.", "This workbook has macros.")
_LINKS = Said("Deze werkmap haalt gegevens uit andere bestanden.", "This workbook takes data from other files.")


class Archive:
    """The parts of a workbook that may be read, and how each is laid out."""

    def __init__(self, parts: Mapping[str, bytes], layouts: Mapping[str, Layout]) -> None:
        """By name of part."""
        self._parts = parts
        self.layouts = layouts

    def stream(self) -> BytesIO:
        """An .xlsx of these parts and nothing else, in memory: nothing stays open however reading ends."""
        content = BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for name, data in self._parts.items():
                archive.writestr(name, data)
        return content


def opened(path: Path) -> Archive:
    """The workbook in this file.

    Raises:
        WorkbookError: with one finding, when it is no workbook that may be read here.
    """
    try:
        if path.stat().st_size > MAX_FILE:
            raise _too_large(path)
        content = path.read_bytes()
        if content.startswith(_OLE):
            raise _refused("file-protected" if _PASSWORD in content else "file-format", path, _old_format(content))
        return _archive(path, BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise unreadable(path, type(error).__name__) from error
    except PartError as error:
        raise _refused("file-unreadable", path, error.said) from error


def _archive(path: Path, content: BytesIO) -> Archive:
    with zipfile.ZipFile(content) as archive:
        members = archive.infolist()
        _check(path, members)
        parts = {member.filename: archive.read(member) for member in members if member.filename.endswith(_READ)}
    layouts: dict[str, Layout] = {}
    left = MAX_ELEMENTS
    for name, data in parts.items():
        layouts[name] = scanned(name, data, left)
        left -= layouts[name].elements
    return Archive(parts, layouts)


def _check(path: Path, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise _too_large(path)
    names = [member.filename for member in members]
    for name, said in _OTHER_FORMATS.items():
        if name in names:
            raise _refused("file-format", path, said)
    if any(name.endswith("vbaProject.bin") for name in names):
        raise _refused("file-macros", path, _MACROS)
    if any("externalLinks/" in name for name in names):
        remedy = Said(
            "Verbreek de koppelingen in Excel (Gegevens, Koppelingen bewerken) en plak de waarden.",
            "Break the links in Excel (Data, Edit Links) and paste the values.",
        )
        raise WorkbookError([Finding("external-links", path.name, _LINKS, remedy)])


def _old_format(content: bytes) -> Said:
    if _PASSWORD in content:
        return Said("Dit bestand heeft een wachtwoord.", "This file has a password.")
    return Said("Dit is een oud bestand (.xls of .doc).", "This is an old file (.xls or .doc).")


def unreadable(path: Path, detail: str) -> WorkbookError:
    """The finding that this file cannot be read as a workbook."""
    said = Said(f"Dit bestand is geen leesbare werkmap ({detail}).", f"This file is no readable workbook ({detail}).")
    return _refused("file-unreadable", path, said)


def _refused(code: str, path: Path, said: Said) -> WorkbookError:
    return WorkbookError([Finding(code, path.name, said, _SAVE_AGAIN)])


def _too_large(path: Path) -> WorkbookError:
    most = MAX_UNPACKED // 1_000_000
    message = Said(
        f"De werkmap is te groot (hoogstens {most} MB uitgepakt).",
        f"The workbook is too large (at most {most} MB unpacked).",
    )
    remedy = Said("Haal plaatjes en lege opmaak weg.", "Take pictures and empty formatting away.")
    return WorkbookError([Finding("file-too-large", path.name, message, remedy)])
