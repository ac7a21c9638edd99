// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// The days of any month. A day that the month does not have is refused afterwards, in words.
Grid {
    id: grid

    property real room: 0
    property real most: 0
    readonly property int lines: Math.ceil(31 / columns)

    // A week, or more where a page is too low for that many rows.
    function fitting(): int {
        let found = 7;
        for (let days = 7; days < 16 && days * (Theme.finger + spacing) - spacing <= width; days++) {
            const rows = Math.ceil(31 / days);
            found = days;
            if (rows * (Theme.finger + spacing) - spacing <= most)
                break;
        }
        return found;
    }

    columns: fitting()
    spacing: Theme.tight

    Repeater {
        model: 31

        DateKey {
            required property int index

            objectName: "day-" + (index + 1)
            width: (grid.width - grid.spacing * (grid.columns - 1)) / grid.columns
            height: Math.max(Theme.finger, Math.min(Theme.answer, Math.floor((grid.room - grid.spacing * (grid.lines - 1)) / grid.lines)))
            text: String(index + 1)
            chosen: Dates.day === index + 1
            onClicked: Dates.chooseDay(index + 1)
        }
    }
}
