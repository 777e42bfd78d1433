-- What a decision found to be so (申诉、异议、追回中查实的事项) where no yearly figure holds it: a certificate that the register lacks,
-- a record of dishonesty. It goes before what the registers say until its last day, or until a later entry about the same thing.
create table enterprises.found_fact (
  id uuid primary key,
  enterprise_id uuid not null references enterprises.enterprise (id),
  -- As the rules name it.
  fact text not null,
  value jsonb not null,
  -- The decision, once and for ever; and what it rests on, in words.
  reference text not null,
  source text not null,
  as_of date not null,
  until_day date not null check (until_day >= as_of),
  ended_on date check (ended_on >= as_of),
  ended_because text,
  recorded_at timestamptz not null,
  recorded_by uuid,
  recorded_by_name text not null,
  constraint found_fact_once unique (enterprise_id, reference, fact),
  check ((ended_on is null) = (ended_because is null))
);
