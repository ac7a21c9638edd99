# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bevoegdhedenmatrix: who may send which field to whom, for what, on which ground, from when till when.

Data of the region, not code; whatever it does not allow is forbidden. Pure but for reading its file.
"""
