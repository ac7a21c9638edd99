// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// Something went wrong in the kiosk itself: calm, nothing of the visitor left, one way on.
Item {
    PagedColumn {
        id: page

        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.gap
        gap: Theme.wide ? Theme.near : Theme.gap
        centred: true

        Heading {
            objectName: "mishapTitle"
            width: page.width
            text: Words.mishapTitle
            font.pixelSize: Theme.wide ? Theme.textName : Theme.textHero
            horizontalAlignment: Text.AlignHCenter
        }

        PlainText {
            width: page.width
            text: Words.mishapBody
            font.pixelSize: Theme.textLead
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }

        Item {
            width: page.width
            height: again.height + Theme.gap

            BigButton {
                id: again

                objectName: "again"
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                width: Math.min(parent.width, Math.max(implicitWidth, Theme.length(680)))
                height: Math.max(implicitHeight, Theme.bar)
                text: Words.mishapAgain
                primary: true
                onClicked: Mishap.again()
            }
        }
    }
}
