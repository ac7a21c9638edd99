// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// To the page before and the one after, and which one this is. `sideways`: under each other, in a height of `room`.
GridLayout {
    id: turner

    signal turned(step: int)

    required property int page
    required property int pages
    required property bool sideways
    required property bool narrow
    required property real room

    // Its own implicit width a layout keeps making anew; one of the two may be gone while a page is taken down.
    readonly property real buttonWidth: Math.max(above?.implicitWidth ?? 0, below?.implicitWidth ?? 0)

    columns: sideways ? 1 : 3
    columnSpacing: Theme.near
    rowSpacing: Theme.tight

    BigButton {
        id: above

        objectName: "pageUp"
        text: Words.moreAbove
        pictogram: turner.narrow ? "" : "up"
        letters: turner.narrow ? Theme.textAid : Theme.textBar
        leftPadding: turner.narrow ? Theme.tight : Theme.gap
        rightPadding: leftPadding
        enabled: turner.page > 0
        opacity: turner.page > 0 ? 1 : 0
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        onClicked: turner.turned(-1)
    }

    PlainText {
        text: Words.pageOf.replace("{page}", String(turner.page + 1)).replace("{pages}", String(turner.pages))
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: turner.sideways
        color: Theme.inkSoft
        wrapMode: Text.NoWrap
        visible: turner.sideways ? turner.room > (below?.implicitHeight ?? 0) * 2 + implicitHeight + Theme.tight * 2 : !turner.narrow
    }

    BigButton {
        id: below

        objectName: "pageDown"
        text: Words.moreBelow
        pictogram: turner.narrow ? "" : "down"
        letters: turner.narrow ? Theme.textAid : Theme.textBar
        leftPadding: turner.narrow ? Theme.tight : Theme.gap
        rightPadding: leftPadding
        enabled: turner.page < turner.pages - 1
        opacity: turner.page < turner.pages - 1 ? 1 : 0
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        onClicked: turner.turned(1)
    }
}
