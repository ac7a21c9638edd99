// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Some facts beside each other, in columns of one width.
Row {
    id: pair

    required property var facts
    required property int columns

    height: childrenRect.height
    spacing: Theme.gap

    Repeater {
        model: pair.facts

        FactRow {
            required property var modelData

            width: (pair.width - pair.spacing * (pair.columns - 1)) / pair.columns
            key: modelData.key
            label: modelData.label
            words: modelData.text
            tone: modelData.tone
        }
    }
}
