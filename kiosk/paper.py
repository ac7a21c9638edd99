# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Slips on their way to the printer, and their end: what one visitor leaves must not be found by the next."""

import shutil
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from kiosk import __version__
from kiosk.content import Content
from kiosk.receipts import code_of_receipt, receipt_of
from kiosk.reports.print_test import draw_print_test
from kiosk.reports.printer import NotReady, Ready, Stock, probe
from kiosk.reports.printing import KeptAsFile, Printed, discard, keep, send_to_printer
from kiosk.reports.qr import qr_modules
from kiosk.reports.receipt import draw_receipt
from kiosk.reports.slip import draw_slip
from kiosk.take_away import slip_of
from kiosk.ui.handover import ReceiptTaken
from kiosk.ui.ports import QrModules, TakeAway
from kiosk.ui.texts import Words

COMES_OUT_WITHIN_S = 120.0
"""A slip that was printed may still come out after its visitor pressed Klaar; a job that waits longer is cancelled."""

Kept = Printed | KeptAsFile


class Paper:
    """Prints for one kiosk. Its methods run in the screens' worker thread, `close` at the end of the program."""

    def __init__(self, content: Content, words: Mapping[str, Words], place: str, folder: Path) -> None:
        self._content = content
        self._words = words
        self._place = place
        self._folder = folder
        self._fonts = content.folder / "fonts"
        self._out: dict[Kept, threading.Timer | None] = {}
        """What is not ended yet, also of a print that the end of the program overtook; with who will end it."""
        # A crash may have left slips: nobody knows whose.
        shutil.rmtree(folder, ignore_errors=True)

    def print_slip(self, taken: TakeAway) -> Kept:
        """Prints the slip of this advice, or keeps it as a file until its visitor leaves; OSError: neither works."""
        service = next(one for one in self._content.directory.services if one.id == taken.advice.key)
        slip = slip_of(taken, service, self._words, self._place)
        kept = _print(lambda stock: draw_slip(slip, self._fonts, stock), self._folder)
        self._out[kept] = None
        return kept

    def print_receipt(self, taken: ReceiptTaken) -> Kept:
        """Prints the receipt of a consent, or keeps it as a file, as a slip."""
        receipt = receipt_of(taken, self._words, self._place)
        kept = _print(lambda stock: draw_receipt(receipt, self._fonts, stock), self._folder)
        self._out[kept] = None
        return kept

    def receipt_qr(self, taken: ReceiptTaken) -> QrModules:
        """The code of a receipt, for a telephone."""
        return qr_modules(code_of_receipt(taken, self._words))

    def print_test(self) -> Kept:
        """Prints a page that shows staff whether the printer works; where there is none it stays as a file."""
        return _print(lambda stock: draw_print_test(self._place, __version__, self._fonts, stock), self._folder.parent)

    def discard_slip(self, kept: Kept) -> None:
        """The visitor has left: a kept file goes now, a print job when it has had its time."""
        if isinstance(kept, KeptAsFile):
            self._end(kept)
            return
        ending = threading.Timer(COMES_OUT_WITHIN_S, self._end, [kept])
        ending.daemon = True
        self._out[kept] = ending
        ending.start()

    def hand_on(self) -> tuple[str, ...]:
        """The print jobs that may still come out, now in the care of who is told of them."""
        jobs = [kept for kept in self._out if isinstance(kept, Printed)]
        for kept in jobs:
            ending = self._out.pop(kept)
            if ending is not None:
                ending.cancel()
        return tuple(kept.job for kept in jobs)

    def close(self) -> None:
        """Ends every file and job that is still there."""
        for kept, ending in list(self._out.items()):
            if ending is not None:
                ending.cancel()
            # A file or a printer that does not obey must not hold up the end of the program.
            with suppress(OSError):
                self._end(kept)

    def _end(self, kept: Kept) -> None:
        discard(kept)
        self._out.pop(kept, None)


def _print(draw: Callable[[Stock], bytes], folder: Path) -> Kept:
    """On the default printer when it would print now: what waits for paper would come for somebody else."""
    match probe():
        case Ready(name, stock):
            return send_to_printer(draw(stock), name, folder)
        case NotReady(why):
            return keep(draw(Stock.ROLL), why, folder)
