-- What was there came from the pack and is untouched.
select id from plan.document where origin <> 'pack' or body <> '{"zh": "方案"}';
select id from plan.target where origin <> 'pack' or indicator <> 'A';
select id from plan.task where origin <> 'pack';
select 'rows lost' where (select count(*) from plan.document) + (select count(*) from plan.target) + (select count(*) from plan.task) <> 3;
