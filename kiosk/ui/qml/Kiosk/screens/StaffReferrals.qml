// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// What waits on this kiosk: since when, for whom, how it goes. Never whom it is about.
Item {
    PagedColumn {
        id: page

        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.near

        Heading {
            objectName: "staffReferrals"
            width: page.width
            text: Words.staffReferralsTitle
        }

        PlainText {
            width: page.width
            text: Words.staffReferralsSealed
            color: Theme.inkSoft
        }

        BigButton {
            objectName: "handOver"
            width: page.width
            text: Together.opens
            pictogram: "guide"
            letters: Theme.textBody
            onClicked: Together.open()
        }

        BigButton {
            objectName: "staffCode"
            width: page.width
            text: Words.staffReferralCode
            pictogram: "erase"
            letters: Theme.textBody
            onClicked: Codes.open()
        }

        PlainText {
            objectName: "staffReferralsNote"
            width: page.width
            height: text === "" ? 0 : implicitHeight
            text: Referrals.note
            font.bold: true
            Accessible.role: Accessible.AlertMessage
        }

        StaffLines {
            model: Referrals.rows
        }

        Repeater {
            model: Referrals.refusedTitle

            PlainText {
                required property string modelData

                objectName: "staffRefusedTitle"
                width: page.width
                text: modelData
                font.pixelSize: Theme.textLead
                font.bold: true
                Accessible.role: Accessible.Heading
            }
        }

        StaffLines {
            model: Referrals.refusedRows
        }

        Repeater {
            model: Referrals.refusedAsks

            PlainText {
                required property string modelData

                width: page.width
                text: modelData
                font.bold: true
            }
        }

        Repeater {
            model: Referrals.refusedChoices

            BigButton {
                required property var modelData

                objectName: "mend_" + modelData.name
                width: page.width
                text: modelData.words
                pictogram: modelData.pictogram
                letters: Theme.textBody
                onClicked: Referrals.mend(modelData.name)
            }
        }
    }
}
