// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// Why nobody may be asked to get in touch, since when, and what to do instead: take the advice along on paper.
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
        sideways: Theme.scarce

        Heading {
            objectName: "handoverNot"
            width: page.inner
            text: Handover.whyNotTitle
            font.pixelSize: Theme.textName
        }

        Repeater {
            model: Handover.whyNot

            PlainText {
                required property string modelData

                width: page.inner
                text: modelData
                font.pixelSize: Theme.textLead
            }
        }

        TakeAlong {
            width: page.inner
            height: implicitHeight
        }
    }
}
