-- SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
-- SPDX-License-Identifier: EUPL-1.2
-- A year of releases of 500 kiosks at 100 locations, each with CLASSES classes, skewed as visits are, and what the intake would
-- have added up. Statements end with a semicolon at the end of a line.
INSERT INTO device (id, location, public_key, enrolled_on)
SELECT 'zuil-' || n, 'plein-' || n % 100, '', DATE '2025-12-01' FROM generate_series(1, 500) n;
CREATE TEMPORARY TABLE made AS
SELECT gen_random_uuid() AS message, d.id AS device, d.location, s <= 52 AS is_week,
  CASE WHEN s <= 52 THEN to_char(DATE '2026-01-01' + 7 * (s - 1), 'IYYY-"W"IW') ELSE '2026-' || lpad((s - 52)::text, 2, '0') END AS period,
  CASE WHEN s <= 52 THEN date_trunc('month', DATE '2026-01-01' + 7 * (s - 1))::date ELSE make_date(2026, s - 52, 1) END AS month
FROM device d, generate_series(1, 64) s;
INSERT INTO message SELECT message, device, 'vrijgave', '', now() FROM made;
INSERT INTO release (message, device, location, period, definitions, k, l, total, loss)
SELECT message, device, location, period, 2, 5, 2, CASE WHEN is_week THEN 1400 END, 100 FROM made;
INSERT INTO release_class
SELECT month, location, message, n,
  (ARRAY['ochtend', 'middag', 'avond'])[1 + floor(3 * ((hashint4(n * 31 + 1) & 1023) / 1024::float8) ^ 2)::int],
  (ARRAY['werkzoekende', 'werkende', 'werkgever', 'scholier', 'onbekend'])[1 + floor(5 * ((hashint4(n * 31 + 2) & 1023) / 1024::float8) ^ 2)::int],
  (ARRAY['EW01', 'EW02', 'EW03', 'EW04', 'EW05', 'EW06', 'EW07', 'EW08', 'EW09'])[1 + floor(9 * ((hashint4(n * 31 + 3) & 1023) / 1024::float8) ^ 2)::int],
  (ARRAY['informatie', 'verwijzing-papier', 'overdracht', 'gids'])[1 + floor(4 * ((hashint4(n * 31 + 4) & 1023) / 1024::float8) ^ 2)::int],
  (ARRAY['uwv', 'gemeente', 'sbb', 'vakbond', 'onderwijs', 'leerwerkloket'])[1 + floor(6 * ((hashint4(n * 31 + 5) & 1023) / 1024::float8) ^ 2)::int],
  (ARRAY['nl', 'en', 'ar', 'pl', 'uk', 'tr', 'ti', 'nl-eenvoudig'])[1 + floor(8 * ((hashint4(n * 31 + 6) & 1023) / 1024::float8) ^ 2)::int],
  (ARRAY['geen', 'voorlezen', 'grote-letters'])[1 + floor(3 * ((hashint4(n * 31 + 7) & 1023) / 1024::float8) ^ 2)::int],
  (ARRAY['tot-2-min', '2-tot-5-min', '5-tot-10-min', 'langer'])[1 + floor(4 * ((hashint4(n * 31 + 8) & 1023) / 1024::float8) ^ 2)::int], '1',
  1 + n % 7
FROM made, generate_series(0, CLASSES - 1) n;
INSERT INTO figure SELECT to_char(month, 'YYYY-MM'), 'visits', location, period, SUM(1400) FROM made WHERE is_week GROUP BY 1, 3, 4;
INSERT INTO figure SELECT to_char(month, 'YYYY-MM'), 'loss', location, '', SUM(100 * count) FROM release_class GROUP BY 1, 3, 4;
INSERT INTO figure SELECT to_char(month, 'YYYY-MM'), 'theme', location, theme, SUM(count) FROM release_class GROUP BY 1, 3, 4;
INSERT INTO figure SELECT to_char(month, 'YYYY-MM'), 'visitor_type', location, visitor_type, SUM(count) FROM release_class GROUP BY 1, 3, 4;
INSERT INTO figure SELECT to_char(month, 'YYYY-MM'), 'outcome_kind', location, outcome_kind, SUM(count) FROM release_class GROUP BY 1, 3, 4;
INSERT INTO figure SELECT to_char(month, 'YYYY-MM'), 'destination_party', location, destination_party, SUM(count) FROM release_class GROUP BY 1, 3, 4;
INSERT INTO figure SELECT to_char(month, 'YYYY-MM'), 'language_group', location, language_group, SUM(count) FROM release_class GROUP BY 1, 3, 4;
INSERT INTO figure SELECT to_char(month, 'YYYY-MM'), 'aids_used', location, aids_used, SUM(count) FROM release_class GROUP BY 1, 3, 4;
INSERT INTO figure SELECT to_char(month, 'YYYY-MM'), 'length_band', location, length_band, SUM(count) FROM release_class GROUP BY 1, 3, 4
