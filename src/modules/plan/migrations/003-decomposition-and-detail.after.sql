-- Targets and tasks stay as they were; nothing is broken down or added to before somebody does it.
select id from plan.target where body ->> 'place' <> 'SUNAN';
select id from plan.task where body <> '{"document": "900"}';
select 'rows lost' where (select count(*) from plan.target) + (select count(*) from plan.task) <> 2;
select target from plan.decomposition;
select task from plan.task_detail;
