# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The messages that kiosk and store exchange, their limits and the protocol version. Pure: no I/O."""
