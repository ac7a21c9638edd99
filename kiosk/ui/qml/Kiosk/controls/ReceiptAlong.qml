// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// The receipt with the telephone or on paper. Says honestly what became of the paper.
Rectangle {
    id: card

    implicitHeight: row.implicitHeight + Theme.near * 2
    height: implicitHeight
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
            objectName: "receiptQr"
            squares: Receipt.qrSquares
            side: Theme.length(230)
        }

        ColumnLayout {
            spacing: Theme.tight
            Layout.fillWidth: true

            ReceiptWords {
                Layout.fillWidth: true
            }

            PrintReceipt {
                Layout.fillWidth: true
            }
        }
    }
}
