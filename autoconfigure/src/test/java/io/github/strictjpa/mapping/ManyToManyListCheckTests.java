package io.github.strictjpa.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.strictjpa.Violation;
import io.github.strictjpa.test.SqlCounter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ManyToManyListCheck}.
 */
class ManyToManyListCheckTests {

	private static final String HERE = ManyToManyListCheckTests.class.getName() + "$";

	@Test
	void findsListsWithoutAnOrderColumn() {
		assertThat(violations(Wrong.class)).extracting(Violation::subject)
			.containsExactlyInAnyOrder(HERE + "Wrong$Post.tags", HERE + "Wrong$Post.names", HERE + "Wrong$More.links");
		assertThat(violations(Wrong.class)).filteredOn((violation) -> violation.subject().endsWith(".names"))
			.extracting(Violation::toString)
			.containsExactly(HERE + "Wrong$Post.names is a list without an order column: to change one element "
					+ "Hibernate deletes all its rows and inserts them again. Declare it as a Set, or write "
					+ "@OrderColumn where the order matters.");
	}

	@Test
	void isSilentAboutSetsAndOrderedListsAndInverseSides() {
		assertThat(violations(Right.class)).isEmpty();
	}

	@Test
	void countsTheStatementsThatItSaves() {
		SqlCounter counter = new SqlCounter();
		try (SessionFactory sessions = BootModel.sessionFactory(counter, Changed.class)) {
			sessions.inTransaction((session) -> session.persist(new Changed()));
			counter.reset();
			sessions.inTransaction((session) -> session.find(Changed.class, 1L).asSet.remove("b"));
			assertThat(counter.statements()).filteredOn((sql) -> !sql.startsWith("select")).hasSize(1);

			counter.reset();
			sessions.inTransaction((session) -> session.find(Changed.class, 1L).asList.remove("b"));
			assertThat(counter.statements()).filteredOn((sql) -> !sql.startsWith("select"))
				.hasSize(3)
				.first()
				.asString()
				.startsWith("delete");
		}
	}

	private static List<Violation> violations(Class<?> model) {
		return BootModel.violations(new ManyToManyListCheck(), model.getDeclaredClasses()).toList();
	}

	static class Wrong {

		@Entity(name = "Post")
		static class Post {

			@Id
			Long id;

			@ManyToMany
			List<Tag> tags;

			@ElementCollection
			Collection<String> names;

			@Embedded
			More more;

		}

		@Embeddable
		static class More {

			@ElementCollection
			List<String> links;

			String text;

		}

		@Entity(name = "Tag")
		static class Tag {

			@Id
			Long id;

		}

	}

	static class Right {

		@Entity(name = "Post")
		static class Post {

			@Id
			Long id;

			@ManyToMany
			Set<Tag> tags;

			@ManyToMany
			@OrderColumn
			List<Tag> ordered;

			@ElementCollection
			@OrderColumn
			List<String> names;

			@ElementCollection
			Map<String, String> byName;

			@OneToMany
			List<Tag> children;

		}

		@Entity(name = "Tag")
		static class Tag {

			@Id
			Long id;

			@ManyToMany(mappedBy = "tags")
			List<Post> posts;

		}

	}

	@Entity(name = "Changed")
	static class Changed {

		@Id
		Long id = 1L;

		@ElementCollection
		List<String> asList = new ArrayList<>(List.of("a", "b", "c"));

		@ElementCollection
		Set<String> asSet = new HashSet<>(Set.of("a", "b", "c"));

	}

}
