// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// The other places; a tap shows that one in full.
Column {
    id: column

    spacing: Theme.tight

    PlainText {
        width: parent.width
        text: Words.otherOptions
        font.pixelSize: Theme.textLead
        font.bold: true
        visible: Advice.others.length > 0
        Accessible.role: Accessible.Heading
    }

    Repeater {
        model: Advice.others

        OptionButton {
            required property var modelData

            objectName: "option-" + modelData.key
            width: column.width
            text: modelData.name
            brief: modelData.brief
            onClicked: Advice.showOption(modelData.key)
        }
    }

    BigButton {
        objectName: "nothingFits"
        width: parent.width
        text: Words.nothingFits
        look: BigButton.Quiet
        onClicked: Navigation.nothingFits()
    }
}
