// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// Where you are, and the way out: always at the same place.
Item {
    id: bar

    implicitHeight: row.implicitHeight + Theme.barGap * 2

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        spacing: Theme.near

        Rectangle {
            Layout.preferredWidth: Theme.iconLarge
            Layout.preferredHeight: Theme.iconLarge
            Layout.topMargin: Theme.tight
            Layout.bottomMargin: Theme.tight
            radius: Theme.corner
            color: Theme.primary

            Icon {
                anchors.centerIn: parent
                name: "brand"
                colour: Theme.primaryInk
                side: Theme.icon + Theme.near
            }
        }

        PlainText {
            id: place

            text: Guide.placeName
            font.pixelSize: Theme.textPlace
            font.bold: true
            visible: !(call.visible && Display.largeText) && !((Stage.stopShown || Stage.onStart) && Display.textStep > 1 && !Theme.wide)
            Layout.fillWidth: !call.visible
        }

        CallNotice {
            id: call

            visible: Theme.wide && Stage.callShown
            Layout.fillWidth: true
        }

        Item {
            visible: !place.visible && !call.visible
            Layout.fillWidth: true
        }

        HealthLight {
            visible: Stage.onStart
            Layout.rightMargin: Theme.near
        }

        RegionLogo {
            // Large letters on an upright screen: the name of the place needs the room.
            visible: Stage.onStart && !call.visible && !(place.visible && Display.largeText && !Theme.wide)
        }

        BigButton {
            objectName: "stop"
            text: Words.stopWipe
            letters: Theme.textBar
            pictogram: "erase"
            danger: true
            visible: Stage.stopShown
            Layout.preferredHeight: Math.max(implicitHeight, Theme.iconLarge + Theme.tight * 2)
            onClicked: Visitor.stop()
        }
    }

    MouseArea {
        objectName: "corner-left"
        anchors.left: parent.left
        anchors.top: parent.top
        width: Theme.target
        height: Theme.target
        enabled: Stage.onStart
        onClicked: Staff.cornerTapped("left")
    }

    MouseArea {
        objectName: "corner-right"
        anchors.right: parent.right
        anchors.top: parent.top
        width: Theme.target
        height: Theme.target
        enabled: Stage.onStart
        onClicked: Staff.cornerTapped("right")
    }
}
