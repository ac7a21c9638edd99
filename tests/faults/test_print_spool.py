# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A receipt on its way through a real print service: nobody is named in it, and afterwards nothing is there."""

import io
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2  # type: ignore[import-untyped]  # the package has no types
import pytest
from PySide6.QtGui import QGuiApplication

from tests.composition.handing_over import Region, Visitor, opened_visitor
from tests.reports.real_cups import RealCups, real_cups
from tests.reports.test_real_cups import wait_until
from tests.traces.search import traces

pytestmark = [pytest.mark.full, pytest.mark.timeout(600)]
NAME, PHONE, QUESTION = "zqxnaam", "0612349876", "zqxvraag"
MARKERS = (NAME, PHONE, PHONE[1:], QUESTION)


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[RealCups]:
    # Not in pytest's own folder: started by root, CUPS works as a user who may not enter that.
    with TemporaryDirectory(prefix="kiosk-cups-") as folder:
        monkeypatch.setenv("CUPS_SERVER", f"{folder}/socket")
        with real_cups(Path(folder)) as running:
            yield running


def printed_words(pdf: bytes) -> str:
    """All that can be read on the paper."""
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(pdf)))


def handed_over(visitor: Visitor) -> str:
    """The code, with its receipt given to the print service."""
    code = visitor.hand_over(NAME, PHONE, QUESTION)
    visitor.walker.tap("printReceipt")
    visitor.wait(lambda: not visitor.bridges.receipt.property("printing"))
    return "".join(sign for sign in code if sign.isascii())


def test_a_receipt_that_waits_for_paper_names_nobody_and_goes_with_its_visitor(
    qapp: QGuiApplication, tmp_path: Path, cups: RealCups, secret_service: str
) -> None:
    region = Region(tmp_path)
    region.prepare("kiosk")
    with opened_visitor(region.settings("kiosk")) as visitor:
        code = handed_over(visitor)
        (waiting,) = cups.documents()
        words = printed_words(waiting.read_bytes())
        assert code.split()[0] in words, "the search sees nothing"
        assert not any(one in words for one in MARKERS)
        assert traces(cups.folder, MARKERS) == []
        visitor.leave()
        assert not visitor.bridges.receipt.property("code")
    # What had no time to come out ends with the program at the latest.
    wait_until(lambda: not cups.documents())
    assert traces(cups.folder, (*MARKERS, code, code.replace(" ", ""))) == []


def test_after_a_receipt_is_printed_the_print_service_has_nothing_of_it(
    qapp: QGuiApplication, tmp_path: Path, cups: RealCups, secret_service: str
) -> None:
    (cups.folder / "paper").touch()
    region = Region(tmp_path)
    region.prepare("kiosk")
    with opened_visitor(region.settings("kiosk")) as visitor:
        code = handed_over(visitor)
        visitor.wait(lambda: cups.printed() != b"" and not cups.documents())
        assert code.split()[0] in printed_words(cups.printed())
        (cups.folder / "printed").unlink()
        assert traces(cups.folder, (*MARKERS, code, code.replace(" ", ""))) == []
        assert not [one for one in (cups.folder / "spool").rglob("*") if one.is_file()]
