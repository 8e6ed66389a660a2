package io.github.strictjpa.migration;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.QualifiedSequenceName;
import org.hibernate.boot.model.relational.QualifiedTableName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;

/**
 * Makes Hibernate write unique constraints as statements of their own, with their names.
 */
final class SchemaMigrationContext implements SqlStringGenerationContext {

	private final SqlStringGenerationContext delegate;

	SchemaMigrationContext(SqlStringGenerationContext delegate) {
		this.delegate = delegate;
	}

	@Override
	public Dialect getDialect() {
		return this.delegate.getDialect();
	}

	@Override
	public Identifier toIdentifier(String text) {
		return this.delegate.toIdentifier(text);
	}

	@Override
	public Identifier getDefaultCatalog() {
		return this.delegate.getDefaultCatalog();
	}

	@Override
	public Identifier getDefaultSchema() {
		return this.delegate.getDefaultSchema();
	}

	@Override
	public String format(QualifiedTableName qualifiedName) {
		return this.delegate.format(qualifiedName);
	}

	@Override
	public String format(QualifiedSequenceName qualifiedName) {
		return this.delegate.format(qualifiedName);
	}

	@Override
	public String format(QualifiedName qualifiedName) {
		return this.delegate.format(qualifiedName);
	}

	@Override
	public String formatWithoutCatalog(QualifiedSequenceName qualifiedName) {
		return this.delegate.formatWithoutCatalog(qualifiedName);
	}

	@Override
	public boolean isMigration() {
		return true;
	}

}
