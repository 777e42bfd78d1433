insert into policy.document (id, title_zh, current_version) values ('900', '泵站建设方案', 1);
insert into policy.document_text (document_id, version, file_name, format, text, sha256, meta, loaded_at, items_at)
values ('900', 1, 'a.txt', 'txt', '建成泵站20座', 'x', '{}', '2026-01-05T00:00:00Z', '2026-01-05T00:00:00Z');
insert into policy.item (id, document_id, version, kind, ordinal, origin, clause, start_offset, end_offset, extracted, state)
values ('900.1.target.1', '900', 1, 'target', 1, 'ENGINE', '一', 0, 7, '{"value": 20}', 'PROPOSED');
