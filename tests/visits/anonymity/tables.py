# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Any visits at all, of few enough kinds that they meet."""

from collections import Counter

from hypothesis import strategies as st

from kiosk.visits.recoding import Values

VISITS = st.tuples(
    st.sampled_from(["ochtend", "middag", "avond"]),
    st.sampled_from(["werkzoekende", "student", "werkgever", "onbekend"]),
    st.sampled_from(["EW01", "EW02", "EW09"]),
    st.sampled_from(["informatie", "gids"]),
    st.sampled_from(["uwv", "gemeente"]),
    st.sampled_from(["nl", "ar", "xx"]),
    st.sampled_from(["geen", "spraak"]),
    st.just("tot-2-min"),
    st.sampled_from(["1", "2"]),
)
TABLES = st.lists(st.tuples(VISITS, st.integers(1, 9)), max_size=25).map(
    lambda rows: sum((Counter({visit: count}) for visit, count in rows), Counter[Values]())
)
