// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// On paper, or with the telephone. Says honestly what became of the paper.
Card {
    id: card

    PlainText {
        width: parent.width
        text: Words.takeAlong
        font.pixelSize: Theme.textLead
        font.bold: true
        Accessible.role: Accessible.Heading
    }

    RowLayout {
        width: parent.width
        spacing: Theme.gap

        QrCode {
            objectName: "qr"
            path: Advice.qrPath
            modules: Advice.qrModules
            Layout.alignment: Qt.AlignTop
        }

        ColumnLayout {
            spacing: Theme.near
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            PlainText {
                text: Words.qrHint
                font.pixelSize: Theme.textSmall
                color: Theme.inkSoft
                Layout.fillWidth: true
            }

            BigButton {
                objectName: "print"
                text: Words.printSlip
                pictogram: "print"
                enabled: !Advice.printing
                Layout.fillWidth: true
                onClicked: Advice.printSlip()
            }
        }
    }

    PlainText {
        objectName: "slip"
        width: parent.width
        text: Advice.slip
        font.bold: true
        visible: text !== ""
        Accessible.role: Accessible.AlertMessage
    }
}
