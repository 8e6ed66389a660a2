package io.github.strictjpa.repository;

import java.util.List;

import com.querydsl.core.BooleanBuilder;
import com.querydsl.core.types.dsl.Expressions;
import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.repository.library.League.Goal;
import io.github.strictjpa.repository.library.League.Player;
import io.github.strictjpa.repository.library.League.Team;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;

import static io.github.strictjpa.repository.library.QLeague_Goal.goal;
import static io.github.strictjpa.repository.library.QLeague_Player.player;
import static io.github.strictjpa.repository.library.QLeague_Team.team;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TypedUpdate} and for deletions without loading.
 */
class TypedUpdateTests extends LeagueTestCase {

	@Test
	void setsValuesExpressionsAndNull() {
		long rows = inTransaction(() -> this.players.update()
			.set(player.name, "Zoe")
			.set(player.score, player.score.add(1))
			.setNull(player.home.city)
			.where(player.score.eq(7), player.name.eq("Ann"))
			.execute());

		assertThat(rows).isEqualTo(1);
		Player changed = this.players.select().where(player.name.eq("Zoe")).one();
		assertThat(changed.getScore()).isEqualTo(8);
		assertThat(changed.getHome()).satisfiesAnyOf((home) -> assertThat(home).isNull(),
				(home) -> assertThat(home.getCity()).isNull());
		assertThat(changed.getVersion()).isEqualTo(1);
	}

	@Test
	void sendsOneStatementWhereNothingIsManaged() {
		inTransaction(() -> this.players.update().set(player.score, 1).where(player.team.isNull()).execute());

		assertThat(this.sql.count()).isEqualTo(1);
	}

	@Test
	void writesPendingChangesFirstAndShowsTheNewValues() {
		inTransaction(() -> {
			Player ann = byName("Ann");
			Player bob = byName("Bob");
			Team red = this.teams.select().one();
			ann.setName("Anna");
			ann.getHome().setStreet("Main");
			red.setName("RED");

			this.players.update()
				.set(player.score, 50)
				.set(player.home.city, "Rome")
				.setNull(player.team)
				.where(player.name.eq("Anna"))
				.execute();

			assertThat(ann.getScore()).isEqualTo(50);
			assertThat(ann.getVersion()).isEqualTo(2);
			assertThat(ann.getHome().getCity()).isEqualTo("Rome");
			assertThat(ann.getHome().getStreet()).isEqualTo("Main");
			assertThat(ann.getTeam()).isNull();
			assertThat(bob.getTeam()).isSameAs(red);
			assertThat(List.of(ann, bob, red)).allMatch(this.entityManager::contains);
			ann.setScore(51);
			red.setName("Red");
		});

		assertThat(byName("Anna").getScore()).isEqualTo(51);
		assertThat(byName("Anna").getVersion()).isEqualTo(3);
		assertThat(this.teams.select().one().getName()).isEqualTo("Red");
	}

	@Test
	void setsAnAssociation() {
		inTransaction(() -> {
			Player cid = byName("Cid");
			Team blue = this.teams.persist(new Team("blue"));

			assertThat(this.players.update().set(player.team, blue).everyRow().execute()).isEqualTo(3);

			assertThat(cid.getTeam()).isSameAs(blue);
		});
	}

	@Test
	void letsAnOwnerWithCascadesBeWrittenAfterwards() {
		inTransaction(() -> {
			Player ann = withGoals("Ann");
			this.goals.update().set(goal.minute, goal.minute.add(5)).where(goal.player.eq(ann)).execute();

			assertThat(ann.getGoals()).extracting(Goal::getMinute).containsExactly(15, 25);
			ann.setName("Anna");
		});

		assertThat(byName("Anna").getVersion()).isEqualTo(1);
	}

	@Test
	void makesAnEditThatBeganBeforeOutOfDate() {
		Player edited = byName("Ann");
		inTransaction(() -> this.players.update().set(player.score, 1).everyRow().execute());
		edited.setName("Anna");

		assertThatExceptionOfType(ObjectOptimisticLockingFailureException.class)
			.isThrownBy(() -> inTransaction(() -> this.players.merge(edited)));
	}

	@Test
	void leavesAVersionAloneThatIsSet() {
		inTransaction(() -> this.players.update().set(player.version, 9).where(player.name.eq("Ann")).execute());

		assertThat(byName("Ann").getVersion()).isEqualTo(9);
	}

	@Test
	void refusesAStatementWithoutACondition() {
		assertThatIllegalStateException()
			.isThrownBy(() -> inTransaction(
					() -> this.players.update().set(player.score, 1).where(new BooleanBuilder()).execute()))
			.withMessage("update().execute() has no condition and would change every Player. Write a condition, or say "
					+ "so by everyRow().");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> inTransaction(() -> this.players.deleteWhere(new BooleanBuilder(), null)))
			.withMessage(
					"deleteWhere(…) has no condition and would change every Player. Write a condition, or say so by "
							+ "deleteEveryRow().");
		assertThatIllegalStateException()
			.isThrownBy(() -> inTransaction(() -> this.players.update().everyRow().execute()))
			.withMessage("update() sets nothing: write set(path, value) before execute().");
		assertThat(this.sql.count()).isZero();
	}

	@Test
	void refusesAStatementWithoutATransaction() {
		TypedUpdate update = this.players.update().set(player.score, 1).everyRow();

		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(update::execute)
			.withMessageStartingWith("PlayerRepository.update needs a transaction of its persistence unit");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.players.deleteWhere(player.score.isNull()))
			.withMessageStartingWith("PlayerRepository.deleteWhere needs a transaction");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(this.players::deleteEveryRow);
		assertThat(this.sql.count()).isZero();
	}

	@Test
	void refusesATextThatIsNoName() {
		inTransaction(() -> {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> this.players.update()
					.set(Expressions.numberPath(Integer.class, player, "score=9,version"), 1)
					.everyRow()
					.execute())
				.withMessageStartingWith("The path element 'score=9,version' is not the name of a property");
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> this.players.deleteWhere(Expressions.stringPath(player, "name=''or'a'").eq("a")));
		});

		assertThat(this.sql.count()).isZero();
	}

	@Test
	void deletesByAConditionOnACollection() {
		inTransaction(() -> {
			assertThat(this.goals.deleteWhere(goal.minute.lt(30))).isEqualTo(2);
			assertThat(this.goals.deleteWhere(goal.minute.lt(30))).isZero();
			assertThat(this.players.deleteWhere(player.goals.any().minute.eq(31))).isZero();
			assertThat(this.players.deleteWhere(player.goals.isEmpty())).isEqualTo(2);
		});

		assertThat(this.players.select().one().getName()).isEqualTo("Bob");
	}

	@Test
	void takesDeletedEntitiesOutOfTheCollectionsThatAreLoaded() {
		inTransaction(() -> {
			Player ann = withGoals("Ann");
			Player bob = withGoals("Bob");
			Goal first = ann.getGoals().get(0);
			this.sql.reset();

			assertThat(this.goals.deleteWhere(goal.minute.eq(10))).isEqualTo(1);

			assertThat(this.entityManager.contains(first)).isFalse();
			assertThat(ann.getGoals()).extracting(Goal::getMinute).containsExactly(20);
			assertThat(bob.getGoals()).allMatch(this.entityManager::contains);
			assertThat(this.goals.deleteWhere(goal.minute.eq(20))).isEqualTo(1);
			assertThat(ann.getGoals()).isEmpty();
			ann.scoring(90);
			ann.setName("Anna");
		});

		assertThat(withGoals("Anna").getGoals()).extracting(Goal::getMinute).containsExactly(90);
	}

	@Test
	void writesPendingChangesBeforeADeletion() {
		inTransaction(() -> {
			byName("Cid").setScore(99);

			assertThat(this.players.deleteWhere(player.score.eq(99))).isEqualTo(1);
		});

		assertThat(this.teams.select().where(team.name.eq("red")).count()).isEqualTo(1);
		assertThat(this.players.select().count()).isEqualTo(2);
	}

	private Player byName(String name) {
		return this.players.select().where(player.name.eq(name)).one();
	}

	private Player withGoals(String name) {
		return this.players.select()
			.where(player.name.eq(name))
			.fetching(FetchPlan.of(player).selectIn(player.goals))
			.one();
	}

}
