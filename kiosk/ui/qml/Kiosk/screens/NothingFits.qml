// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// Why nothing fits, in one tap; every answer leads on to a person.
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

        Column {
            width: page.inner
            spacing: Theme.tight
            bottomPadding: Theme.near

            Heading {
                width: parent.width
                text: Words.nothingFitsTitle
            }

            PlainText {
                width: parent.width
                text: Words.nothingFitsBody
                font.pixelSize: Theme.textLead
                color: Theme.inkSoft
            }
        }

        Repeater {
            model: Feedback.reasons

            ReasonButton {
                required property var modelData

                objectName: "reason-" + modelData.name
                width: page.inner
                text: modelData.words
                onClicked: Feedback.because(modelData.name)
            }
        }

        ReasonButton {
            objectName: "reason-none"
            width: page.inner
            text: Words.nothingFitsNotSaid
            quiet: true
            onClicked: Feedback.ratherNot()
        }
    }
}
