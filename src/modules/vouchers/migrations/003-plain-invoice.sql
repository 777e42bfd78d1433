-- An invoice typed another way (full width, small letters, blanks, dashes) is the same invoice. The same as `plainNumber` in
-- the code, here so that two connections cannot use one at the same moment.
create function vouchers.plain_number(typed text) returns text language sql immutable strict parallel safe
  return regexp_replace(upper(normalize(typed, NFKC)), '[^0-9A-Z]', '', 'g');

-- What served twice before this was seen stays as it is, shown to whoever checks; from here on it cannot happen.
alter table vouchers.invoice add column repeats uuid references vouchers.voucher_order (id);
with uses as (
  select order_id, number, seller_tax_number, at,
    first_value(order_id) over (partition by vouchers.plain_number(number), vouchers.plain_number(seller_tax_number) order by at, order_id) as earlier
  from vouchers.invoice where released_at is null
), repeated as (
  update vouchers.invoice i set repeats = u.earlier from uses u where u.order_id = i.order_id and u.earlier <> u.order_id returning i.*
)
insert into vouchers.refused_invoice (id, order_id, earlier_order_id, number, seller_tax_number, by_name, at)
select gen_random_uuid(), order_id, repeats, number, seller_tax_number, '系统核对', at from repeated;

drop index vouchers.invoice_once;
create unique index invoice_once on vouchers.invoice (vouchers.plain_number(number), vouchers.plain_number(seller_tax_number)) where released_at is null and repeats is null;
