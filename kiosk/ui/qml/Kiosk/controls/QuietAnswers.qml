// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// "Weet ik niet" and the like, side by side, or under each other for large letters; takes no room where the flow has none.
Grid {
    id: row

    readonly property int count: answers.count

    columns: width < Theme.textAnswer * 10 * count ? 1 : Math.max(1, count)
    height: count > 0 ? implicitHeight : 0
    spacing: Theme.near

    Repeater {
        id: answers

        model: Sheet.quietChoices

        AnswerButton {
            required property string name
            required property string label
            required property bool marked
            required property int index

            objectName: "answer-" + name
            width: (row.width - row.spacing * (row.columns - 1)) / row.columns
            text: label
            chosen: marked
            quiet: true
            several: Sheet.several
            place: Sheet.loudCount + index + 1
            places: Sheet.loudCount + answers.count
            onClicked: Sheet.choose(name)
        }
    }
}
