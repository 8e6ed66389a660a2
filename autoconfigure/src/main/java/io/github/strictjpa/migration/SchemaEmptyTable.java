package io.github.strictjpa.migration;

import java.util.List;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedTableName;
import org.hibernate.tool.schema.extract.spi.ColumnInformation;
import org.hibernate.tool.schema.extract.spi.ForeignKeyInformation;
import org.hibernate.tool.schema.extract.spi.IndexInformation;
import org.hibernate.tool.schema.extract.spi.PrimaryKeyInformation;
import org.hibernate.tool.schema.extract.spi.TableInformation;
import org.jspecify.annotations.NullUnmarked;

/**
 * A real table without columns: against it Hibernate's migrator writes the DDL of each.
 */
@NullUnmarked
final class SchemaEmptyTable implements TableInformation {

	@Override
	public QualifiedTableName getName() {
		return null;
	}

	@Override
	public boolean isPhysicalTable() {
		return true;
	}

	@Override
	public String getComment() {
		return null;
	}

	@Override
	public ColumnInformation getColumn(Identifier columnIdentifier) {
		return null;
	}

	@Override
	public PrimaryKeyInformation getPrimaryKey() {
		return null;
	}

	@Override
	public Iterable<ForeignKeyInformation> getForeignKeys() {
		return List.of();
	}

	@Override
	public ForeignKeyInformation getForeignKey(Identifier keyName) {
		return null;
	}

	@Override
	public Iterable<IndexInformation> getIndexes() {
		return List.of();
	}

	@Override
	public IndexInformation getIndex(Identifier indexName) {
		return null;
	}

	@Override
	public void addColumn(ColumnInformation columnIdentifier) {
		throw new UnsupportedOperationException("This table has no columns");
	}

}
