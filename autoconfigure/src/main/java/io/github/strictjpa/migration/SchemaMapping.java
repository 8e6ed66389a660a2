package io.github.strictjpa.migration;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.mapping.Table;

/**
 * The mapped schema: what of Hibernate's boot model stands in the database.
 *
 * @param metadata the boot model
 * @param context how names become SQL
 * @param tables the physical tables that are not ignored
 * @param sequences the sequences
 */
record SchemaMapping(Metadata metadata, SqlStringGenerationContext context, List<Table> tables,
		List<Sequence> sequences) {

	static SchemaMapping of(SchemaUnit unit, SchemaIgnore ignore) {
		Database database = unit.metadata().getDatabase();
		SessionFactoryImplementor sessionFactory = unit.sessionFactory();
		List<Table> tables = stream(database.getNamespaces()).map(Namespace::getTables)
			.flatMap(SchemaMapping::stream)
			.filter((table) -> table.isPhysicalTable() && !ignore.matches(table.getSchema(), table.getName()))
			.distinct()
			.toList();
		List<Sequence> sequences = stream(database.getNamespaces()).map(Namespace::getSequences)
			.flatMap(SchemaMapping::stream)
			.toList();
		return new SchemaMapping(unit.metadata(), sessionFactory.getSqlStringGenerationContext(), tables, sequences);
	}

	Dialect dialect() {
		return this.metadata.getDatabase().getDialect();
	}

	JdbcEnvironment environment() {
		return this.metadata.getDatabase().getJdbcEnvironment();
	}

	boolean hasSchemas() {
		return environment().getNameQualifierSupport().supportsSchemas();
	}

	/**
	 * Return the schemas, or catalogs, that tables and sequences are qualified with.
	 */
	Set<String> containers(SchemaNames names) {
		return Stream
			.concat(this.tables.stream().map(Table::getQualifiedTableName),
					this.sequences.stream().map(Sequence::getName))
			.map(names::container)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
	}

	private static <T> Stream<T> stream(Iterable<T> elements) {
		return StreamSupport.stream(elements.spliterator(), false);
	}

}
