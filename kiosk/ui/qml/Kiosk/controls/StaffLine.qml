// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// A name and its value, on a surface of their own; over the first of its kind a title.
Column {
    id: line

    required property string title
    required property string label
    required property string value
    required property string tone

    readonly property int letters: Display.largeText ? Theme.textSmall : Theme.textBody

    // Narrow: the value under its name. A further line of one name has the whole width.
    readonly property bool stacked: label === "" || width < letters * 20

    spacing: Theme.hair

    PlainText {
        width: line.width
        text: line.title
        font.pixelSize: Theme.textLead
        font.bold: true
        visible: text !== ""
        Accessible.role: Accessible.Heading
    }

    Rectangle {
        width: line.width
        height: pair.implicitHeight + Theme.tight * 2
        radius: Theme.cornerSmall
        color: Theme.surface
        border.color: Theme.hairline
        border.width: Theme.border

        Grid {
            id: pair

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.leftMargin: Theme.gap
            anchors.rightMargin: Theme.gap
            columns: line.stacked ? 1 : 2
            columnSpacing: Theme.near

            PlainText {
                width: line.stacked ? pair.width : pair.width * 0.38
                text: line.label
                visible: text !== ""
                font.pixelSize: line.letters
                color: Theme.inkSoft
            }

            PlainText {
                width: line.stacked ? pair.width : pair.width * 0.62 - pair.columnSpacing
                text: line.value
                font.pixelSize: line.letters
                font.bold: true
                color: line.tone === "notice" ? Theme.notice : Theme.ink
            }
        }
    }
}
