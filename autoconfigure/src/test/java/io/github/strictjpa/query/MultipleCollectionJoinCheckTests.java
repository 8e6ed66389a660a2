package io.github.strictjpa.query;

import java.util.List;
import java.util.function.Supplier;

import com.acme.query.User;
import io.github.strictjpa.ViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MultipleCollectionJoinCheck}.
 */
@ParameterizedClass
@EnumSource(QueryDatabase.class)
class MultipleCollectionJoinCheckTests {

	private static final String RULE = "multiple-collection-join";

	@Parameter
	private QueryDatabase database;

	@BeforeEach
	void reset() {
		this.database.reset();
	}

	@Test
	void refusesTwoCollectionsInJpqlBeforeItsSqlIsSent() {
		assertRefused(this.database.queries()::withPostsAndRoles,
				"com.acme.query.UserQueries.withPostsAndRoles (line 24) joins the collections com.acme.query.User.posts "
						+ "and com.acme.query.User.roles in one query: each element of one comes back once for each "
						+ "element of the other. Fetch at most one of them by a join, and the others by 'selectIn' of a "
						+ "FetchPlan: one more query each.");
	}

	@Test
	void refusesTheSameQueryEachTime() {
		assertRefused(this.database.queries()::withPostsAndRoles);
		assertRefused(this.database.queries()::withPostsAndRoles);

		assertThat(this.database.violations(RULE)).hasSize(1);
	}

	@Test
	void refusesTwoCollectionsInCriteria() {
		assertRefused(this.database.queries()::withPostsAndRolesByCriteria);
	}

	@Test
	void refusesTwoCollectionsOfASession() {
		this.database.inTransaction(() -> {
			assertRefused(this.database.queries()::withPostsAndRolesOfSession);
			return true;
		});
	}

	@Test
	void refusesCollectionsOfDifferentEntities() {
		assertRefused(this.database.queries()::withAuthorsRolesAndComments);

		assertThat(this.database.violations(RULE).get(0).message())
			.contains("com.acme.query.User.roles and com.acme.query.Post.comments");
	}

	@Test
	void refusesTwoCollectionsInAnEntityGraphAndNamesTheRepositoryMethod() {
		assertRefused(() -> this.database.users().findByName("ada"));

		assertThat(this.database.violations(RULE)).singleElement().satisfies((violation) -> {
			assertThat(violation.subject()).isEqualTo("com.acme.query.UserRepository.findByName");
			assertThat(violation.message())
				.startsWith("com.acme.query.UserRepository.findByName joins the collections");
		});
	}

	@Test
	void leavesTheTransactionIntact() {
		List<User> users = this.database.inTransaction(() -> {
			assertRefused(this.database.queries()::withPostsAndRoles);
			return this.database.queries().withPostsAndTheirComments();
		});

		assertThat(users).hasSize(2);
	}

	@Test
	void permitsWhatIsSuppressedOnTheRepositoryMethod() {
		assertThat(this.database.users().findByNameEndingWith("a")).hasSize(1);
	}

	@Test
	void acceptsCollectionsOnOnePath() {
		assertThat(this.database.queries().withPostsAndTheirComments()).hasSize(2);
		assertThat(this.database.users().findByNameStartingWith("a")).hasSize(1);

		assertThat(this.database.violations(RULE)).isEmpty();
	}

	@Test
	void acceptsACollectionThatIsJoinedAndNotFetched() {
		assertThat(this.database.queries().joinedWithPostsAndRoles()).hasSize(2);

		assertThat(this.database.violations(RULE)).isEmpty();
	}

	@Test
	void acceptsCollectionsThatAreReadByQueriesOfTheirOwn() {
		this.database.inTransaction(() -> {
			User user = this.database.users().findAll().get(0);
			return user.getPosts().size() + user.getRoles().size();
		});

		assertThat(this.database.violations(RULE)).isEmpty();
	}

	private void assertRefused(Supplier<?> query) {
		this.database.sql().reset();
		assertThatExceptionOfType(ViolationException.class).isThrownBy(query::get)
			.satisfies((ex) -> assertThat(ex.violation().rule().id()).isEqualTo(RULE));
		assertThat(this.database.sql().statements()).isEmpty();
	}

	private void assertRefused(Supplier<?> query, String message) {
		assertRefused(query);
		assertThat(this.database.violations(RULE)).singleElement()
			.satisfies(RulePage::assertShows)
			.hasToString(message);
	}

}
