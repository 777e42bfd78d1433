insert into market.result (id, title, abstract, field, keywords, owners, completers, job_result, funding_fiscal, project_number, ip_list, secrecy, contact, status, source, created_at, updated_at)
values ('00000000-0000-7000-8000-0000000000c1', '已有成果', '', '', '{}', '[]', '[]', false, false, '', '[]', 'PUBLIC', '', 'DRAFT', 'platform', '2025-01-01', '2025-01-01');
