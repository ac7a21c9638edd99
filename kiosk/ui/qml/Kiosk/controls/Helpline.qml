// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// A number that answers: what it is for beside it, and the number as large as a heading.
Rectangle {
    id: line

    required property string name
    required property string about
    required property string phone

    // Large letters need the room.
    readonly property int edge: Display.largeText ? Theme.near : Theme.gap

    implicitHeight: row.implicitHeight + edge * 2
    radius: Theme.corner
    color: Theme.surface
    border.color: Theme.line
    border.width: Theme.border
    Accessible.role: Accessible.StaticText
    Accessible.name: line.name + ". " + line.phone + ". " + line.about

    GridLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.topMargin: line.edge
        anchors.bottomMargin: line.edge
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
        columns: line.width < Theme.textName * 14 ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.tight

        Column {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.hair

            PlainText {
                width: parent.width
                text: line.name
                font.pixelSize: Theme.textLead
                font.bold: true
                lineHeight: Theme.headingLineHeight
                Accessible.ignored: true
            }

            PlainText {
                width: parent.width
                text: line.about
                font.pixelSize: Theme.textHint
                Accessible.ignored: true
            }
        }

        PlainText {
            text: line.phone
            font.pixelSize: Theme.textName
            font.bold: true
            color: Theme.primary
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
