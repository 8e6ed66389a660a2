package io.github.strictjpa.repository;

import java.util.List;
import java.util.function.Supplier;

import io.github.strictjpa.repository.library.GoalRepository;
import io.github.strictjpa.repository.library.League.Player;
import io.github.strictjpa.repository.library.League.Team;
import io.github.strictjpa.repository.library.LibraryApplication;
import io.github.strictjpa.repository.library.PlayerRepository;
import io.github.strictjpa.repository.library.TeamRepository;
import io.github.strictjpa.test.SqlCounter;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Base for tests with three players, of whom two have a team and goals, on each database.
 */
@ParameterizedClass
@ValueSource(booleans = { true, false })
abstract class LeagueTestCase {

	private static ConfigurableApplicationContext context;

	@Parameter
	boolean postgres;

	final PlayerRepository players = context.getBean(PlayerRepository.class);

	final TeamRepository teams = context.getBean(TeamRepository.class);

	final GoalRepository goals = context.getBean(GoalRepository.class);

	final EntityManager entityManager = context.getBean(EntityManager.class);

	final SqlCounter sql = context.getBean(SqlCounter.class);

	final TransactionTemplate transaction = context.getBean(TransactionTemplate.class);

	@BeforeParameterizedClassInvocation
	static void start(boolean postgres) {
		context = LibraryApplication.start(postgres, "spring.jpa.properties.hibernate.use_sql_comments=true",
				"spring.jpa.properties.hibernate.default_batch_fetch_size=-1");
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		context.close();
	}

	@BeforeEach
	void fill() {
		inTransaction(() -> {
			this.goals.deleteEveryRow();
			this.players.deleteEveryRow();
			this.teams.deleteEveryRow();
			Team red = this.teams.persist(new Team("red"));
			this.players.persistAll(List.of(new Player("Ann", 7, red).in("Oslo").scoring(10, 20),
					new Player("Bob", null, red).scoring(30), new Player("Cid", 7, null).in("Bern")));
		});
		this.sql.reset();
	}

	void inTransaction(Runnable work) {
		this.transaction.executeWithoutResult((status) -> work.run());
	}

	<X> X inTransaction(Supplier<X> work) {
		return this.transaction.execute((status) -> work.get());
	}

}
