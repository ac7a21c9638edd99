# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Regular expressions in linear time: whatever an author writes, no answer can make one hang."""

import re
from collections.abc import Callable

import re2  # type: ignore[import-untyped] # google-re2 ships no types


class PatternError(Exception):
    """The pattern is not one that RE2 knows: no look-around and no back references. The message is RE2's own."""


_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|.)", re.DOTALL)


def _in_re2(escape: re.Match[str]) -> str:
    """A character by its number, as other kinds of pattern write it (`\\u00e9`), in the way of RE2."""
    return f"\\x{{{escape[1]}}}" if escape[1] else escape[0]


def _told(error: Exception) -> str:
    """RE2 gives its words as bytes."""
    return b"".join(part for part in error.args if isinstance(part, bytes)).decode("utf-8", "replace")


def whole_match(pattern: str) -> Callable[[str], bool]:
    """A test whether a whole text fits the pattern; raises `PatternError`."""
    options = re2.Options()
    options.log_errors = False
    try:
        compiled = re2.compile(_ESCAPE.sub(_in_re2, pattern), options)
    except re2.error as error:
        raise PatternError(_told(error)) from error
    return lambda text: compiled.fullmatch(text) is not None
