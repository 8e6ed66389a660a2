package io.github.strictjpa.query;

import java.util.List;
import java.util.Map;

import com.acme.texts.ConcatenatedQueries;
import com.acme.texts.ConstantQueries;
import com.acme.texts.Item;
import com.acme.texts.ItemRepository;
import com.acme.texts.Sorts;
import com.acme.texts.StringQueries;
import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationReporter;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link QueryTexts}, on the classes of {@code com.acme.texts}.
 */
class QueryTextsTests {

	private static final String PACKAGE = "com.acme.texts";

	@Test
	void reportsEachMethodThatHandsOverAQueryOnce() {
		assertThat(subjects("string-query", StringQueries.class)).containsExactly("jpql", "nativeSql", "twice",
				"update", "given", "inLambda");
	}

	@Test
	void saysWhichLineHandsOverWhatToWhom() {
		assertThat(find(PACKAGE, Map.of())).filteredOn("subject", StringQueries.class.getName() + ".jpql")
			.singleElement()
			.satisfies(RulePage::assertShows)
			.hasToString("com.acme.texts.StringQueries.jpql (line 23) hands a query to EntityManager.createQuery as a "
					+ "string. Write it with typed paths: select().where(user.email.eq(email)) of a TypedRepository, or a "
					+ "derived query.");
	}

	@Test
	void reportsQueriesOfRepositoriesAndNamedOnes() {
		assertThat(subjects("string-query", ItemRepository.class)).containsExactly("written", "nativelyWritten");
		assertThat(find(PACKAGE, Map.of())).filteredOn("subject", Item.class.getName())
			.singleElement()
			.asString()
			.startsWith("com.acme.texts.Item declares a named query as a string.");
	}

	@Test
	void reportsEachMethodThatPutsAQueryTogetherFromVariables() {
		assertThat(subjects("concatenated-query", ConcatenatedQueries.class)).containsExactly("plus", "plusNumber",
				"plusAccessor", "plusInALocalVariable", "builder", "format", "formatted", "oneOfTwo", "replaced");
		assertThat(subjects("string-query", ConcatenatedQueries.class)).isEmpty();
	}

	@Test
	void saysWhichLineHandsOverTheTextThatWasPutTogether() {
		assertThat(find(PACKAGE, Map.of())).filteredOn("subject", ConcatenatedQueries.class.getName() + ".plus")
			.singleElement()
			.satisfies(RulePage::assertShows)
			.hasToString("com.acme.texts.ConcatenatedQueries.plus (line 21) puts a query together from variables and "
					+ "hands it to EntityManager.createQuery. Pass values as parameters (:email), and choose between whole "
					+ "constants where the text itself varies. Better, write it with typed paths, which need no text.");
	}

	@Test
	void acceptsTextPutTogetherFromConstants() {
		assertThat(subjects("concatenated-query", ConstantQueries.class)).isEmpty();
		assertThat(subjects("concatenated-query", StringQueries.class)).isEmpty();
	}

	@Test
	void acceptsTextForOthersThanJpa() {
		assertThat(subjects("string-query", ConstantQueries.class)).contains("folded")
			.doesNotContain("otherOwner", "message");
	}

	@Test
	void reportsSortsByText() {
		assertThat(subjects("string-sort", Sorts.class)).containsExactly("constant", "variable", "order", "page",
				"unsafe");
		assertThat(subjects("string-sort", ItemRepository.class)).containsExactly("sorted");
		assertThat(find(PACKAGE, Map.of())).filteredOn("subject", Sorts.class.getName() + ".order")
			.singleElement()
			.satisfies(RulePage::assertShows)
			.hasToString(
					"com.acme.texts.Sorts.order (line 24) names a property to sort by as a string (Sort.Order.asc). "
							+ "Sort by a path: orderBy(user.name.asc()), or QSort.by(user.name.asc()) for a Pageable.");
	}

	@Test
	void leavesOutRulesThatAreOff() {
		assertThat(find(PACKAGE, Map.of("string-query", Level.OFF))).extracting((violation) -> violation.rule().id())
			.containsOnly("concatenated-query", "string-sort");
		assertThat(find(PACKAGE,
				Map.of("string-query", Level.OFF, "concatenated-query", Level.OFF, "string-sort", Level.OFF)))
			.isEmpty();
	}

	@Test
	void countsATextThatWasPutTogetherAsAStringWhereThatRuleIsOff() {
		assertThat(find(PACKAGE, Map.of("concatenated-query", Level.OFF)))
			.filteredOn("subject", ConcatenatedQueries.class.getName() + ".plus")
			.extracting((violation) -> violation.rule().id(), (violation) -> violation.origin().line())
			.containsExactly(tuple("string-query", 21));
	}

	@Test
	void leavesOutGeneratedClasses() {
		assertThat(find(PACKAGE, Map.of())).extracting(Violation::subject)
			.noneMatch((subject) -> subject.startsWith("com.acme.texts.Item_"));
	}

	@Test
	void leavesOutFoldersOfTests() {
		assertThat(find(TestWithAQuery.class.getPackageName(), Map.of())).isEmpty();
	}

	private static List<String> subjects(String rule, Class<?> type) {
		String prefix = type.getName() + ".";
		return find(PACKAGE, Map.of()).stream()
			.filter((violation) -> violation.rule().id().equals(rule))
			.map(Violation::subject)
			.filter((subject) -> subject.startsWith(prefix))
			.map((subject) -> subject.substring(prefix.length()))
			.toList();
	}

	private static List<Violation> find(String packageName, Map<String, Level> levels) {
		return new QueryTexts(new Levels(levels), ApplicationCode.of(List.of(packageName)), new DefaultResourceLoader())
			.violations()
			.toList();
	}

	/**
	 * A class among tests.
	 */
	static class TestWithAQuery {

		Object query(EntityManager entityManager) {
			return entityManager.createQuery("from Item").getResultList();
		}

	}

	private record Levels(Map<String, Level> levels) implements ViolationReporter {

		@Override
		public Level level(Rule rule) {
			return this.levels.getOrDefault(rule.id(), rule.defaultLevel());
		}

		@Override
		public void report(Violation violation) {
			throw new UnsupportedOperationException("Checks at start-up return their violations");
		}

		@Override
		public void record(Violation violation) {
			report(violation);
		}

	}

}
