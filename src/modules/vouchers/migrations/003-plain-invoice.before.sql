insert into vouchers.claimant (organisation_id, name, key, kind, updated_at) values ('00000000-0000-7000-8000-000000000001', '甲', 'A', 'ENTERPRISE', '2026-01-01T00:00:00Z');
insert into vouchers.provider (organisation_id, name, key, region, status, introduction, qualification, updated_at)
values ('00000000-0000-7000-8000-000000000002', '乙', 'B', '320500', 'ACCEPTED', '', '', '2026-01-01T00:00:00Z');
insert into vouchers.item (id, provider_id, service_class, name, description, unit, price_fen, qualification, active, updated_at)
values ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000002', 'INSTRUMENT', '电镜', '', '机时', 100, '', true, '2026-01-01T00:00:00Z');
insert into vouchers.voucher_order (id, case_id, number, status, form, claimant_id, claimant_name, home_region, provider_id, provider_name, host_region, item_id, item_name,
  service_class, quantity, unit, amount_fen, description, rule_id, grant_fen, paid_fen, paid_at, created_at, changed_at)
values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000005', 'CXQ-1', 'PAID', 'USER', '00000000-0000-7000-8000-000000000001', '甲', '321100',
  '00000000-0000-7000-8000-000000000002', '乙', '320500', '00000000-0000-7000-8000-000000000003', '电镜', 'INSTRUMENT', 1, '机时', 200, '', 'r', 100, 100, '2026-02-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-02-01T00:00:00Z');
insert into vouchers.voucher_order (id, case_id, number, status, form, claimant_id, claimant_name, home_region, provider_id, provider_name, host_region, item_id, item_name,
  service_class, quantity, unit, amount_fen, description, rule_id, grant_fen, paid_fen, paid_at, created_at, changed_at)
values ('00000000-0000-7000-8000-000000000014', '00000000-0000-7000-8000-000000000015', 'CXQ-2', 'PAID', 'USER', '00000000-0000-7000-8000-000000000001', '甲', '321100',
  '00000000-0000-7000-8000-000000000002', '乙', '320500', '00000000-0000-7000-8000-000000000003', '电镜', 'INSTRUMENT', 1, '机时', 200, '', 'r', 100, 100, '2026-02-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-02-01T00:00:00Z');
insert into vouchers.invoice (order_id, number, seller_tax_number, issued_on, content, amount_fen, paid_amount_fen, bank_reference, at) values
  ('00000000-0000-7000-8000-000000000004', 'ab-123456', 'B', '2026-01-20', '检测', 200, 200, '1', '2026-01-21T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000014', 'AB123456', 'B', '2026-01-20', '检测', 200, 200, '2', '2026-01-22T00:00:00Z');
