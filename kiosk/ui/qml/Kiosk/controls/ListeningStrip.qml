// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// The kiosk reads aloud: how that works, or why nothing is heard. Else it takes no room.
Rectangle {
    id: strip

    // On a low screen large letters need the room: how it works is then only heard.
    visible: Narration.troubled || Narration.on && !(Theme.wide && Display.largeText)
    height: visible ? words.implicitHeight + Theme.near * 2 : 0
    color: Narration.troubled ? Theme.noticeSoft : Theme.chosen
    border.width: Theme.border
    border.color: Narration.troubled ? Theme.notice : Theme.chosenLine
    Accessible.role: Accessible.AlertMessage
    Accessible.name: Narration.notice

    Icon {
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.margin
        name: Narration.troubled ? "fact_alert" : "listen"
        colour: Narration.troubled ? Theme.notice : Theme.primary
        side: Theme.iconSmall
    }

    PlainText {
        id: words

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.margin + Theme.iconSmall + Theme.near
        anchors.rightMargin: Theme.margin
        text: Narration.notice
        color: Narration.troubled ? Theme.notice : Theme.ink
        font.bold: true
        Accessible.ignored: true
    }
}
