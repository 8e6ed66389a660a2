package io.github.strictjpa.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.repository.library.League.Player;
import io.github.strictjpa.repository.library.League.Team;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static io.github.strictjpa.repository.library.QLeague_Player.player;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TypedSelect#forEachChunk}.
 */
class TypedSelectChunkTests extends LeagueTestCase {

	private final FetchPlan<Player> withGoals = FetchPlan.of(player).selectIn(player.goals);

	@BeforeEach
	void addPlayers() {
		inTransaction(() -> {
			for (int number = 0; number < 22; number++) {
				Team team = this.teams.persist(new Team("team " + number));
				this.players.persist(new Player("player " + number, number, team).scoring(number, number + 1));
			}
		});
		this.sql.reset();
	}

	@Test
	void goesThroughAllRowsInConstantMemory() {
		List<Integer> sizes = new ArrayList<>();
		List<String> names = new ArrayList<>();
		List<List<Integer>> held = new ArrayList<>();
		inTransaction(() -> {
			this.players.select().fetching(this.withGoals).forEachChunk(10, (chunk) -> {
				sizes.add(chunk.size());
				chunk.forEach((found) -> names.add(found.getName() + found.getGoals().size()));
				held.add(held());
			});
			assertThat(held()).containsOnly(0);
		});

		assertThat(sizes).containsExactly(10, 10, 5);
		assertThat(names).hasSize(25).doesNotHaveDuplicates();
		assertThat(held.get(1)).isEqualTo(List.of(11 + 20 + 11, 11));
		assertThat(this.sql.count()).isEqualTo(6);
	}

	@Test
	void keepsWhatTheCallerHasLoadedAndNothingElse() {
		inTransaction(() -> {
			Player ann = this.players.select().where(player.name.eq("Ann")).fetching(this.withGoals).one();
			Team added = this.teams.persist(new Team("added"));
			List<Integer> before = held();

			this.players.select().fetching(this.withGoals.fetchJoin(player.team)).forEachChunk(4, (chunk) -> {
				assertThat(held().get(0)).isLessThan(40);
				chunk.get(0).setScore(1000);
			});

			assertThat(held()).isEqualTo(before);
			assertThat(this.entityManager.contains(ann)).isTrue();
			assertThat(ann.getGoals()).allMatch(this.entityManager::contains);
			assertThat(this.entityManager.contains(added)).isTrue();
			assertThat(added.getName()).isEqualTo("added");
			ann.setName("Anna");
			ann.scoring(77);
		});

		assertThat(this.players.select().where(player.score.eq(1000)).count()).isEqualTo(7);
		assertThat(this.players.select().where(player.name.eq("Anna")).fetching(this.withGoals).one().getGoals())
			.hasSize(3);
		assertThat(this.teams.select().count()).isEqualTo(24);
	}

	@Test
	void keepsWhatTheCallersEntitiesCameToReferTo() {
		inTransaction(() -> {
			Player ann = this.players.select().where(player.name.eq("Ann")).one();

			this.players.select().fetching(this.withGoals).forEachChunk(50, (chunk) -> {
				assertThat(ann.getGoals()).hasSize(2);
				this.entityManager.find(Player.class, ann.getId()).scoring(80);
			});

			assertThat(ann.getGoals()).hasSize(3).allMatch(this.entityManager::contains);
			ann.setName("Anna");
		});

		assertThat(this.players.select().where(player.name.eq("Anna")).exists()).isTrue();
	}

	@Test
	void writesWhatTheConsumerChanges() {
		inTransaction(() -> this.players.select()
			.where(player.name.like("player%"))
			.forEachChunk(3, (chunk) -> chunk.forEach((found) -> found.setName("changed"))));

		assertThat(this.players.select().where(player.name.eq("changed")).count()).isEqualTo(22);
	}

	@Test
	void goesOnAfterRowsThatTheConsumerDeletes() {
		inTransaction(() -> this.players.select()
			.fetching(this.withGoals)
			.forEachChunk(3, (chunk) -> chunk.forEach(this.players::delete)));

		assertThat(this.players.select().count()).isZero();
		assertThat(this.goals.select().count()).isZero();
	}

	@Test
	void takesTheOrderAndTheLimitOfTheQuery() {
		List<Integer> scores = new ArrayList<>();
		inTransaction(() -> this.players.select(player.score)
			.where(player.score.isNotNull())
			.orderBy(player.score.desc())
			.limit(5)
			.forEachChunk(2, scores::addAll));

		assertThat(scores).isEqualTo(IntStream.of(21, 20, 19, 18, 17).boxed().toList());
		assertThat(this.sql.count()).isEqualTo(3);
	}

	@Test
	void refusesWhatItCannotDo() {
		TypedSelect<Player> all = this.players.select();

		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> all.forEachChunk(5, List::size))
			.withMessage("PlayerRepository.forEachChunk needs a transaction of its persistence unit: call it from a "
					+ "method with @Transactional.");
		assertThatIllegalArgumentException().isThrownBy(() -> all.forEachChunk(0, List::size))
			.withMessage("forEachChunk(0, …): a chunk has 1 row or more.");
		assertThatIllegalStateException().isThrownBy(() -> all.offset(1).forEachChunk(5, List::size))
			.withMessage("forEachChunk begins at the first row: leave out offset(…).");
		assertThatIllegalStateException()
			.isThrownBy(() -> inTransaction(() -> all.distinct().forEachChunk(5, List::size)));
	}

	/**
	 * Return how many entities and proxies, and how many collections are managed.
	 */
	private List<Integer> held() {
		PersistenceContext persistence = this.entityManager.unwrap(SessionImplementor.class).getPersistenceContext();
		int entities = (persistence.getEntityHoldersByKey() != null) ? persistence.getEntityHoldersByKey().size() : 0;
		return List.of(entities, persistence.getCollectionEntriesSize());
	}

}
