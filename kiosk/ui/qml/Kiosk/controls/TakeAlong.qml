// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// With the telephone or on paper. Says honestly what became of the paper.
Rectangle {
    id: card

    implicitHeight: row.implicitHeight + Theme.near * 2
    radius: Theme.corner
    color: Theme.surface
    border.color: Theme.hairline
    border.width: Theme.border

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.near
        anchors.rightMargin: Theme.near
        spacing: Theme.near

        QrCode {
            objectName: "qr"
            path: Advice.qrPath
            modules: Advice.qrModules
            side: Theme.length(230)
        }

        ColumnLayout {
            spacing: Theme.tight
            Layout.fillWidth: true

            PlainText {
                text: Words.takeAlong
                font.pixelSize: Theme.textLead
                font.bold: true
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
            }

            PlainText {
                objectName: "slip"
                text: Advice.slip === "" ? Words.qrHint : Advice.slip
                font.pixelSize: Theme.textSmall
                font.bold: Advice.slip !== ""
                color: Advice.slip === "" ? Theme.inkSoft : Theme.ink
                Layout.fillWidth: true
                Accessible.role: Accessible.AlertMessage
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
}
