// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Kiosk
import Kiosk.Bridge

// What the code for the telephone is, or what became of the paper.
PlainText {
    objectName: "receiptMessage"
    text: Receipt.message === "" ? Words.receiptQr : Receipt.message
    font.pixelSize: Theme.textSmall
    font.bold: Receipt.message !== ""
    color: Receipt.message === "" ? Theme.inkSoft : Theme.ink
    Accessible.role: Accessible.AlertMessage
}
