insert into market.result (id, title, abstract, field, keywords, owners, completers, job_result, funding_fiscal, project_number, ip_list, secrecy, contact,
  status, source, created_at, updated_at, published_at)
values
  ('00000000-0000-7000-8000-000000000001', '已发布', '', '', '{}', '[]', '[]', true, false, '', '[]', 'PUBLIC', '', 'PUBLISHED', 'platform', '2025-01-01', '2025-01-02', '2025-01-02'),
  ('00000000-0000-7000-8000-000000000002', '已登记', '', '', '{}', '[]', '[]', true, false, '', '[]', 'PUBLIC', '', 'REGISTERED', 'platform', '2025-02-01', '2025-02-01', null),
  ('00000000-0000-7000-8000-000000000003', '草稿', '', '', '{}', '[]', '[]', true, false, '', '[]', 'PUBLIC', '', 'DRAFT', 'platform', '2025-03-01', '2025-03-01', null);
