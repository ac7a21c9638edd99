// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Kiosk
import Kiosk.Bridge

// What may be taken along, and what became of the paper.
Column {
    spacing: Theme.tight

    PlainText {
        width: parent.width
        text: Words.takeAlong
        font.pixelSize: Theme.textLead
        font.bold: true
        Accessible.role: Accessible.Heading
    }

    PlainText {
        objectName: "slip"
        width: parent.width
        text: Advice.slip === "" ? Words.qrHint : Advice.slip
        font.pixelSize: Theme.textAid
        font.bold: Advice.slip !== ""
        color: Advice.slip === "" ? Theme.inkSoft : Theme.ink
        Accessible.role: Accessible.AlertMessage
    }
}
