package io.github.strictjpa.migration;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Turns the names of the mapping into those under which the database keeps its objects:
 * unquoted names are folded as the database folds them.
 */
final class SchemaNames {

	private final SqlStringGenerationContext context;

	private final boolean schemas;

	private final boolean upperCase;

	private final boolean lowerCase;

	SchemaNames(SqlStringGenerationContext context, boolean schemas, DatabaseMetaData metaData) throws SQLException {
		this.context = context;
		this.schemas = schemas;
		this.upperCase = metaData.storesUpperCaseIdentifiers();
		this.lowerCase = metaData.storesLowerCaseIdentifiers();
	}

	/**
	 * Return the name under which an object of the database is looked up. Where case
	 * means nothing to the database it is folded away.
	 */
	String key(String realName) {
		return (this.upperCase || this.lowerCase) ? realName : realName.toLowerCase(Locale.ROOT);
	}

	String key(Identifier identifier) {
		return key(identifier.getText(), identifier.isQuoted());
	}

	String key(Column column) {
		return key(column.getName(), column.isQuoted());
	}

	private String key(String name, boolean quoted) {
		if (quoted) {
			return key(name);
		}
		return this.upperCase ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
	}

	/**
	 * Return the schema, or the catalog where the database has no schemas, that a mapped
	 * object stands in, or {@code null} where an unqualified name finds it.
	 */
	@Nullable String container(QualifiedName name) {
		Identifier container = this.schemas ? this.context.schemaWithDefault(name.getSchemaName())
				: this.context.catalogWithDefault(name.getCatalogName());
		return (container != null) ? key(container) : null;
	}

	/**
	 * Return the name of a table as it stands in SQL.
	 */
	String sql(Table table) {
		return this.context.format(table.getQualifiedTableName());
	}

}
