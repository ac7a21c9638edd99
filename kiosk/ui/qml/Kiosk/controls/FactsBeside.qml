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

    height: facts.length > 0 ? childrenRect.height : 0
    spacing: Theme.gap

    KeptRepeater {
        needed: pair.facts.length

        FactRow {
            required property int index
            readonly property var one: pair.facts[index] ?? {"key": "", "label": "", "text": "", "tone": ""}

            width: (pair.width - pair.spacing * (pair.columns - 1)) / pair.columns
            key: one.key
            label: one.label
            words: one.text
            tone: one.tone
            visible: index < pair.facts.length
        }
    }
}
