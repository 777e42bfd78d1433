-- A red-letter invoice (红字发票) that took back, wholly or in part, the invoice a voucher was paid on. Never changed.
create table vouchers.red_invoice (
  order_id uuid primary key references vouchers.voucher_order (id),
  number text not null,
  seller_tax_number text not null,
  issued_on date not null,
  amount_fen bigint not null check (amount_fen > 0),
  reason text not null check (reason in ('SERVICE_ENDED', 'RETURNED', 'DISCOUNT', 'WRONG')),
  firm_at_fault boolean not null,
  claw_back_fen bigint not null check (claw_back_fen > 0),
  quota_end text not null check (quota_end in ('RETURN', 'BURN')),
  by_name text not null,
  at timestamptz not null
);
create unique index red_invoice_once on vouchers.red_invoice (number, seller_tax_number);
