// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// The year in digits.
Keypad {
    id: pad

    property real room: 0
    property real most: 0

    keyWidth: (width - spacing * 2) / 3
    keyHeight: Math.max(Theme.finger, Math.min(Theme.answer * 1.3, Math.floor((room - spacing * 3) / 4)))
    onDigit: digit => Dates.typeYear(digit)
    onErase: Dates.eraseYear()
}
