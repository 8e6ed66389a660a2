-- What people write on PostgreSQL besides.

create extension citext;
create extension postgres_fdw;

create type mood as enum ('SAD', 'GLAD');
create domain email as citext check (value ~ '@');
create domain positive as integer check (value > 0);

create table person (
    id        uuid primary key default gen_random_uuid(),
    address   email    not null,
    nickname  citext,
    age       positive,
    mood      mood     not null default 'GLAD',
    settings  jsonb    not null default '{}',
    raw       json,
    tags      text[]   not null default '{}',
    scores    int4[],
    flag      bool     not null default false,
    small     int2     not null,
    created   timestamptz not null default now(),
    search    tsvector generated always as (to_tsvector('simple', coalesce(nickname::text, ''))) stored,
    ip        inet,
    period    tstzrange,
    exclude using gist (period with &&) where (period is not null)
);

create unique index person_nickname on person (lower(nickname)) where nickname is not null;
create index person_tags on person using gin (tags);

create table event (
    id       bigint      not null default nextval('event_seq'),
    at       timestamptz not null,
    payload  jsonb,
    primary key (id, at)
) partition by range (at);

create table event_2026 partition of event for values from ('2026-01-01') to ('2027-01-01');
create table event_rest partition of event default;

create materialized view mood_count as select mood, count(*) as persons from person group by mood;

create server elsewhere foreign data wrapper postgres_fdw;
create foreign table stock (sku text, amount integer not null) server elsewhere;

create table base_note (id bigserial primary key, body text);
create table long_note (chapter integer) inherits (base_note);
