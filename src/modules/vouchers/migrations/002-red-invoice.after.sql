-- Orders stay as they were; an order has at most one red-letter invoice.
select id from vouchers.voucher_order where status <> 'PAID' or paid_fen <> 100;
insert into vouchers.red_invoice values ('00000000-0000-7000-8000-000000000004', '1', 'B', '2026-03-01', 200, 'SERVICE_ENDED', false, 100, 'RETURN', '丙', '2026-03-01T00:00:00Z');
select 'entered twice' from vouchers.red_invoice having count(*) <> 1;
