// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// A whole number.
PagedColumn {
    id: page

    EntryField {
        width: Math.min(page.width, pad.width)
        height: implicitHeight
        words: Visitor.entry
        numeric: true
    }

    Keypad {
        id: pad

        keyWidth: Math.min(Theme.length(300), (page.width - spacing * 2) / 3)
        keyHeight: Math.max(Theme.target, Math.min(Theme.answer * 1.3, (page.height - Theme.answer * 1.6) / 4 - spacing))
        onDigit: digit => Visitor.type(digit)
        onErase: Visitor.erase()
    }
}
