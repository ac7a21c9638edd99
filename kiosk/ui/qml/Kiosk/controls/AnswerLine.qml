// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// A question with its answer, and a button to change it.
Rectangle {
    id: line

    signal changeAsked

    required property string name
    required property string question
    required property string answer
    required property string spoken
    required property bool own

    implicitHeight: row.implicitHeight + Theme.tight * 2
    height: implicitHeight
    radius: Theme.corner
    color: Theme.surface
    border.color: Theme.hairline
    border.width: Theme.border

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.tight
        spacing: Theme.gap

        ColumnLayout {
            spacing: Theme.hair
            Layout.fillWidth: true

            PlainText {
                text: line.question
                font.pixelSize: Theme.textAid
                color: Theme.inkSoft
                Layout.fillWidth: true
                Accessible.ignored: line.own
            }

            PlainText {
                objectName: "answered-" + line.name
                text: line.answer
                font.bold: true
                Layout.fillWidth: true
                // The visitor's own words are a field to who listens: a loudspeaker says only how many signs they have.
                Accessible.role: line.own ? Accessible.EditableText : Accessible.StaticText
                Accessible.name: line.own ? line.question : text
                Accessible.description: line.own ? text : ""
            }
        }

        BigButton {
            objectName: "change-" + line.name
            text: Words.change
            letters: Theme.textBar
            Accessible.name: line.spoken
            onClicked: line.changeAsked()
        }
    }
}
