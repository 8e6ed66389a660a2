package io.github.strictjpa.migration;

import java.sql.Connection;
import java.sql.SQLException;

import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.PostgreSQLDialect;

/**
 * Reads the real schema: one pass, never a query per table where the database has a
 * catalogue that can be asked.
 */
interface SchemaReader {

	/**
	 * Read everything that is compared.
	 */
	SchemaSnapshot read(Connection connection) throws SQLException;

	/**
	 * Read tables with nothing but their indexes.
	 */
	SchemaSnapshot readIndexes(Connection connection) throws SQLException;

	/**
	 * Return the reader for a mapped schema.
	 */
	static SchemaReader of(SchemaMapping mapping, SchemaNames names) {
		Dialect dialect = mapping.dialect();
		if (dialect instanceof PostgreSQLDialect) {
			return new SchemaCatalogueReader(SchemaQueries.POSTGRESQL, names, mapping.containers(names));
		}
		if (dialect instanceof H2Dialect) {
			return new SchemaCatalogueReader(SchemaQueries.H2, names, mapping.containers(names));
		}
		return new SchemaMetaDataReader(mapping, names);
	}

}
