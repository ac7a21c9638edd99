# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Saying aloud what stands on the screen: recorded audio first, else a voice of the machine, never a wrong one."""
