-- Nothing is said of the meaning of any text before an operator connects a model.
select model from market.meaning;
select 1 where (select count(*) from market.result where id = '00000000-0000-7000-8000-0000000000c1') <> 1;
