alter table author add age int;
