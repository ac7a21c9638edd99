// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// Nobody there: the picture and an invitation. Any touch or key ends it.
FocusScope {
    id: attract

    readonly property bool many: Display.invitations.length > 3

    focus: true
    Component.onCompleted: touch.forceActiveFocus()

    Scene {
        anchors.fill: parent
        moving: !Display.still
        lift: Theme.wide ? 0 : 0.13
    }

    MouseArea {
        anchors.fill: parent
        onClicked: Idle.touched()
    }

    Rectangle {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: Theme.margin
        anchors.bottomMargin: Theme.pageBottom + Theme.margin
        width: Theme.wide ? Theme.length(attract.many ? 1240 : 860) : parent.width - Theme.margin * 2
        height: words.implicitHeight + Theme.wideGap * 2
        radius: Theme.corner * 2
        color: Theme.paper

        Column {
            id: words

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.wideGap
            spacing: Theme.near

            Heading {
                width: parent.width
                text: Display.invitations[0].text
                font.pixelSize: Theme.textName
                horizontalAlignment: Text.AlignHCenter
            }

            Grid {
                id: others

                width: parent.width
                columns: Theme.wide && attract.many ? 2 : 1
                columnSpacing: Theme.gap
                rowSpacing: Theme.near

                Repeater {
                    model: Display.invitations.slice(1)

                    Heading {
                        required property var modelData
                        readonly property string tongue: modelData.code

                        width: (others.width - others.columnSpacing * (others.columns - 1)) / others.columns
                        text: modelData.text
                        font.pixelSize: Theme.textLead
                        font.bold: false
                        color: Theme.inkSoft
                        horizontalAlignment: Text.AlignHCenter
                    }
                }
            }

            Item {
                width: 1
                height: Theme.tight
            }

            BigButton {
                id: touch

                objectName: "touch"
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, Math.max(implicitWidth, Theme.length(680)))
                height: Math.max(implicitHeight, Theme.bar)
                text: Words.attractTouch
                pictogram: "touch"
                primary: true
                onClicked: Idle.touched()
            }

            BigButton {
                objectName: "still"
                anchors.horizontalCenter: parent.horizontalCenter
                text: Display.still ? Words.aidStillOn : Words.aidStill
                pictogram: Display.still ? "play" : "pause"
                onClicked: Display.toggleStill()
            }
        }
    }
}
