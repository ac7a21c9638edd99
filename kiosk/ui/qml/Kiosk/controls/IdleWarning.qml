// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// "Are you still there?": a touch anywhere, or any key, is a yes.
FocusScope {
    id: warning

    focus: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: Words.idleTitle
    Component.onCompleted: stay.forceActiveFocus(Qt.TabFocusReason)

    Rectangle {
        anchors.fill: parent
        color: Theme.veil
        opacity: 0.72
    }

    MouseArea {
        anchors.fill: parent
        onClicked: Idle.touched()
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pageBottom + (Theme.pageHeight - height) * (Theme.wide ? 0.5 : 0.25)
        width: Math.min(parent.width - Theme.margin * 2, Theme.length(Display.textStep > 1 && Theme.wide ? 1500 : 920))
        height: content.implicitHeight + Theme.wideGap * 2
        radius: Theme.corner * 2
        color: Theme.paper
        border.color: Theme.focusHalo
        border.width: Theme.borderChosen

        Column {
            id: content

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.wideGap
            spacing: Theme.gap

            Heading {
                width: parent.width
                text: Words.idleTitle
                font.pixelSize: Theme.textName
                horizontalAlignment: Text.AlignHCenter
            }

            PlainText {
                width: parent.width
                text: Idle.secondsLeft
                font.pixelSize: Theme.textCount
                font.bold: true
                color: Theme.primary
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true // the sentence below says it
            }

            PlainText {
                objectName: "idleBody"
                width: parent.width
                text: Idle.warningWords
                font.pixelSize: Theme.textLead
                horizontalAlignment: Text.AlignHCenter
            }

            BigButton {
                id: stay

                objectName: "stay"
                width: parent.width
                height: Math.max(implicitHeight, Theme.bar)
                text: Words.idleStay
                primary: true
                onClicked: Idle.touched()
            }
        }
    }
}
