-- A firm is no more: deregistered (注销), merged into another (合并、吸收), or its licence revoked (吊销). From its day it counts in no list
-- or pool; what was made for earlier days stays. Recorded wrongly, or restored by the registry, the entry is taken back and kept.
create table enterprises.closure (
  id uuid primary key,
  enterprise_id uuid not null references enterprises.enterprise (id),
  kind text not null check (kind in ('DEREGISTERED', 'MERGED', 'LICENCE_REVOKED')),
  closed_on date not null,
  source text not null,
  -- Into whom it was merged; the successor need not have a dossier.
  successor_code text check (length(successor_code) = 18),
  successor_name text,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_because text,
  constraint closure_successor check ((kind = 'MERGED') = (successor_code is not null) and (successor_code is null) = (successor_name is null)),
  constraint closure_withdrawn check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create unique index closure_live on enterprises.closure (enterprise_id) where withdrawn_at is null;

alter table enterprises.membership drop constraint membership_left_because_check;
alter table enterprises.membership add constraint membership_left_because_check check (left_because in ('CERTIFIED', 'TERM_OVER', 'HANDED_OVER', 'MOVED', 'WITHDRAWN', 'CLOSED'));
