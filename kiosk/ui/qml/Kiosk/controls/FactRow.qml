// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// One fact: a pictogram, what it is, and the fact itself.
Item {
    id: fact

    required property string key
    required property string label
    required property string words
    required property string tone

    height: row.implicitHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: label === "" ? words : label + ":\n" + words

    // How wide it is where none of its lines is broken, and a little more: letters may lean out of what a text says it needs.
    // Not a property: to know it, every text is laid out once more.
    function unbroken(): real {
        return Theme.iconLarge + row.spacing + Math.ceil(Math.max(called.implicitWidth, said.implicitWidth)) + Theme.tight;
    }

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.near

        Rectangle {
            Layout.preferredWidth: Theme.iconLarge
            Layout.preferredHeight: Theme.iconLarge
            Layout.alignment: Qt.AlignTop
            radius: Theme.corner
            // The rest of a fact stands where it began.
            opacity: fact.label === "" ? 0 : 1
            color: fact.tone === "good" ? Theme.goodSoft : fact.tone === "notice" ? Theme.noticeSoft : Theme.chosen

            Icon {
                anchors.centerIn: parent
                name: fact.key === "" ? "" : "fact_" + fact.key
                colour: fact.tone === "good" ? Theme.good : fact.tone === "notice" ? Theme.notice : Theme.primary
            }
        }

        Column {
            Layout.fillWidth: true
            spacing: Theme.hair

            PlainText {
                id: called

                width: parent.width
                text: fact.label
                visible: text !== ""
                font.pixelSize: Theme.textAid
                color: Theme.inkSoft
                Accessible.ignored: true
            }

            PlainText {
                id: said

                width: parent.width
                text: fact.words
                font.pixelSize: Theme.textBody
                font.bold: fact.key === "where" || fact.key === "open" || fact.key === "phone"
                Accessible.ignored: true
            }
        }
    }
}
