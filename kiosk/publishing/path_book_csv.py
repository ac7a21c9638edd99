# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The path book as CSV: a row per path, a column per question, to filter in a spreadsheet.

As the month report: `;` between fields, CR LF, no formulas. Save it as UTF-8 with a byte order mark (`utf-8-sig`).
"""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from kiosk.publishing.path_book import PathBook, Walk
from kiosk.publishing.path_book_words import stop_said
from kiosk.reports.month_csv import guarded

START = ("sleutel", "nummer", "stroom", "versie", "datum", "akkoord")
END = ("uitkomst", "titel", "diensten", "persoon", "stopt")


def path_book_csv(book: PathBook, notes: Mapping[str, str], services: Mapping[str, str]) -> str:
    """One row per path. `notes` and `services` as in the PDF."""
    questions = _questions(book)
    target = StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    headings = [f"{name}: {label}" for name, label in questions.items()]
    writer.writerow([guarded(heading) for heading in (*START, *headings, *END)])
    for number, walk in enumerate(book.walks, 1):
        start = [walk.key, str(number), book.flow, book.version, book.made_on.isoformat(), notes.get(walk.key, "")]
        answers = {step.question: step.answer for step in walk.steps}
        given = [answers.get(name, "") for name in questions]
        writer.writerow([guarded(cell) for cell in (*start, *given, *_end(book, walk, services))])
    return target.getvalue()


def _questions(book: PathBook) -> dict[str, str]:
    """The questions with their labels; a label with a value in it as it was first met."""
    labels: dict[str, str] = {}
    for walk in book.walks:
        for step in walk.steps:
            labels.setdefault(step.question, step.label)
    return {name: labels[name] for name in book.questions}


def _end(book: PathBook, walk: Walk, services: Mapping[str, str]) -> Iterator[str]:
    yield " + ".join(walk.outcomes)
    yield " + ".join(ending.title for ending in walk.endings)
    yield " + ".join(", ".join(services.get(code, code) for code in ending.services) for ending in walk.endings)
    yield "ja" if any(ending.person for ending in walk.endings) else ""
    yield stop_said(walk.stop).shown(book.language) if walk.stop else ""
