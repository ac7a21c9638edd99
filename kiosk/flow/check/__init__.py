# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Says what is wrong with a flow that loads: its texts, its questions, its ways out. Pure; word lists are passed in."""
