create table author (id bigint primary key, name varchar(255));
create table note (id bigint primary key, author_id bigint references author);
create index note_author on note (author_id);
