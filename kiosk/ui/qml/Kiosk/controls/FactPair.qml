// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// One or two facts beside each other.
Row {
    id: pair

    required property var facts

    height: childrenRect.height
    spacing: Theme.gap

    Repeater {
        model: pair.facts

        FactRow {
            required property var modelData

            width: (pair.width - pair.spacing * (pair.facts.length - 1)) / pair.facts.length
            key: modelData.key
            label: modelData.label
            words: modelData.text
            tone: modelData.tone
        }
    }
}
