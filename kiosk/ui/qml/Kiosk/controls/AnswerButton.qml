// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// One answer. Choosing it marks it (mark, thick border and ground, never colour alone) and goes nowhere.
Tappable {
    id: control

    property bool chosen: false
    // Where it stands among all answers, also those on other pages; 0: it is not said.
    property int place: 0
    property int places: 0
    property string tongue: ""
    property bool several: false
    property bool quiet: false
    property string pictogram: ""
    property int letters: quiet || Theme.scarce ? Theme.textBody : Theme.textAnswer

    implicitHeight: Math.max(quiet ? Theme.target : Theme.answer, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    topPadding: Theme.tight
    bottomPadding: Theme.tight
    Accessible.role: several ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.description: chosen ? Words.chosen : ""

    background: Rectangle {
        radius: control.corner
        color: control.chosen ? Theme.chosen : control.down || control.quiet ? Theme.sunken : Theme.surface
        border.width: control.chosen ? Theme.borderChosen : Theme.border
        border.color: control.chosen ? Theme.chosenLine : control.quiet ? Theme.line : Theme.line
    }

    contentItem: RowLayout {
        spacing: Theme.near

        Rectangle {
            Layout.preferredWidth: Theme.icon
            Layout.preferredHeight: Theme.icon
            radius: control.several ? Theme.cornerSmall : width / 2
            color: control.chosen ? Theme.primary : Theme.surface
            border.width: Theme.border
            border.color: control.chosen ? Theme.primary : Theme.line

            Loader {
                anchors.centerIn: parent
                active: control.chosen
                sourceComponent: Icon {
                    name: "check"
                    colour: Theme.primaryInk
                    side: Theme.iconSmall
                }
            }
        }

        Icon {
            name: control.pictogram
            colour: Theme.primary
            side: Theme.iconLarge
            visible: control.pictogram !== "" && (!Display.largeText || control.width > Theme.textAnswer * 14)
        }

        PlainText {
            text: control.text
            font.pixelSize: control.letters
            color: control.quiet ? Theme.inkSoft : Theme.ink
            font.bold: control.chosen
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
