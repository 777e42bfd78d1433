insert into enterprises.enterprise (id, credit_code, name, city, sector, entered_at, changed_at)
values ('00000000-0000-7000-8000-0000000000e2', '91320500000000000B', '已建档企业', '320500', 'MANUFACTURING', '2025-01-01', '2025-01-01');
