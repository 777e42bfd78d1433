-- What counted before counts the same: by side and region, to the fen.
with expected (side, region, fen, technology) as (values ('seller', '320100', 34, 33), ('seller', '320200', 67, 67), ('buyer', '320500', 51, 50), ('buyer', 'ABROAD', 50, 50))
select e.side || e.region as breach from expected e
left join contracts.pub_turnover t on t.side = e.side and t.region = e.region and t.contract_amount_fen = e.fen and t.technology_amount_fen = e.technology
where t.contract_id is null;
-- A draft has no version; a registered contract has one, and stands.
select id from contracts.contract where (registered_on is null) <> (standing is null);
select 'versions' where (select count(*) from contracts.version) <> 1 or (select count(*) from contracts.flow) <> 4;
