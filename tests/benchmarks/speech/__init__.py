# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How soon the kiosk speaks, beside the command of espeak-ng itself."""
