// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// Begins a visit: the language's name in its own script, and "begin" in that same language where there is room for it.
Tappable {
    id: control

    required property string begin
    required property string code
    readonly property string tongue: code
    property bool stacked: false
    property bool brief: false
    property bool tall: false
    readonly property real lines: tall ? 0.76 : 1.05

    implicitHeight: Math.max(Theme.answer, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    topPadding: Theme.tight
    bottomPadding: Theme.tight
    Accessible.name: text + ". " + begin

    background: Rectangle {
        radius: control.corner
        color: control.down ? Theme.primaryPressed : Theme.primary
    }

    contentItem: RowLayout {
        spacing: Theme.near

        GridLayout {
            columns: control.stacked ? 1 : 2
            rowSpacing: Theme.hair
            columnSpacing: Theme.near
            Layout.fillWidth: true

            PlainText {
                text: control.text
                color: Theme.primaryInk
                font.pixelSize: Theme.textLead
                font.bold: true
                lineHeight: control.lines
                Layout.fillWidth: true
                Accessible.ignored: true
            }

            PlainText {
                visible: !control.brief
                text: control.begin
                color: Theme.primaryInk
                font.pixelSize: Theme.textSmall
                lineHeight: control.lines
                horizontalAlignment: control.stacked ? Text.AlignLeft : Text.AlignRight
                Layout.fillWidth: control.stacked
                Layout.maximumWidth: control.stacked ? Number.POSITIVE_INFINITY : control.width / 2
                Accessible.ignored: true
            }
        }

        Icon {
            visible: !control.stacked
            name: "next"
            colour: Theme.primaryInk
            turns: true
        }
    }
}
