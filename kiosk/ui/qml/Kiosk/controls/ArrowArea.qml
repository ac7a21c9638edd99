// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

// Keys in rows: an arrow goes to the nearest one on that side; up and down leave where there is no further row.
// What is at the end of a row goes on as everywhere else, so that one arrow alone still reaches everything.
Item {
    id: area

    Keys.onUpPressed: event => event.accepted = area.move(0, -1)
    Keys.onDownPressed: event => event.accepted = area.move(0, 1)
    Keys.onLeftPressed: event => event.accepted = area.move(-1, 0)
    Keys.onRightPressed: event => event.accepted = area.move(1, 0)

    function move(across: int, down: int): bool {
        const from = area.Window.activeFocusItem;
        let best = null;
        let least = Infinity;
        for (const one of keysIn(area)) {
            const far = one === from ? Infinity : distance(from, one, across, down);
            if (far < least) {
                least = far;
                best = one;
            }
        }
        if (best === null)
            best = down === 0 ? null : beyond(from, down > 0);
        best?.forceActiveFocus(down + across > 0 ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        return best !== null;
    }

    function keysIn(item: Item): var {
        let found = [];
        for (const child of item.children) {
            if (child.visible && child.enabled)
                found = found.concat(child instanceof T.AbstractButton ? [child] : keysIn(child));
        }
        return found;
    }

    // Nothing that is not on the side of the arrow; sideways only within the row.
    function distance(from: Item, to: Item, across: int, down: int): real {
        const here = from.mapToItem(area, from.width / 2, from.height / 2);
        const there = to.mapToItem(area, to.width / 2, to.height / 2);
        const x = there.x - here.x;
        const y = there.y - here.y;
        if (across !== 0)
            return Math.abs(y) < from.height / 2 && x * across > 1 ? Math.abs(x) : Infinity;
        return y * down > from.height / 2 ? Math.abs(y) * 100 + Math.abs(x) : Infinity;
    }

    function beyond(from: Item, forward: bool): Item {
        let to = from;
        do {
            to = to.nextItemInFocusChain(forward);
        } while (to !== from && holds(to));
        return to;
    }

    function holds(item: Item): bool {
        let around = item;
        while (around !== null && around !== area)
            around = around.parent;
        return around === area;
    }
}
