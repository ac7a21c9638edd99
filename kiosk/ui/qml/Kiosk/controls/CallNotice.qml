// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// This kiosk calls a guide: seen on every screen until staff clear it.
Item {
    id: notice

    implicitHeight: Math.max(clear.height, words.implicitHeight)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: Words.guideBanner

    Icon {
        id: bell

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        name: "bell"
        colour: Theme.notice
    }

    PlainText {
        id: words

        anchors.left: bell.right
        anchors.right: clear.left
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.near
        anchors.rightMargin: Theme.near
        text: Words.guideBanner
        color: Theme.notice
        font.pixelSize: Theme.textAid
        font.bold: true
    }

    BigButton {
        id: clear

        objectName: "takeCall"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, parent.width / 2)
        text: Words.guideClear
        letters: Theme.textAid
        leftPadding: Theme.near
        rightPadding: Theme.near
        onClicked: Staff.takeCall()
    }
}
