// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// The months by their names.
Grid {
    id: grid

    property real room: 0
    property real most: 0
    readonly property int lines: 12 / columns

    columns: Display.largeText && !Theme.wide ? 2 : 3
    spacing: Theme.near

    Repeater {
        model: 12

        DateKey {
            required property int index

            objectName: "month-" + (index + 1)
            width: (grid.width - grid.spacing * (grid.columns - 1)) / grid.columns
            height: Math.max(Theme.finger, Math.min(Theme.answer * 1.3, Math.floor((grid.room - grid.spacing * (grid.lines - 1)) / grid.lines)))
            text: Dates.months[index]
            chosen: Dates.month === index + 1
            onClicked: Dates.chooseMonth(index + 1)
        }
    }
}
