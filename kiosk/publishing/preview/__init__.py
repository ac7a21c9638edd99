# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A flow in the real window before it is published: at any place and moment. Nothing is kept."""
