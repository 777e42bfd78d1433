-- Both stay; the later one names the earlier, and whoever checks is shown it.
select 'lost' from vouchers.invoice having count(*) <> 2;
select order_id from vouchers.invoice where (order_id = '00000000-0000-7000-8000-000000000014') <> (repeats is not distinct from '00000000-0000-7000-8000-000000000004');
select 'not shown' from vouchers.refused_invoice where order_id = '00000000-0000-7000-8000-000000000014' and earlier_order_id = '00000000-0000-7000-8000-000000000004' having count(*) <> 1;
select 'full width' where vouchers.plain_number(' ａｂ－１２3 456') <> 'AB123456';
