// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// What staff are told once they have taken a call: the language and the question, never an answer.
Item {
    PagedColumn {
        id: page

        sideways: Theme.scarce
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.gap
        centred: true
        gap: Theme.gap

        StaffLines {
            title: Staff.callTitle
            model: Staff.call
        }

        BigButton {
            objectName: "togetherFromCall"
            width: page.inner
            height: Math.max(implicitHeight, Theme.bar)
            text: Together.opens
            pictogram: "guide"
            onClicked: Together.open()
        }

        BigButton {
            objectName: "leaveCall"
            width: page.inner
            height: Math.max(implicitHeight, Theme.bar)
            text: Staff.callLeave
            primary: true
            onClicked: Staff.leave()
        }
    }
}
