// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// This kiosk calls a guide: seen on every screen until staff clear it.
Rectangle {
    implicitHeight: visible ? row.implicitHeight + Theme.tight * 2 : 0
    visible: Guide.calling && !Stage.inStaff && !Stage.onGuide
    color: Theme.noticeSoft
    border.width: Theme.border
    border.color: Theme.notice
    Accessible.role: Accessible.AlertMessage
    Accessible.name: Words.guideBanner

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        spacing: Theme.near

        Icon {
            name: "bell"
            colour: Theme.notice
        }

        PlainText {
            text: Words.guideBanner
            color: Theme.notice
            font.bold: true
            Layout.fillWidth: true
        }

        BigButton {
            objectName: "takeCall"
            text: Words.guideClear
            Layout.maximumWidth: parent.width / 2
            onClicked: Staff.takeCall()
        }
    }
}
