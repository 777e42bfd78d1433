create table identity.organisation (
  id uuid primary key,
  credit_code text constraint organisation_credit_code_key unique,
  name_zh text not null check (name_zh <> ''),
  name_en text,
  kind text not null check (kind in ('firm', 'university', 'institute', 'government', 'park', 'registry', 'agency', 'other')),
  region text,
  park text,
  demo boolean not null default false,
  created_at timestamptz not null,
  constraint organisation_credit_code_needed check (credit_code is not null or demo or kind = 'government')
);
create unique index organisation_name_key on identity.organisation (name_zh) where credit_code is null;
create index organisation_place on identity.organisation (region, park);
create index organisation_kind on identity.organisation (kind, name_zh);

create table identity.account (
  id uuid primary key,
  login_name text not null constraint account_login_name_key unique check (login_name = lower(login_name)),
  display_name text not null check (display_name <> ''),
  password_hash text not null,
  must_change_password boolean not null,
  demo boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null
);

create table identity.assignment (
  id uuid primary key,
  account_id uuid not null references identity.account,
  role text not null,
  organisation_id uuid not null references identity.organisation,
  regions text[] not null,
  parks text[] not null,
  granted_at timestamptz not null,
  constraint assignment_once unique (account_id, role, organisation_id)
);
create index assignment_organisation on identity.assignment (organisation_id);
create index assignment_role on identity.assignment (role);

-- A session is known by the hash of its token: whoever reads this table cannot sign in with it.
create table identity.session (
  token_hash text primary key,
  account_id uuid not null references identity.account,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_account on identity.session (account_id);
create index session_expiry on identity.session (expires_at);

-- Attempts are counted before the password is looked at, so that many at once count as many. `key_hash`: people type
-- passwords into the name field, and those must not lie here.
create table identity.login_attempt (
  scope text not null check (scope in ('account', 'address')),
  key_hash text not null,
  failures integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz not null,
  primary key (scope, key_hash)
);
create index login_attempt_age on identity.login_attempt (last_at);
