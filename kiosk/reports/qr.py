# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The QR code that a visitor takes along: where to go, and nothing about the visitor.

It holds plain text, so that a telephone shows it without going anywhere. Whoever reads the code learns the name,
address, telephone number and website of an organisation; it has no code, no answer and no time in it.
"""

import codecs
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

import segno

from kiosk.directory.plain_text import clean

MAX_BYTES = 300
"""More makes squares too small for an old telephone (version 13 at level M: 69 squares across)."""
MAX_URL = 120
_MAX_LINE = 90
_MOST_KEPT = 256
_URL_SIGNS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/?#=&%+,:;@!*'()")
_IDNA = codecs.lookup("idna")
"""Looked up now: Python loads it from the disk when it is first asked for, and then a visitor would be waiting."""

QrModules = tuple[tuple[bool, ...], ...]
"""Rows of squares, True is dark; without the quiet zone of four squares that the drawer leaves around it."""


@dataclass(frozen=True, slots=True)
class QrDestination:
    """All that a code may hold."""

    name: str
    address: tuple[str, ...] = ()
    phone: str = ""
    website: str = ""


def qr_text(destination: QrDestination) -> str:
    """The text of the code, one fact a line, at most `MAX_BYTES`; an unsafe website and what does not fit stay out."""
    wanted = [destination.name, *destination.address, destination.phone]
    lines = [clean(line)[:_MAX_LINE].rstrip() for line in wanted]
    lines.append(safe_url(destination.website))
    text = ""
    for line in filter(None, lines):
        longer = f"{text}\n{line}" if text else line
        if len(longer.encode()) <= MAX_BYTES:
            text = longer
    return text


# Of a place, never of a person: a few hundred in all, and each takes as long to make as a page.
@lru_cache(maxsize=_MOST_KEPT)
def qr_modules(text: str) -> QrModules:
    """The squares. ValueError for an empty or too long text, or one with other control characters than line ends."""
    if not text or len(text.encode()) > MAX_BYTES:
        raise ValueError(f"a code holds 1 to {MAX_BYTES} bytes, not {len(text.encode())}")
    if any(clean(line) != line for line in text.split("\n")):
        raise ValueError("a code holds plain text only")
    code = segno.make(text, error="m", micro=False, boost_error=False, encoding="utf-8" if not text.isascii() else None)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)


def safe_url(website: str) -> str:
    """The address if it is https, its host in ASCII letters, without account or port and not too long; else ''.

    A host in other letters is written in its ASCII form (`xn--…`), so that a look-alike shows.
    """
    try:
        parts = urlsplit(website)
        host = _IDNA.encode(parts.hostname or "")[0].decode("ascii")
        plain = _is_plain(parts)
    except (UnicodeError, ValueError):
        return ""
    if not plain or not _is_host(host):
        return ""
    url = parts._replace(scheme="https", netloc=host).geturl()
    return url if len(url) <= MAX_URL and _URL_SIGNS.issuperset(url) and website == website.strip() else ""


def _is_plain(parts: SplitResult) -> bool:
    return parts.scheme == "https" and "@" not in parts.netloc and parts.port is None


def _is_host(host: str) -> bool:
    """A name with a dot, and not only digits: a number is an address that nobody can recognise."""
    labels = host.split(".")
    letters = all(label and label.replace("-", "a").isalnum() for label in labels)
    return len(labels) > 1 and letters and not labels[-1].isdigit()
