// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// The one name.
Column {
    spacing: Theme.tight

    PlainText {
        width: parent.width
        text: Advice.kicker
        font.pixelSize: Theme.textAid
        color: Theme.primary
        font.bold: true
    }

    Heading {
        objectName: "destination"
        width: parent.width
        text: Advice.name
        font.pixelSize: Theme.textName
    }

    PlainText {
        width: parent.width
        text: Advice.organisation
        font.pixelSize: Theme.textLead
        color: Theme.inkSoft
        visible: text !== "" && text !== Advice.name
    }
}
