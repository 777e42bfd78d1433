-- Two registered contracts: one with two sellers and two buyers whose shares do not divide, one draft.
insert into contracts.contract (id, case_id, name, type, status, contract_amount_fen, technology_amount_fen, non_technical_items, payment_mode, intellectual_property, project_source,
  related_parties, subject, registry_code, registry_region, registration_number, registered_on, recognised_type, recognised_contract_amount_fen, recognised_technology_amount_fen, created_at)
values
  ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000c1', '甲', 'SERVICE', 'REGISTERED', 101, 100, '[]', 'LUMP_SUM', '[]', 'none', false, '', '01', '320100',
   '2025320100015000001', '2025-11-03', 'SERVICE', 101, 100, '2025-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-0000000000c2', '乙', 'SERVICE', 'DRAFT', 5, 5, '[]', 'LUMP_SUM', '[]', 'none', false, '', '01', '320100', null, null, null, null, null, '2025-11-01T00:00:00Z');
insert into contracts.party (contract_id, ordinal, side, name, region, country, kind, share_ppm) values
  ('00000000-0000-7000-8000-000000000001', 0, 'seller', '一', '320100', 'CN', 'university', 333333),
  ('00000000-0000-7000-8000-000000000001', 1, 'seller', '二', '320200', 'CN', 'firm', 666667),
  ('00000000-0000-7000-8000-000000000001', 2, 'buyer', '三', '320500', 'CN', 'firm', 500000),
  ('00000000-0000-7000-8000-000000000001', 3, 'buyer', '四', null, 'DE', 'firm', 500000),
  ('00000000-0000-7000-8000-000000000002', 0, 'seller', '一', '320100', 'CN', 'university', 1000000);
insert into contracts.region_share (contract_id, side, region, contract_amount_fen, technology_amount_fen) values
  ('00000000-0000-7000-8000-000000000001', 'seller', '320100', 34, 33), ('00000000-0000-7000-8000-000000000001', 'seller', '320200', 67, 67),
  ('00000000-0000-7000-8000-000000000001', 'buyer', '320500', 51, 50), ('00000000-0000-7000-8000-000000000001', 'buyer', 'ABROAD', 50, 50);
