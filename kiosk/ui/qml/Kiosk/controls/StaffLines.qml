// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Lines of one kind, under each other: blocks of the column in which this stands, so that a page ends after any of them.
Repeater {
    id: lines

    property string title: ""

    StaffLine {
        required property int index
        required property var modelData

        width: lines.parent.width
        title: index === 0 ? lines.title : ""
        label: modelData.label
        value: modelData.value
        tone: modelData.tone
    }
}
