insert into enterprises.enterprise (id, credit_code, name, city, sector, entered_at, changed_at)
values ('00000000-0000-7000-8000-0000000000e3', '91320500000000000C', '已建档企业', '320500', 'MANUFACTURING', '2025-01-01', '2025-01-01');
insert into enterprises.membership (id, enterprise_id, pool, level, city, admitted_on, due_on, left_on, left_because, recorded_at, recorded_by_name)
values ('00000000-0000-7000-8000-0000000000e4', '00000000-0000-7000-8000-0000000000e3', 'hnte', 'CITY', '320500', '2024-01-01', '2027-01-01', '2025-01-01', 'MOVED', '2025-01-01', '人员');
