# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts that are likely to fit a pattern, to try as answers. Whether one fits is always for the engine to say."""

_ESCAPED = {"d": "0", "w": "a", "s": " ", "D": "a", "W": "-", "S": "a", "b": "", "B": "", "A": "", "z": "", "t": "\t"}
_SPANS = (("0", "9"), ("a", "z"), ("A", "Z"), (" ", "/"))
_CLOSERS = frozenset("|)")


def samples(pattern: str) -> tuple[str, ...]:
    """A few texts for a pattern: short and longer, by its first way and by its last; none where it cannot be read."""
    found = []
    for last in (False, True):
        for more in (0, 1):
            try:
                found.append(_Sampler(pattern, last=last, more=more).whole())
            except (IndexError, ValueError):
                continue
    return tuple(dict.fromkeys(found))


class _Sampler:
    """Reads a pattern from left to right and writes what fits; always the same way at a choice."""

    def __init__(self, pattern: str, *, last: bool, more: int) -> None:
        self.pattern, self.last, self.more, self.at = pattern, last, more, 0

    def whole(self) -> str:
        found = self._ways()
        if self.at < len(self.pattern):
            raise ValueError(self.pattern)
        return found

    def _ways(self) -> str:
        ways = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            ways.append(self._sequence())
        return ways[-1 if self.last else 0]

    def _sequence(self) -> str:
        found = ""
        while self._peek() not in _CLOSERS and self._peek():
            one = self._one()
            found += one * self._times()
        return found

    def _one(self) -> str:
        sign = self._next()
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._class()
        if sign == "\\":
            escaped = self._next()
            return _ESCAPED.get(escaped, escaped)
        if sign in "^$":
            return ""
        return "a" if sign == "." else sign

    def _group(self) -> str:
        if self._peek() == "?":
            while self._next() not in ":>":
                pass
        found = self._ways()
        self._next()
        return found

    def _class(self) -> str:
        negated = self._peek() == "^"
        self.at += negated
        spans: list[tuple[str, str]] = []
        while not spans or self._peek() != "]":
            first = self._member()
            ends = self._peek() == "-" and self.pattern[self.at + 1] != "]"
            self.at += ends
            spans.append((first, self._member() if ends else first))
        self.at += 1
        return _outside(spans) if negated else spans[-1 if self.last else 0][0]

    def _member(self) -> str:
        sign = self._next()
        if sign != "\\":
            return sign
        escaped = self._next()
        return _ESCAPED.get(escaped, escaped) or escaped

    def _times(self) -> int:
        least, most = self._range()
        if self._peek() in {"?", "+"} and (least, most) != (1, 1):
            self.at += 1
        return min(most, least + self.more)

    def _range(self) -> tuple[int, int]:
        sign = self._peek()
        known = {"?": (0, 1), "*": (0, 9), "+": (1, 9)}.get(sign)
        if known is not None:
            self.at += 1
            return known
        if sign != "{":
            return 1, 1
        end = self.pattern.index("}", self.at)
        least, comma, most = self.pattern[self.at + 1 : end].partition(",")
        self.at = end + 1
        return int(least), int(most or int(least) + 9) if comma else int(least)

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _next(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1]


def _outside(spans: list[tuple[str, str]]) -> str:
    """A sign that is in none of these spans."""
    for first, last in _SPANS:
        for code in range(ord(first), ord(last) + 1):
            if not any(low <= chr(code) <= high for low, high in spans):
                return chr(code)
    raise ValueError(spans)
