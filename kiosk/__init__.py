# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Werkcentrum kiosk: walk-in guidance that ends at an open service, or at a person."""

__version__ = "0.1.0"
__released__ = "2026-11-27"
"""The day on which this version was made, written with the version: no clock that runs it can rightly be before."""
