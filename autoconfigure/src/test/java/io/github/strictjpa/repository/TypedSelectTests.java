package io.github.strictjpa.repository;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import com.querydsl.core.types.Projections;
import com.querydsl.core.types.dsl.Wildcard;
import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.repository.library.League.Player;
import jakarta.persistence.LockModeType;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;

import static io.github.strictjpa.repository.library.QLeague_Goal.goal;
import static io.github.strictjpa.repository.library.QLeague_Player.player;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for what can be written in a {@link TypedSelect} and how it ends.
 */
class TypedSelectTests extends LeagueTestCase {

	private final FetchPlan<Player> withTeamAndGoals = FetchPlan.of(player)
		.fetchJoin(player.team)
		.selectIn(player.goals);

	@Test
	void groupsAProjection() {
		List<Scored> scored = this.goals.select(Projections.constructor(Scored.class, goal.player.name, goal.count()))
			.groupBy(goal.player.name)
			.having(goal.count().gt(1), null)
			.list();

		assertThat(scored).containsExactly(new Scored("Ann", 2));
	}

	@Test
	void countsGroupsAndDistinctRowsInTheDatabase() {
		TypedSelect<String> names = this.goals.select(goal.player.name).groupBy(goal.player.name);

		assertThat(names.count()).isEqualTo(2);
		assertThat(names.having(goal.count().gt(1)).count()).isEqualTo(1);
		assertThat(names.having(goal.count().gt(2)).exists()).isFalse();
		assertThat(names.orderBy(goal.player.name.asc()).page(PageRequest.of(0, 1)).getTotalElements()).isEqualTo(2);
		assertThat(this.players.select(player.score).distinct().count()).isEqualTo(2);
		assertThat(this.players.select().distinct().count()).isEqualTo(3);
		assertThat(this.players.select(Projections.tuple(player.score, player.score)).distinct().count()).isEqualTo(2);
		assertThat(this.sql.statements()).filteredOn((sql) -> sql.contains("count(*)")).hasSizeGreaterThan(4);
	}

	@Test
	void refusesToCountWhatIsOneRow() {
		assertThatIllegalStateException().isThrownBy(() -> this.players.select(player.count()).count())
			.withMessage(
					"count() of a query that selects count(player): it has one row, whatever there is. Write one() "
							+ "to read the value, or begin with select() or select(a column).");
		assertThatIllegalStateException().isThrownBy(() -> this.players.select(Wildcard.count).exists());
		assertThatIllegalStateException()
			.isThrownBy(() -> this.players.select(Projections.tuple(player.score.max(), player.score.min())).count());
		assertThat(this.players.select(player.count()).one()).isEqualTo(3);
		assertThat(this.players.select(player.count()).page(PageRequest.of(0, 2)).getContent()).containsExactly(3L);
	}

	@Test
	void leavesOutEqualRows() {
		assertThat(this.players.select(player.score).distinct().list()).containsExactlyInAnyOrder(7, null);
	}

	@Test
	void asksWhetherThereIsARow() {
		assertThat(this.players.select().orderBy(player.name.asc()).exists()).isTrue();
		assertThat(this.players.select().where(player.name.eq("Zoe")).exists()).isFalse();
		assertThat(this.players.select().offset(5).exists()).isTrue();
		assertThat(this.sql.statements()).allSatisfy((sql) -> assertThat(sql).doesNotContain("name,"));
	}

	@Test
	void asksThroughCollectionsWithoutMultiplyingRows() {
		assertThat(this.players.select().where(player.goals.any().minute.goe(10)).list()).hasSize(2);
		assertThat(this.players.select().where(player.goals.isEmpty()).list()).hasSize(1);
	}

	@Test
	void dropsNoRowWhereItSortsByAnAssociation() {
		assertThat(this.players.select().orderBy(player.team.name.asc(), player.name.desc()).list())
			.extracting(Player::getName)
			.containsExactlyInAnyOrder("Ann", "Bob", "Cid");
	}

	@Test
	void readsOneMoreRowForASlice() {
		TypedSelect<Player> ordered = this.players.select().fetching(this.withTeamAndGoals).orderBy(player.id.asc());

		Slice<Player> first = ordered.slice(PageRequest.of(0, 2, Sort.by("name")));
		assertThat(first).extracting(Player::getName).containsExactly("Ann", "Bob");
		assertThat(first.hasNext()).isTrue();
		assertThat(this.sql.count()).isEqualTo(2);
		assertThat(ordered.slice(first.nextPageable())).hasSize(1).isNotEmpty();
		assertThat(ordered.slice(first.nextPageable()).hasNext()).isFalse();
		assertThat(ordered.slice(PageRequest.of(0, 3)).hasNext()).isFalse();
		assertThat(ordered.slice(Pageable.unpaged()).getContent()).hasSize(3);
		assertThatExceptionOfType(InvalidSortException.class)
			.isThrownBy(() -> ordered.slice(PageRequest.of(0, 2, Sort.by("salary"))));
		assertThatIllegalStateException().isThrownBy(() -> ordered.limit(1).slice(PageRequest.of(0, 2)));
	}

	@Test
	void locksWhatItFinds() {
		inTransaction(() -> {
			Player locked = this.players.select()
				.where(player.name.eq("Ann"))
				.fetching(this.withTeamAndGoals)
				.lock(LockModeType.PESSIMISTIC_WRITE)
				.one();

			assertThat(this.entityManager.getLockMode(locked)).isEqualTo(LockModeType.PESSIMISTIC_WRITE);
			assertThat(this.sql.statements().get(0)).contains("for ").contains("update");
			assertThat(locked.getTeam().getName()).isEqualTo("red");
		});
	}

	@Test
	void refusesALockWithoutATransactionAndOnAColumn() {
		TypedSelect<Player> locking = this.players.select().lock(LockModeType.PESSIMISTIC_READ);

		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(locking::list)
			.withMessage(
					"PlayerRepository.select().lock(PESSIMISTIC_READ) needs a transaction of its persistence unit: "
							+ "call it from a method with @Transactional.");
		assertThat(locking.count()).isEqualTo(3);
		assertThatIllegalStateException()
			.isThrownBy(() -> this.players.select(player.name).lock(LockModeType.PESSIMISTIC_READ))
			.withMessage(
					"lock(PESSIMISTIC_READ) locks entities, but this query selects player.name. Leave out lock(…), "
							+ "or begin with select().");
	}

	@Test
	void givesTheDatabaseATimeout() {
		assertThat(this.players.select().timeout(Duration.ofMillis(1)).list()).hasSize(3);
		assertThatIllegalArgumentException().isThrownBy(() -> this.players.select().timeout(Duration.ZERO))
			.withMessage("timeout(PT0S): a timeout is more than zero.");
	}

	@Test
	void writesNothingOfWhatIsOnlyRead() {
		inTransaction(() -> {
			Player read = this.players.select()
				.fetching(this.withTeamAndGoals)
				.where(player.name.eq("Ann"))
				.readOnly()
				.one();
			Session session = this.entityManager.unwrap(Session.class);

			assertThat(session.isReadOnly(read)).isTrue();
			assertThat(session.isReadOnly(read.getGoals().get(0))).isTrue();
			assertThat(session.isDefaultReadOnly()).isFalse();
			read.setName("Zoe");
		});

		assertThat(this.players.select().where(player.name.eq("Zoe")).exists()).isFalse();
	}

	@Test
	void putsACommentInFrontOfItsSql() {
		this.players.select().comment("who */ scores").list();

		assertThat(this.sql.statements().get(0)).startsWith("/* who *");
		assertThat(this.sql.statements().get(0)).doesNotContain("who */");
	}

	@Test
	void streamsInATransaction() {
		inTransaction(() -> {
			try (Stream<Player> rows = this.players.select()
				.fetching(this.withTeamAndGoals)
				.orderBy(player.name.asc())
				.stream()) {
				assertThat(rows).extracting((row) -> row.getGoals().size()).containsExactly(2, 1, 0);
			}
			try (Stream<String> names = this.players.select(player.name).orderBy(player.name.asc()).stream()) {
				Iterator<String> iterator = names.iterator();
				assertThat(iterator.next()).isEqualTo("Ann");
			}
			try (Stream<Scored> rows = this.players
				.select(Projections.constructor(Scored.class, player.name, player.id))
				.stream()) {
				assertThat(rows).hasSize(3);
			}
		});

		assertThat(this.sql.count()).isEqualTo(4);
	}

	@Test
	void refusesAStreamWithoutATransaction() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.players.select().stream())
			.withMessage("PlayerRepository.stream needs a transaction of its persistence unit: call it from a method "
					+ "with @Transactional.");
	}

	@Test
	void keepsWhatASharedQueryIs() {
		TypedSelect<Player> all = this.players.select();
		all.where(player.name.eq("Ann")).distinct().limit(1).readOnly().timeout(Duration.ofSeconds(1));

		assertThat(all.list()).hasSize(3).noneMatch((found) -> Hibernate.isInitialized(found.getGoals()));
	}

	public record Scored(String name, long goals) {

	}

}
