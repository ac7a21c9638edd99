// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// Why the visitor sees this.
Rectangle {
    implicitHeight: words.implicitHeight + Theme.near * 2
    height: implicitHeight
    radius: Theme.corner
    color: Theme.sunken

    PlainText {
        id: words

        objectName: "why"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Theme.gap
        text: Advice.why
    }
}
