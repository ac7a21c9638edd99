# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be wrong with a screen for who hears it: words that are not said, a wrong order, no way on."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtQuick import QQuickItem

from kiosk.ui.accessible_tree import AccessibleTree
from kiosk.ui.flaws import order_flaws, picture_of
from kiosk.ui.narration import Element, Seen, Teller
from kiosk.ui.spoken_form import spoken_form
from tests.ui.driver import Driver


def hearing_faults(kiosk: Driver) -> Iterator[str]:
    """All of them."""
    words = kiosk.bridges.display.words
    seen = Seen(words.language, AccessibleTree(kiosk.window.window).read())
    yield from silent_faults(kiosk, seen)
    yield from order_faults(seen)
    yield from trap_faults(kiosk)


def silent_faults(kiosk: Driver, seen: Seen) -> Iterator[str]:
    """Each text that is shown and is said neither when the screen comes nor when somebody goes there."""
    teller = Teller(kiosk.bridges.display.words, private=True)
    lines = [*teller.arrival(seen), *(line for one in seen.elements for line in teller.full(one, seen))]
    said = " ".join(line.utterance.text for line in lines)
    for item in kiosk.page.text_items():
        for text in str(item.property("text")).replace("│", "").split("\n"):
            words = any(sign.isalnum() for sign in text)  # a dash is for the eye
            if words and _uncovered(item) and spoken_form(text, teller.words) not in said:
                yield f"{text!r} is not said"


def _uncovered(item: QQuickItem) -> bool:
    """Not see-through, and not under something else; a button that cannot be pressed now is not covered."""
    around: QQuickItem | None = item
    while around is not None:
        if around.opacity() == 0:
            return False
        if around.inherits("QQuickAbstractButton"):
            item = around.parentItem()
        around = around.parentItem()
    return item.isEnabled()


def order_faults(seen: Seen) -> Iterator[str]:
    """Each element that stands above the one that is said before it."""
    for bar in (True, False):
        for one, after in pairwise(one for one in seen.elements if one.bar is bar):
            if _above(after, one):
                yield f"{after.name!r} is said after {one.name!r} and stands above it"


def _above(upper: Element, lower: Element) -> bool:
    beside = upper.rect[0] + upper.rect[2] <= lower.rect[0] or lower.rect[0] + lower.rect[2] <= upper.rect[0]
    return upper.rect[1] + upper.rect[3] <= lower.rect[1] and not beside


def trap_faults(kiosk: Driver) -> Iterator[str]:
    """Each control that the keys do not come by in a round."""
    seen = picture_of(kiosk.window, kiosk.window.look.device)
    yield from (flaw for flaw in order_flaws(seen) if "cannot be reached" in flaw)
