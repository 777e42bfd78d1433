insert into market.demand (id, title, problem, indicators, constraints, secrecy, type, field, contact, status, source, created_at, updated_at, published_at)
values
  ('00000000-0000-7000-8000-0000000000a1', '草稿', '', '[]', '', 'PUBLIC', 'TECHNOLOGY', '', '', 'DRAFT', 'platform', '2025-01-01', '2025-01-01', null),
  ('00000000-0000-7000-8000-0000000000a2', '已发布', '', '[]', '', 'PUBLIC', 'TECHNOLOGY', '', '', 'PUBLISHED', 'platform', '2025-01-01', '2025-01-09', '2025-01-09'),
  ('00000000-0000-7000-8000-0000000000a3', '已签约', '', '[]', '', 'PUBLIC', 'TECHNOLOGY', '', '', 'CONTRACTED', 'platform', '2025-01-01', '2025-03-01', '2025-01-09'),
  ('00000000-0000-7000-8000-0000000000a4', '导入的', '', '[]', '', 'PUBLIC', 'TECHNOLOGY', '', '', 'PUBLISHED', 'import', '2025-01-01', '2025-01-09', '2025-01-09');
