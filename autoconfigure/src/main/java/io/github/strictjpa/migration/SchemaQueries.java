package io.github.strictjpa.migration;

/**
 * One catalogue query per kind of object. All take the names of the schemas that are read
 * besides those of the search path, and give the same columns on every database.
 *
 * @param columns the columns, with their table
 * @param keys the constraints, one row per column
 * @param indexes the tables with their indexes over all rows, one row per column
 * @param sequences the sequences
 */
record SchemaQueries(String columns, String keys, String indexes, String sequences) {

	/**
	 * Queries for PostgreSQL. {@code pg_catalog} can be read by every user whatever the
	 * rights on tables, where {@code information_schema} hides what a user has no rights
	 * on.
	 */
	static final SchemaQueries POSTGRESQL = new SchemaQueries("""
			select n.nspname as container, c.relname as table_name, pg_table_is_visible(c.oid) as visible,
				c.relkind in ('r', 'p') as base,
				exists (select 1 from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal
					and (g.tgtype & 4) > 0) as triggered,
				a.attname as column_name, format_type(a.atttypid, a.atttypmod) as type,
				case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end as base_type,
				(select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e
					where e.enumtypid = t.oid) as labels,
				not (a.attnotnull or t.typnotnull) as nullable,
				case when a.attgenerated = '' then coalesce(pg_get_expr(d.adbin, d.adrelid), t.typdefault) end
					as default_value,
				a.attgenerated <> '' as generated,
				case a.attidentity when 'a' then 'ALWAYS' when 'd' then 'BY_DEFAULT' else 'NONE' end as identity
			from pg_class c
				join pg_namespace n on n.oid = c.relnamespace
				left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
				left join pg_type t on t.oid = a.atttypid
				left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
			where c.relkind in ('r', 'p', 'v', 'm', 'f') and (n.nspname = any (?) or (pg_table_is_visible(c.oid)
				and n.nspname not in ('pg_catalog', 'information_schema')))
			order by c.oid, a.attnum
			""", """
			select n.nspname as container, c.relname as table_name, k.conname as name,
				case k.contype when 'p' then 'PRIMARY' when 'u' then 'UNIQUE' when 'f' then 'FOREIGN' else 'CHECK' end
					as kind,
				a.attname as column_name, fn.nspname as target_container, f.relname as target_table,
				fa.attname as target_column,
				case k.confdeltype when 'c' then 'CASCADE' when 'n' then 'SET NULL' when 'd' then 'SET DEFAULT'
					else 'NO ACTION' end as delete_rule,
				case when k.contype = 'c' then pg_get_constraintdef(k.oid) end as clause
			from pg_constraint k
				join pg_class c on c.oid = k.conrelid
				join pg_namespace n on n.oid = c.relnamespace
				cross join lateral unnest(k.conkey, k.confkey) with ordinality as u (attnum, target, position)
				join pg_attribute a on a.attrelid = c.oid and a.attnum = u.attnum
				left join pg_class f on f.oid = k.confrelid
				left join pg_namespace fn on fn.oid = f.relnamespace
				left join pg_attribute fa on fa.attrelid = f.oid and fa.attnum = u.target
			where k.contype in ('p', 'u', 'f', 'c') and (n.nspname = any (?) or (pg_table_is_visible(c.oid)
				and n.nspname not in ('pg_catalog', 'information_schema')))
			order by k.oid, u.position
			""", """
			select n.nspname as container, c.relname as table_name, pg_table_is_visible(c.oid) as visible,
				x.name, x.is_unique, x.column_name
			from pg_class c
				join pg_namespace n on n.oid = c.relnamespace
				left join (
					select i.indrelid, ic.relname as name, i.indisunique as is_unique, a.attname as column_name,
						u.position
					from pg_index i
						join pg_class ic on ic.oid = i.indexrelid
						join pg_am m on m.oid = ic.relam and m.amname in ('btree', 'hash')
						cross join lateral unnest(i.indkey::int2[]) with ordinality as u (attnum, position)
						left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.attnum
					where i.indisvalid and i.indpred is null and u.position <= i.indnkeyatts
				) x on x.indrelid = c.oid
			where c.relkind in ('r', 'p', 'm') and (n.nspname = any (?) or (pg_table_is_visible(c.oid)
				and n.nspname not in ('pg_catalog', 'information_schema')))
			order by c.oid, x.name, x.position
			""", """
			select n.nspname as container, c.relname as name, pg_table_is_visible(c.oid) as visible,
				s.seqincrement as increment
			from pg_sequence s
				join pg_class c on c.oid = s.seqrelid
				join pg_namespace n on n.oid = c.relnamespace
			where n.nspname = any (?) or pg_table_is_visible(c.oid)
			""");

	/**
	 * Queries for H2, which computes a table of its catalogue anew for each row that
	 * joins it, unless it is derived.
	 */
	static final SchemaQueries H2 = new SchemaQueries("""
			select c.table_schema as container, c.table_name, c.table_schema = current_schema as visible,
				(c.table_schema, c.table_name) in (select t.table_schema, t.table_name
					from information_schema.tables t where t.table_type = 'BASE TABLE') as base,
				(c.table_schema, c.table_name) in (select g.event_object_schema, g.event_object_table
					from information_schema.triggers g where g.event_manipulation = 'INSERT') as triggered,
				c.column_name,
				case when c.data_type in ('TIME', 'TIME WITH TIME ZONE')
					then 'TIME(' || c.datetime_precision || ')' || substring(c.data_type from 5)
					else data_type_sql(c.table_schema, c.table_name, 'TABLE', c.dtd_identifier) end as type,
				null as base_type, null as labels, c.is_nullable = 'YES' as nullable,
				c.column_default as default_value, c.is_generated = 'ALWAYS' as generated,
				case when c.is_identity = 'NO' then 'NONE' else replace(c.identity_generation, ' ', '_') end as identity
			from information_schema.columns c
			where c.table_schema = current_schema or array_contains(cast(? as varchar array), c.table_schema)
			order by c.table_schema, c.table_name, c.ordinal_position
			""", """
			select u.table_schema as container, u.table_name, u.constraint_name as name,
				case when (u.constraint_schema, u.constraint_name) in (select k.constraint_schema, k.constraint_name
					from information_schema.table_constraints k where k.constraint_type = 'PRIMARY KEY')
					then 'PRIMARY' else 'UNIQUE' end as kind,
				u.column_name, null as target_container, null as target_table, null as target_column,
				null as delete_rule, null as clause, u.ordinal_position as position
			from information_schema.key_column_usage u
			where u.position_in_unique_constraint is null and (u.table_schema = current_schema
				or array_contains(cast(? as varchar array), u.table_schema))
			union all
			select u.table_schema, u.table_name, u.constraint_name, 'FOREIGN', u.column_name, f.table_schema,
				f.table_name, f.column_name, r.delete_rule, null, u.ordinal_position
			from (select * from information_schema.key_column_usage where position_in_unique_constraint is not null) u
				join (select * from information_schema.referential_constraints) r
					on r.constraint_schema = u.constraint_schema and r.constraint_name = u.constraint_name
				join (select * from information_schema.key_column_usage where position_in_unique_constraint is null) f
					on f.constraint_schema = r.unique_constraint_schema
						and f.constraint_name = r.unique_constraint_name
						and f.ordinal_position = u.position_in_unique_constraint
			where u.table_schema = current_schema or array_contains(cast(? as varchar array), u.table_schema)
			union all
			select u.table_schema, u.table_name, u.constraint_name, 'CHECK', u.column_name, null, null, null, null,
				k.check_clause, 1
			from information_schema.check_constraints k
				join (select * from information_schema.constraint_column_usage) u
					on u.constraint_schema = k.constraint_schema and u.constraint_name = k.constraint_name
			where u.table_schema = current_schema or array_contains(cast(? as varchar array), u.table_schema)
			order by container, name, position
			""", """
			select t.table_schema as container, t.table_name, t.table_schema = current_schema as visible,
				null as name, false as is_unique, null as column_name, 0 as position
			from information_schema.tables t
			where t.table_schema = current_schema or array_contains(cast(? as varchar array), t.table_schema)
			union all
			select i.table_schema, i.table_name, i.table_schema = current_schema, i.index_name, i.is_unique,
				i.column_name, i.ordinal_position
			from information_schema.index_columns i
			where i.table_schema = current_schema or array_contains(cast(? as varchar array), i.table_schema)
			order by container, table_name, name, position
			""", """
			select sequence_schema as container, sequence_name as name, sequence_schema = current_schema as visible,
				increment
			from information_schema.sequences
			where sequence_schema = current_schema or array_contains(cast(? as varchar array), sequence_schema)
			""");

	/**
	 * The indexes of MySQL and MariaDB, of all databases that the user may see.
	 */
	static final String MYSQL_INDEXES = """
			select t.table_schema as container, t.table_name, t.table_schema = database() as visible,
				s.index_name as name, s.non_unique = 0 as is_unique, s.column_name
			from information_schema.tables t
				left join information_schema.statistics s
					on s.table_schema = t.table_schema and s.table_name = t.table_name
			where t.table_schema not in ('mysql', 'sys', 'information_schema', 'performance_schema')
			order by t.table_schema, t.table_name, s.index_name, s.seq_in_index
			""";

}
