# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the gallery came to, as one page that a browser or a text editor shows."""

from collections import Counter
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

REPORT = "report.html"
MOST_SHOWN = 2_000
"""Flaws on the page; a broken screen repeats itself in hundreds of settings."""


@dataclass
class Findings:
    """Counted as they come."""

    looked: int = 0
    pictures: int = 0
    seconds: float = 0.0
    stops: list[str] = field(default_factory=list)
    flaws: list[str] = field(default_factory=list)
    sheets: dict[str, list[str]] = field(default_factory=dict)
    """File -> the pictures on it."""

    def take_in(self, share: "Findings") -> None:
        """What another part of the same gallery came to."""
        self.looked += share.looked
        self.pictures += share.pictures
        self.stops = share.stops
        self.flaws += share.flaws
        self.sheets |= share.sheets

    def by_screen(self) -> Counter[str]:
        """How many flaws each screen has."""
        return Counter(flaw.split(" ", 1)[0] for flaw in self.flaws)


def _summary(found: Findings) -> str:
    return (
        f"{len(found.stops)} screens, looked at by rules {found.looked} times in {found.seconds:.0f} seconds;"
        f" {found.pictures} pictures on {len(found.sheets)} sheets, in which every two of language, layout, low screen,"
        " theme and letters meet, and each of them every screen; contrast was measured in their pixels."
    )


def write_report(file: Path, found: Findings) -> None:
    """Figures, flaws, and the sheets with what stands on each."""
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en"><meta charset="utf-8"><title>Every screen</title>',
        "<style>body{font:18px/1.5 sans-serif;max-width:75em;margin:2em auto}img{max-width:100%}</style>",
        "<h1>Every screen</h1>",
        f"<p>{_summary(found)}</p>",
        f"<h2>{len(found.flaws)} flaws</h2>",
        "<ul>",
        *(f"<li>{escape(flaw)}</li>" for flaw in found.flaws[:MOST_SHOWN]),
        "</ul>",
    ]
    for name, pictures in found.sheets.items():
        lines += [f"<h2>{name}</h2>", f"<p>{escape('; '.join(pictures))}</p>", f'<img src="{name}" alt="">']
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
