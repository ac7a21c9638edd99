# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands of `kiosk`: each reads its words, calls one room, and says in one line what went wrong."""
