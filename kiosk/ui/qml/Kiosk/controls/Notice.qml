// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A message on its own ground: good news, or (`wrong`) what must be put right. Not shown: takes no room.
Rectangle {
    id: notice

    property bool shown: true
    property bool wrong: false
    required property string words

    implicitHeight: shown ? Math.max(text.implicitHeight, Theme.iconSmall) + Theme.near * 2 : 0
    height: implicitHeight
    radius: Theme.corner
    color: wrong ? Theme.dangerSoft : Theme.goodSoft
    border.width: Theme.border
    border.color: wrong ? Theme.danger : Theme.good
    clip: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words
    Accessible.ignored: !shown

    Icon {
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.near
        name: notice.wrong ? "fact_alert" : "check"
        colour: notice.wrong ? Theme.danger : Theme.good
        side: Theme.iconSmall
    }

    PlainText {
        id: text

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.near * 2 + Theme.iconSmall
        anchors.rightMargin: Theme.near
        text: notice.words
        color: notice.wrong ? Theme.danger : Theme.good
        font.bold: true
        Accessible.ignored: true
    }
}
