// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// Where the question of this code is, and the way back in one tap.
Item {
    PagedColumn {
        id: page

        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.gap
        gap: Theme.gap
        centred: true

        Notice {
            objectName: "codeMessage"
            width: page.width
            shown: Codes.message !== ""
            words: Codes.message
            wrong: !Codes.busy
        }

        Heading {
            objectName: "codeStatusTitle"
            width: page.width
            text: Words.codeStatusTitle
        }

        PlainText {
            objectName: "codeStatus"
            width: page.width
            text: Codes.status
            font.pixelSize: Theme.textLead
            Accessible.role: Accessible.AlertMessage
        }

        BigButton {
            objectName: "codeWithdraw"
            width: page.width
            height: Codes.withdrawable ? Math.max(implicitHeight, Theme.bar) : 0
            text: Words.codeWithdraw
            pictogram: "erase"
            danger: true
            enabled: !Codes.busy
            onClicked: Codes.withdraw()
        }
    }
}
