package io.github.strictjpa.migration;

import java.util.List;
import java.util.Map;

import io.github.strictjpa.Violation;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.junit.jupiter.api.Test;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ForeignKeyIndexCheck}.
 */
class ForeignKeyIndexCheckTests {

	@Test
	void namesEachForeignKeyWithoutAnIndex() {
		try (MappedSchema schema = MappedSchema.created(TestDatabase.createPostgres(), Post.class)) {
			List<Violation> violations = check(schema);

			assertThat(violations).extracting(Violation::subject)
				.containsExactlyInAnyOrder(Post.class.getName() + ".parent", Post.class.getName() + ".related",
						Post.class.getName() + ".related");
			assertThat(violations.get(0).toString()).isEqualTo("The foreign key 'FK_post_parent' (parent_id) of the "
					+ "table 'post' has no index that starts with it. Add a migration: "
					+ "create index post_parent_id_idx on post (parent_id);");
			assertThat(violations).extracting(Violation::persistenceUnit).containsOnly("test");
		}
	}

	@Test
	void isSilentOnceItsDdlHasRun() {
		try (MappedSchema schema = MappedSchema.created(TestDatabase.createPostgres(), Post.class)) {
			check(schema).stream()
				.map((violation) -> violation.fix().replace("Add a migration: ", ""))
				.forEach(schema::execute);

			assertThat(check(schema)).isEmpty();
		}
	}

	@Test
	void takesAnyIndexOfAllRowsThatStartsWithTheColumns() {
		try (MappedSchema schema = MappedSchema.created(TestDatabase.createPostgres(), ManyTypes.OrderLine.class)) {
			assertThat(check(schema)).hasSize(1);

			schema.execute("create index wrong_start on order_line (line, replaces_line, replaces_order_number)");
			schema.execute("create index half on order_line (replaces_line)");
			schema.execute("create index expression on order_line ((replaces_line + 1), replaces_order_number)");
			schema.execute(
					"create index some_rows on order_line (replaces_line, replaces_order_number) " + "where line > 0");
			assertThat(check(schema)).hasSize(1);

			schema.execute("create index longer on order_line (replaces_line, replaces_order_number, line)");
			assertThat(check(schema)).isEmpty();
		}
	}

	@Test
	void isSilentOnH2WhichIndexesItsForeignKeys() {
		try (MappedSchema schema = MappedSchema.created(TestDatabase.createH2(), Post.class)) {
			assertThat(check(schema)).isEmpty();
		}
	}

	@Test
	void firesOnH2WhereThereIsNoForeignKey() {
		JdbcConnectionDetails database = TestDatabase.createH2();
		try (MappedSchema schema = new MappedSchema(database, "none", List.of(Post.class), Map.of())) {
			schema.execute("create table post (id bigint primary key, parent_id bigint)");

			assertThat(check(schema)).extracting(Violation::subject).containsExactly(Post.class.getName() + ".parent");

			schema.execute("create index ix on post (parent_id)");

			assertThat(check(schema)).isEmpty();
		}
	}

	@Test
	void leavesIgnoredTablesOut() {
		try (MappedSchema schema = MappedSchema.created(TestDatabase.createPostgres(), Post.class)) {
			assertThat(new ForeignKeyIndexCheck(List.of("post*")).check(schema.unit())).isEmpty();
		}
	}

	private static List<Violation> check(MappedSchema schema) {
		return new ForeignKeyIndexCheck(List.of()).check(schema.unit()).toList();
	}

	@Entity
	@Table(name = "post")
	static class Post {

		@Id
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "parent_id", foreignKey = @jakarta.persistence.ForeignKey(name = "FK_post_parent"))
		Post parent;

		@ManyToMany
		@JoinTable(name = "post_related")
		List<Post> related;

	}

}
