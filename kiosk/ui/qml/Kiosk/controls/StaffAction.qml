// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Kiosk
import Kiosk.Bridge

// Something that staff may do with this kiosk.
BigButton {
    required property var modelData

    objectName: modelData.name
    text: modelData.words
    pictogram: modelData.pictogram
    enabled: modelData.possible
    opacity: enabled ? 1 : 0.5
    danger: modelData.final
    letters: Theme.textBody
    onClicked: Panel.act(modelData.name)
}
