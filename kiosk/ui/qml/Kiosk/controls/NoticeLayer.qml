// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// One layer of a notice: a pictogram, a heading, a few sentences.
Rectangle {
    id: layer

    required property string pictogram
    required property string label
    required property string words
    readonly property real contentHeight: row.implicitHeight + Theme.gap * 2

    implicitHeight: contentHeight
    radius: Theme.corner
    color: Theme.surface
    border.color: Theme.hairline
    border.width: Theme.border

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.gap
        spacing: Theme.near

        Rectangle {
            Layout.preferredWidth: Theme.iconLarge
            Layout.preferredHeight: Theme.iconLarge
            Layout.alignment: Qt.AlignTop
            radius: Theme.corner
            color: Theme.goodSoft

            Icon {
                anchors.centerIn: parent
                name: layer.pictogram
                colour: Theme.good
            }
        }

        Column {
            Layout.fillWidth: true
            spacing: Theme.hair

            PlainText {
                width: parent.width
                text: layer.label
                visible: text !== ""
                font.pixelSize: Theme.textLead
                font.bold: true
                lineHeight: Theme.headingLineHeight
                Accessible.role: Accessible.Heading
            }

            PlainText {
                width: parent.width
                text: layer.words
                font.pixelSize: Theme.textHint
            }
        }
    }
}
