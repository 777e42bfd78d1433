insert into market.demand (id, title, problem, indicators, constraints, secrecy, type, field, contact, status, source, created_at, updated_at)
values ('00000000-0000-7000-8000-0000000000b1', '已匹配的需求', '', '[]', '', 'PUBLIC', 'TECHNOLOGY', '', '', 'PUBLISHED', 'platform', '2025-01-01', '2025-01-09');
insert into market.match_snapshot (id, demand_id, at, engine_name, engine_version, list_hash, items)
values ('00000000-0000-7000-8000-0000000000b2', '00000000-0000-7000-8000-0000000000b1', '2025-01-09', 'e', '1', 'h', '[]');
