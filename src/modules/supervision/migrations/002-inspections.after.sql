-- An order that had led to an interview stands there; the others are notices. None of them comes from an inspection.
select id from supervision.dispatch_order where step <> case status when 'ESCALATED' then 'TALK' else 'NOTICE' end;
select id from supervision.dispatch_order where finding_id is not null or circular_public or task_id is null;
select 'rows lost' where (select count(*) from supervision.dispatch_order) <> 2;
