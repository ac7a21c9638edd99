# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signed content as files: one archive per version, the versions that lie on a kiosk, and which of them it shows."""
