// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// A whole number.
PagedColumn {
    id: page

    firstWhen: Sheet.error

    ErrorNotice {
        id: trouble

        width: page.width
        shown: Sheet.error !== "" && !Theme.wide
    }

    Loader {
        id: head

        width: page.width
        active: !Theme.wide
        source: "../controls/QuestionHead.qml"
    }

    EntryField {
        id: field

        width: Math.min(page.width, pad.width)
        height: implicitHeight
    }

    Keypad {
        id: pad

        keyWidth: Math.min(Theme.length(300), (page.width - spacing * 2) / 3)
        keyHeight: Math.max(Theme.finger, Math.min(Theme.answer * 1.3, Math.floor((page.height - page.above(trouble) - page.above(head) - field.height - page.gap - spacing * 3) / 4)))
        onDigit: digit => Sheet.type(digit)
        onErase: Sheet.erase()
    }
}
