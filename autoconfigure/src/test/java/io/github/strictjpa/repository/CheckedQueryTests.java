package io.github.strictjpa.repository;

import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.core.types.dsl.Expressions;
import com.querydsl.core.types.dsl.PathBuilder;
import io.github.strictjpa.repository.library.AuthorRepository;
import io.github.strictjpa.repository.library.Library.Author;
import io.github.strictjpa.repository.library.LibraryApplication;
import io.github.strictjpa.test.SqlCounter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.InvalidDataAccessApiUsageException;

import static io.github.strictjpa.repository.library.QLibrary_Author.author;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CheckedQuery}, with the payloads of CVE-2024-49203 among them.
 */
class CheckedQueryTests {

	private static ConfigurableApplicationContext context;

	private final AuthorRepository authors = context.getBean(AuthorRepository.class);

	private final SqlCounter sql = context.getBean(SqlCounter.class);

	@BeforeAll
	static void start() {
		context = LibraryApplication.start(false);
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "name desc", "born+(case/**/when(1=1)then(1)else(2)end)", "name)--",
			"born+(select/**/count(*)from/**/Book)", "name'", "name..born", "1name" })
	void refusesATextThatIsNoName(String payload) {
		this.sql.reset();

		assertRefused(this.authors.select().orderBy(Expressions.stringPath(author, payload).asc()), payload);
		assertRefused(this.authors.select().orderBy(Expressions.stringPath(payload).asc()), payload);
		assertRefused(this.authors.select().where(Expressions.stringPath(author, payload).isNotNull()), payload);
		assertRefused(this.authors.select(Expressions.stringPath(author, payload)), payload);
		assertRefused(this.authors.select()
			.orderBy(new OrderSpecifier<>(com.querydsl.core.types.Order.ASC,
					Expressions.stringPath(Expressions.path(Object.class, author, payload), "city"))),
				payload);
		assertThat(this.sql.count()).isZero();
	}

	@Test
	void takesAPathThatIsBuiltOfNames() {
		PathBuilder<Author> byName = new PathBuilder<>(Author.class, author.getMetadata());

		assertThat(this.authors.select()
			.where(byName.getString("address.city").isNull())
			.orderBy(byName.getNumber("born", Integer.class).asc())
			.list()).isEmpty();
	}

	private static void assertRefused(TypedSelect<?> select, String payload) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(select::list)
			.withMessage(
					"The path element '%s' is not the name of a property, and would be written into the query as it "
						.formatted(payload)
							+ "is. Use the query class, as in user.email; never build a path from text that comes from outside.");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> select.where(Expressions.stringPath(author, payload).isNull()).count());
	}

}
