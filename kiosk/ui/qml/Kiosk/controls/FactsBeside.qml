// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Some facts beside each other, in columns of one width.
// `snug`: of two, one that needs less than half the width leaves the rest to the other.
Row {
    id: pair

    required property var facts
    required property int columns
    property bool snug: false

    readonly property real column: (width - spacing * (columns - 1)) / columns
    // What each needs; the repeater has them all only once it counts them.
    readonly property var needs: snug && rows.count > 1 ? [0, 1].map(at => (rows.itemAt(at) as FactRow).unbroken()) : []
    readonly property bool uneven: facts.length === 2 && needs.length === 2 && needs[0] <= column !== needs[1] <= column

    height: facts.length > 0 ? childrenRect.height : 0
    spacing: Theme.gap

    function across(at: int): real {
        return !uneven ? column : needs[at] <= column ? needs[at] : width - spacing - needs[1 - at];
    }

    KeptRepeater {
        id: rows

        needed: pair.facts.length

        FactRow {
            required property int index
            readonly property var one: pair.facts[index] ?? {"key": "", "label": "", "text": "", "tone": ""}

            width: pair.across(index)
            key: one.key
            label: one.label
            words: one.text
            tone: one.tone
            visible: index < pair.facts.length
        }
    }
}
