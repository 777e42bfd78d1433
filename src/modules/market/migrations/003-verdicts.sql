-- What people said of candidates: the ranking of the demand learns from it. Every verdict is kept; of each judge the newest counts.
create table market.match_verdict (
  id uuid primary key,
  ordinal bigint generated always as identity,
  demand_id uuid not null references market.demand (id),
  result_id uuid not null references market.result (id),
  account_id uuid not null,
  judge_name text not null,
  judge_organisation text not null,
  -- 4 strong, 3 fair, 2 weak, 1 none; null: the judge took his verdict back.
  level smallint check (level between 1 and 4),
  reason text not null,
  -- What the engine had said before any verdict, and which engine.
  score double precision not null,
  engine_version text not null,
  at timestamptz not null
);
create index match_verdict_latest on market.match_verdict (demand_id, result_id, account_id, ordinal desc);
