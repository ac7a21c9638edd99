// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma Singleton
import QtQuick
import Kiosk

// What takes long to make and remembers nothing of a visitor: made once, and lent to the page that has a place for it.
QtObject {
    readonly property Keyboard keyboard: Keyboard {}
    readonly property ResultBody result: ResultBody {}
}
