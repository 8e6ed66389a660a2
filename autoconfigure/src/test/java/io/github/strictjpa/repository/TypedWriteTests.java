package io.github.strictjpa.repository;

import java.util.List;
import java.util.stream.IntStream;

import io.github.strictjpa.repository.library.League.Player;
import io.github.strictjpa.repository.library.League.Team;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

import static io.github.strictjpa.repository.library.QLeague_Player.player;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what a {@link TypedRepository} writes entity by entity.
 */
class TypedWriteTests extends LeagueTestCase {

	@Test
	void insertsManyInBatches() {
		List<Player> many = IntStream.range(0, 60)
			.mapToObj((number) -> new Player("p" + number, number, null))
			.toList();
		List<Player> persisted = inTransaction(() -> this.players.persistAll(many));

		assertThat(persisted).isEqualTo(many).allMatch((added) -> added.getId() != null);
		assertThat(this.sql.statements()).filteredOn((sql) -> sql.contains("insert into")).hasSize(2);
		assertThat(this.players.select().count()).isEqualTo(63);
	}

	@Test
	void saysAtOnceThatAnInsertIsRefused() {
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> inTransaction((Runnable) () -> {
				this.players.persistAll(List.of(new Player(null, 1, null)));
				throw new IllegalStateException("came too far");
			}));
	}

	@Test
	void copiesADetachedEntityOntoTheManagedOne() {
		Player detached = this.players.select().where(player.name.eq("Cid")).one();
		detached.setName("Cyd");

		Player merged = inTransaction(() -> this.players.merge(detached));

		assertThat(merged).isNotSameAs(detached);
		assertThat(this.players.select().where(player.name.eq("Cyd")).count()).isEqualTo(1);
	}

	@Test
	void refersToAnEntityWithoutLoadingIt() {
		Long id = this.teams.select().one().getId();
		this.sql.reset();
		inTransaction(() -> {
			Team reference = this.teams.getReference(id);
			assertThat(Hibernate.isInitialized(reference)).isFalse();
			this.players.persist(new Player("Dan", 3, reference));
		});

		assertThat(this.sql.statements()).noneMatch((sql) -> sql.contains("from team"));
		assertThat(this.players.select().where(player.team.id.eq(id)).count()).isEqualTo(3);
	}

	@Test
	void deletesByIdentifierWithItsCascades() {
		Long id = this.players.select().where(player.name.eq("Ann")).one().getId();

		inTransaction(() -> {
			this.players.deleteById(id);
			this.players.deleteById(-1L);
		});

		assertThat(this.players.findById(id)).isEmpty();
		assertThat(this.goals.select().count()).isEqualTo(1);
	}

	@Test
	void refusesToWriteWithoutATransaction() {
		Player added = new Player("Dan", 1, null);

		assertRefused("persistAll", () -> this.players.persistAll(List.of(added)));
		assertRefused("merge", () -> this.players.merge(added));
		assertRefused("deleteById", () -> this.players.deleteById(1L));
		assertRefused("getReference", () -> this.players.getReference(1L));
	}

	private static void assertRefused(String operation, Runnable write) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(write::run)
			.withMessage("PlayerRepository.%s needs a transaction of its persistence unit: call it from a method with "
				.formatted(operation) + "@Transactional.");
	}

}
