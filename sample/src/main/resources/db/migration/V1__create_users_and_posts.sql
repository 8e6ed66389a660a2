create sequence users_seq start with 1 increment by 50;

create table users (
    id bigint not null,
    version bigint not null,
    email varchar(320) not null,
    full_name varchar(200) not null,
    constraint pk_users primary key (id),
    constraint uk_users_email unique (email)
);

create sequence posts_seq start with 1 increment by 50;

create table posts (
    id bigint not null,
    version bigint not null,
    author_id bigint not null,
    title varchar(200) not null,
    body varchar(10000),
    constraint pk_posts primary key (id),
    constraint fk_posts_author foreign key (author_id) references users (id)
);

create index ix_posts_author on posts (author_id);
