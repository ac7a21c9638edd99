// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The call, under the top bar; landscape has room for it in the top bar itself.
Rectangle {
    id: strip

    required property bool shown

    height: visible ? notice.implicitHeight + Theme.tight * 2 : 0
    visible: shown && !Theme.wide
    color: Theme.noticeSoft
    border.width: Theme.border
    border.color: Theme.notice

    CallNotice {
        id: notice

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.margin - Theme.near
        anchors.rightMargin: Theme.margin - Theme.near
    }
}
