insert into supervision.dispatch_order (id, task_id, proposed, colour, ground, period, status, case_id, organisation_id, created_at) values
  ('00000000-0000-7000-8000-00000000d001', '002-task-1', 'RED', 'RED', 'FAILED', '2026-03', 'ESCALATED', '00000000-0000-7000-8000-00000000ca01', '00000000-0000-7000-8000-00000000a001', '2026-03-05T00:00:00Z'),
  ('00000000-0000-7000-8000-00000000d002', '002-task-2', 'YELLOW', 'YELLOW', 'BEHIND', '2026-03', 'DOING', '00000000-0000-7000-8000-00000000ca02', '00000000-0000-7000-8000-00000000a001', '2026-03-05T00:00:00Z');
