// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// What the difficult words on the page mean, over the page: nothing under it changes.
FocusScope {
    id: panel

    // The height of what is used of the window above the lowest bar.
    required property real room

    visible: Meanings.open
    focus: Meanings.open
    onVisibleChanged: {
        if (visible)
            close.forceActiveFocus(Stage.byKeys ? Qt.TabFocusReason : Qt.OtherFocusReason);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.veil
        opacity: 0.6

        MouseArea {
            anchors.fill: parent
            onClicked: Meanings.hide()
        }
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.margin
        width: Math.min(parent.width - Theme.margin * 2, Theme.length(1200))
        height: title.height + list.height + close.height + Theme.near + Theme.gap + Theme.wideGap * 2
        radius: Theme.corner * 2
        color: Theme.paper
        border.color: Theme.line
        border.width: Theme.border

        Heading {
            id: title

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.wideGap
            text: Words.explainTitle
        }

        PagedColumn {
            id: list

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: title.bottom
            anchors.leftMargin: Theme.wideGap
            anchors.rightMargin: Theme.wideGap
            anchors.topMargin: Theme.near
            height: Math.min(contentHeight, panel.room - Theme.margin * 2 - Theme.wideGap * 2 - title.height - close.height - Theme.near - Theme.gap)
            gap: Theme.gap

            Repeater {
                model: Meanings.rows

                Column {
                    id: row

                    required property var modelData

                    width: list.width
                    spacing: Theme.hair

                    PlainText {
                        width: row.width
                        text: row.modelData.word
                        font.pixelSize: Theme.textLead
                        font.bold: true
                        Accessible.role: Accessible.Heading
                    }

                    PlainText {
                        width: row.width
                        text: row.modelData.meaning
                    }
                }
            }
        }

        BigButton {
            id: close

            objectName: "closeMeanings"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.wideGap
            text: Words.close
            pictogram: "erase"
            onClicked: Meanings.hide()
        }
    }
}
