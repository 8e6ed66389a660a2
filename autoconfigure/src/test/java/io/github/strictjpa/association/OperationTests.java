package io.github.strictjpa.association;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.strictjpa.Rule;
import io.github.strictjpa.association.TestUnit.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Compares what the rules say of many operations with what Hibernate makes of them when
 * nobody guards it.
 */
class OperationTests {

	private static TestUnit unguarded;

	private static TestUnit survey;

	private static TestUnit strict;

	@BeforeAll
	static void start() {
		unguarded = TestUnit.of(Database.H2, Map.of("strict-jpa.enabled", "false"), Shop.entities());
		survey = TestUnit.of(Database.H2, Map.of("strict-jpa.default-level", "warn"), Shop.entities());
		strict = TestUnit.of(Database.H2, Shop.entities());
	}

	@AfterAll
	static void stop() {
		unguarded.close();
		survey.close();
		strict.close();
	}

	static Stream<Operation> operations() {
		return Stream
			.of(CollectionOperations.all(), ReferenceOperations.all(), DeletionOperations.all(), MergeOperations.all())
			.flatMap((operations) -> operations);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("operations")
	void reportsWhatMemoryAndTablesDisagreeOn(Operation operation) {
		Observation observation = Observation.of(unguarded, operation);
		ShopData.recreate(survey);
		Object prepared = survey.call(operation.preparation()::apply);
		survey.reset();

		survey.run((entityManager) -> {
			operation.action().accept(entityManager, prepared);
			entityManager.flush();
			int recorded = survey.recorder().snapshot().recorded().size();
			entityManager.flush();
			assertThat(survey.recorder().snapshot().recorded()).hasSize(recorded);
		});

		Set<String> stale = new TreeSet<>(observation.stale());
		if (operation.leavesOut()) {
			stale.addAll(observation.lost());
		}
		assertThat(roles(AssociationGuard.LOST_ASSOCIATION_CHANGE))
			.isEqualTo(operation.leavesOut() ? Set.of() : observation.lost());
		assertThat(roles(AssociationGuard.STALE_INVERSE_SIDE)).isEqualTo(stale);
		assertThat(survey.<Object>call(Links::stored)).isEqualTo(observation.after());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("operations")
	void refusesWhatWouldBeLostAndLeavesTheTablesAsTheyWere(Operation operation) {
		Observation observation = Observation.of(unguarded, operation);
		ShopData.recreate(strict);
		Object prepared = strict.call(operation.preparation()::apply);

		Throwable refusal = catchThrowable(
				() -> strict.run((entityManager) -> operation.action().accept(entityManager, prepared)));

		boolean lost = !observation.lost().isEmpty() && !operation.leavesOut();
		assertThat(refusal != null).as("refused").isEqualTo(lost);
		assertThat(strict.<Object>call(Links::stored)).isEqualTo(lost ? observation.before() : observation.after());
	}

	private static Set<String> roles(Rule rule) {
		Set<String> roles = new TreeSet<>();
		survey.recorder().snapshot().recorded().forEach((recorded) -> {
			if (recorded.violation().rule().equals(rule)) {
				roles.add(recorded.violation().subject());
			}
		});
		return roles;
	}

}
