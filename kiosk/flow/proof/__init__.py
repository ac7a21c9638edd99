# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proof of "no wrong door": the form evaluated for all answers at once. Needs the `publish` extra (z3)."""
