// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
import QtQuick

// The code of the slip, typed as any answer is.
Question {
}
