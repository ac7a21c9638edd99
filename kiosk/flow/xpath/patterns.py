# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Regular expressions in linear time: whatever an author writes, no answer can make one hang."""

from collections.abc import Callable

import re2  # type: ignore[import-untyped] # google-re2 ships no types


class PatternError(Exception):
    """The pattern is not one that RE2 knows: no look-around and no back references. The message is RE2's own."""


def whole_match(pattern: str) -> Callable[[str], bool]:
    """A test whether a whole text fits the pattern; raises `PatternError`."""
    options = re2.Options()
    options.log_errors = False
    try:
        compiled = re2.compile(pattern, options)
    except re2.error as error:
        raise PatternError(str(error)) from error
    return lambda text: compiled.fullmatch(text) is not None
