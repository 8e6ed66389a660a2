package io.github.strictjpa.migration;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.github.strictjpa.migration.SchemaDifference.Kind;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.engine.jdbc.connections.spi.AbstractDataSourceBasedMultiTenantConnectionProviderImpl;
import org.junit.jupiter.api.Test;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests where {@link SchemaDrift} looks for a table, and what else it may find there.
 */
class SchemaPlacesTests {

	private final JdbcConnectionDetails database = TestDatabase.createPostgres();

	@Test
	void findsTablesAlongTheSearchPath() {
		try (MappedSchema schema = map("?currentSchema=first,second", Map.of(), Item.class)) {
			schema.execute("create schema first");
			schema.execute("create schema second");
			schema.execute("create schema third");
			schema.execute("create table second.item (id bigint primary key, name varchar(255))");

			assertThat(schema.compare().differences()).isEmpty();

			schema.execute("create table first.item (id bigint primary key, title varchar(255))");
			schema.execute("create table third.item (id bigint primary key)");

			assertThat(schema.compare().differences()).extracting(SchemaDifference::kind)
				.containsExactly(Kind.MISSING_COLUMN);
		}
	}

	@Test
	void findsTablesInTheDefaultSchemaOnly() {
		try (MappedSchema schema = map("", Map.of("hibernate.default_schema", "own"), Item.class)) {
			schema.execute("create schema own");
			schema.execute("create table item (id bigint primary key, name varchar(255))");

			assertThat(schema.compare().differences()).extracting(SchemaDifference::table).containsExactly("own.item");

			schema.execute("create table own.item (id bigint primary key, name varchar(255))");

			assertThat(schema.compare().differences()).isEmpty();
		}
	}

	@Test
	void takesAViewForATable() {
		try (MappedSchema schema = map("", Map.of(), Item.class)) {
			schema.execute("create view item as select 1::bigint as id, 'x'::varchar(255) as name");

			assertThat(schema.compare().differences()).isEmpty();
		}
	}

	@Test
	void knowsNothingOfNamesInAnotherCase() {
		try (MappedSchema schema = map("", Map.of(), Item.class)) {
			schema.execute("create table \"Item\" (id bigint primary key, name varchar(255))");

			assertThat(schema.compare().differences()).extracting(SchemaDifference::kind)
				.containsExactly(Kind.MISSING_TABLE);
		}
	}

	@Test
	void quotesKeywordsAsHibernateDoes() {
		try (MappedSchema schema = map("", Map.of("hibernate.globally_quoted_identifiers", true), Item.class)) {
			schema.execute("create table \"item\" (\"id\" bigint primary key, \"name\" varchar(255))");

			assertThat(schema.compare().differences()).isEmpty();
		}
	}

	@Test
	void namesWhatMayHaveBeenRenamed() {
		try (MappedSchema schema = map("", Map.of(), Item.class, Holder.class)) {
			schema.execute("create table thing (id bigint primary key)");
			schema.execute("create table flyway_schema_history (id bigint primary key)");
			schema.execute("create table holder (id bigint primary key, owner varchar(255), colour varchar(255))");

			List<SchemaDifference> differences = schema.compare().differences();

			assertThat(differences).extracting(SchemaDifference::renameCandidates)
				.containsExactlyInAnyOrder(List.of("thing"), List.of("owner", "colour"));
		}
	}

	@Test
	void leavesIgnoredTablesOut() {
		try (MappedSchema schema = map("", Map.of(), Item.class, Holder.class)) {
			assertThat(schema.compare("ITEM", "h*r").differences()).isEmpty();
			assertThat(schema.compare("item").differences()).extracting(SchemaDifference::table)
				.containsExactly("holder");
			assertThat(schema.compare("hold").differences()).hasSize(2);
		}
	}

	@Test
	void expectsATriggerToFillWhatNoAttributeWrites() {
		try (MappedSchema schema = map("", Map.of(), Item.class)) {
			schema.execute("create table item (id bigint primary key, name varchar(255), audit varchar(9) not null)");

			assertThat(schema.compare().differences()).extracting(SchemaDifference::kind)
				.containsExactly(Kind.UNWRITTEN_COLUMN);

			schema.execute("create function fill() returns trigger language plpgsql as "
					+ "'begin new.audit = current_user; return new; end'");
			schema.execute("create trigger fill before insert on item for each row execute function fill()");

			assertThat(schema.compare().differences()).isEmpty();
		}
	}

	@Test
	void expectsNoInsertsIntoTheTableOfAnImmutableEntity() {
		try (MappedSchema schema = map("", Map.of(), Legacy.class)) {
			schema.execute("create table legacy (id bigint primary key, code varchar(9) not null)");

			assertThat(schema.compare().differences()).isEmpty();
		}
	}

	@Test
	void onlyWarnsOfTextInAnEnumeratedType() {
		try (MappedSchema schema = map("", Map.of(), Item.class)) {
			schema.execute("create type mood as enum ('SAD', 'GLAD')");
			schema.execute("create table item (id bigint primary key, name mood)");

			assertThat(schema.compare().differences()).extracting(SchemaDifference::kind).containsExactly(Kind.TYPE);
		}
	}

	@Test
	void looksBeneathADomain() {
		try (MappedSchema schema = map("", Map.of(), Item.class)) {
			schema.execute("create domain short_name as varchar(255)");
			schema.execute("create table item (id bigint primary key, name short_name)");

			assertThat(schema.compare().differences()).isEmpty();
		}
	}

	@Test
	void doesNotCompareAUnitWithADatabaseForEachTenant() {
		DataSource dataSource = new DriverManagerDataSource(this.database.getJdbcUrl(), this.database.getUsername(),
				this.database.getPassword());
		try (MappedSchema schema = map("",
				Map.of("hibernate.multi_tenant_connection_provider", new TenantDataSources(dataSource)), Item.class)) {
			SchemaReport report = schema.compare();

			assertThat(report.differences()).isEmpty();
			assertThat(report.notJudged())
				.containsExactly("The schema was not compared: the unit has a database or schema for each tenant.");
			assertThat(new ForeignKeyIndexCheck(List.of()).check(schema.unit())).isEmpty();
		}
	}

	private MappedSchema map(String urlSuffix, Map<String, Object> settings, Class<?>... entities) {
		JdbcConnectionDetails details = new SchemaTestDatabase(this.database.getJdbcUrl() + urlSuffix,
				this.database.getUsername(), this.database.getPassword());
		return new MappedSchema(details, "none", List.of(entities), settings);
	}

	@Entity
	@Table(name = "item")
	static class Item {

		@Id
		Long id;

		String name;

	}

	@Entity
	@Table(name = "holder")
	static class Holder {

		@Id
		Long id;

		String holderName;

	}

	@Entity
	@Immutable
	@Table(name = "legacy")
	static class Legacy {

		@Id
		Long id;

	}

	static class TenantDataSources extends AbstractDataSourceBasedMultiTenantConnectionProviderImpl<String> {

		private static final long serialVersionUID = 1L;

		private final transient DataSource dataSource;

		TenantDataSources(DataSource dataSource) {
			this.dataSource = dataSource;
		}

		@Override
		protected DataSource selectAnyDataSource() {
			return this.dataSource;
		}

		@Override
		protected DataSource selectDataSource(String tenant) {
			return this.dataSource;
		}

	}

}
