# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looks for words in every byte of every file of a folder, in the encodings that programs leave them in."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def traces(folder: Path, words: Iterable[str]) -> list[str]:
    """Where any of the words stands: `file: word (encoding)`. Capitals do not matter in ASCII."""
    return [f"{file}: {found}" for file in sorted(files(folder)) for found in traces_in(file.read_bytes(), words)]


def traces_in(content: bytes, words: Iterable[str]) -> Iterator[str]:
    """Which of the words stand in these bytes."""
    lowered = content.lower()
    for word in words:
        for encoding in ENCODINGS:
            if word.lower().encode(encoding) in lowered:
                yield f"{word} ({encoding})"
        escaped = json.dumps(word.lower())[1:-1]
        if escaped != word.lower() and escaped.encode() in lowered:
            yield f"{word} (escaped)"


def files(folder: Path) -> Iterator[Path]:
    """Every plain file under the folder."""
    return (one for one in folder.rglob("*") if one.is_file())
