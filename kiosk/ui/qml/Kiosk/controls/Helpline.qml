// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// A number that answers: what it is for beside it, and the number as large as a heading.
Rectangle {
    id: line

    required property string name
    required property string about
    required property string phone

    implicitHeight: row.implicitHeight + Theme.gap * 2
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
        anchors.topMargin: Theme.gap
        anchors.bottomMargin: Theme.gap
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
