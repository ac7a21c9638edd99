// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// The privacy notice: four short layers; the last one says whom to ask.
Item {
    id: notice

    readonly property int columns: Theme.wide && !Display.largeText ? 2 : 1

    // Large letters: every line has a card of its own, so that none is higher than a page.
    function cards(layers: var): var {
        const found = [];
        for (const layer of layers) {
            const texts = Display.largeText ? layer.lines : [layer.lines.join("\n")];
            for (let at = 0; at < texts.length; at++) {
                found.push({
                    "key": layer.key,
                    "label": at === 0 ? layer.label : "",
                    "text": texts[at]
                });
            }
        }
        return found;
    }

    function rows(found: var): var {
        const together = [];
        for (let at = 0; at < found.length; at += columns)
            together.push(found.slice(at, at + columns));
        return together;
    }

    PagedColumn {
        id: page

        sideways: Theme.scarce
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.near
        centred: !Theme.wide

        Heading {
            objectName: "privacyTitle"
            width: page.inner
            text: Words.privacyTitle
        }

        Repeater {
            model: notice.rows(notice.cards(Privacy.layers))

            RowLayout {
                id: row

                required property var modelData

                width: page.inner
                spacing: Theme.near

                Repeater {
                    model: row.modelData

                    NoticeLayer {
                        required property var modelData

                        objectName: modelData.key
                        pictogram: modelData.key
                        label: modelData.label
                        words: modelData.text
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 1
                    }
                }
            }
        }
    }
}
