insert into plan.document (id, version, body, loaded_at) values ('900', 1, '{"zh": "方案"}', '2026-01-05T00:00:00Z');
insert into plan.target (id, version, body, loaded_at)
values ('900-A-SUNAN-2030', 1, '{"document": "900", "indicator": "A", "place": "SUNAN"}', '2026-01-05T00:00:00Z');
insert into plan.task (id, version, body, loaded_at) values ('900-task-1', 1, '{"document": "900"}', '2026-01-05T00:00:00Z');
