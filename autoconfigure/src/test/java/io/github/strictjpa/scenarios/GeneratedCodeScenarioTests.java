package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios with entities as Lombok and the compiler of Kotlin write them: methods over
 * all fields, and classes and accessors that are final.
 */
class GeneratedCodeScenarioTests extends ScenarioTests {

	private Long teamId;

	private Long playerId;

	private Long coachId;

	GeneratedCodeScenarioTests() {
		super(Team.class, Player.class, Coach.class, Sponsor.class);
	}

	@BeforeEach
	void createATeam() {
		Team team = new Team("Red");
		Player player = new Player("Ada", team);
		team.getPlayers().add(player);
		Sponsor sponsor = new Sponsor("Acme");
		Coach coach = new Coach("Bob", team, sponsor);
		this.coachId = store(team, sponsor, coach);
		this.teamId = team.getId();
		this.playerId = player.getId();
	}

	@Test
	void refusesAToStringOverAllFields() {
		inTransaction(() -> {
			Player player = this.em.find(Player.class, this.playerId);

			refuses(role(Player.class, "team"), player::toString);
		});
	}

	@Test
	void refusesAHashCodeOverAllFields() {
		inTransaction(() -> {
			Player player = this.em.find(Player.class, this.playerId);

			refuses(role(Player.class, "team"), player::hashCode);
		});
	}

	@Test
	void permitsAHashCodeOverABagWhichHasThatOfAnObject() {
		inTransaction(() -> {
			Team team = this.em.find(Team.class, this.teamId);

			sendsNothing(team::hashCode);
		});
	}

	@Test
	void refusesAnEqualsOverAllFields() {
		inTransaction(() -> {
			Player player = this.em.find(Player.class, this.playerId);
			Player other = new Player("Ada", new Team("Red"));

			refuses(role(Player.class, "team"), () -> player.equals(other));
		});
	}

	@Test
	void permitsMethodsThatExcludeAssociations() {
		inTransaction(() -> {
			Coach coach = this.em.createQuery("from Coach c join fetch c.sponsor where c.id = :id", Coach.class)
				.setParameter("id", this.coachId)
				.getSingleResult();

			sendsNothing(() -> {
				assertThat(coach).hasToString("Coach(name=Bob)").isEqualTo(coach);
				assertThat(coach.hashCode()).isEqualTo(Coach.class.hashCode());
			});
		});
	}

	@Test
	void permitsAGeneratedGetterOfAnAssociation() {
		inTransaction(() -> {
			Coach coach = this.em.createQuery("from Coach c join fetch c.sponsor where c.id = :id", Coach.class)
				.setParameter("id", this.coachId)
				.getSingleResult();

			sendsNothing(() -> assertThat(coach.getTeam().getId()).isEqualTo(this.teamId));
		});
	}

	@Test
	void refusesTheComponentsOfAnAssociation() {
		inTransaction(() -> {
			Coach coach = this.em.createQuery("from Coach c join fetch c.sponsor where c.id = :id", Coach.class)
				.setParameter("id", this.coachId)
				.getSingleResult();

			refuses(role(Coach.class, "team"), () -> coach.getTeam().component2());
		});
	}

	@Test
	void recordsAFinalClassAsHibernateCannotMakeAProxyOfIt() {
		records("secondary-select", role(Coach.class, "sponsor"),
				() -> inTransaction(() -> this.em.createQuery("from Coach where id = :id", Coach.class)
					.setParameter("id", this.coachId)
					.getSingleResult()));
	}

	@Test
	void permitsAFinalClassThatIsFetched() {
		inTransaction(() -> permits(
				() -> assertThat(this.em.createQuery("from Coach c join fetch c.sponsor where c.id = :id", Coach.class)
					.setParameter("id", this.coachId)
					.getSingleResult()
					.getSponsor()
					.getName()).isEqualTo("Acme")));
	}

	/**
	 * As Lombok's {@code @Data} writes it, with the methods of a Kotlin data class.
	 */
	@Entity(name = "Team")
	static class Team extends Row {

		private String name;

		@OneToMany(mappedBy = "team", cascade = CascadeType.ALL)
		private List<Player> players = new ArrayList<>();

		protected Team() {
		}

		Team(String name) {
			this.name = name;
		}

		List<Player> getPlayers() {
			return this.players;
		}

		String component2() {
			return this.name;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Team team && team.canEqual(this) && Objects.equals(team.name, this.name)
					&& Objects.equals(team.players, this.players);
		}

		boolean canEqual(Object other) {
			return other instanceof Team;
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.name, this.players);
		}

	}

	/**
	 * As Lombok's {@code @Data} writes it.
	 */
	@Entity(name = "Player")
	static class Player extends Row {

		private String name;

		@ManyToOne(fetch = FetchType.LAZY)
		private Team team;

		protected Player() {
		}

		Player(String name, Team team) {
			this.name = name;
			this.team = team;
		}

		@Override
		public String toString() {
			return "Player(name=" + this.name + ", team=" + this.team + ")";
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Player player && Objects.equals(player.name, this.name)
					&& Objects.equals(player.team, this.team);
		}

		@Override
		public int hashCode() {
			int result = (this.name != null) ? this.name.hashCode() : 43;
			return result * 59 + ((this.team != null) ? this.team.hashCode() : 43);
		}

	}

	/**
	 * As Lombok's {@code @ToString.Exclude} and {@code @EqualsAndHashCode.Include} write
	 * it.
	 */
	@Entity(name = "Coach")
	static class Coach extends Row {

		private String name;

		@ManyToOne(fetch = FetchType.LAZY)
		private Team team;

		@ManyToOne(fetch = FetchType.LAZY)
		private Sponsor sponsor;

		protected Coach() {
		}

		Coach(String name, Team team, Sponsor sponsor) {
			this.name = name;
			this.team = team;
			this.sponsor = sponsor;
		}

		Team getTeam() {
			return this.team;
		}

		Sponsor getSponsor() {
			return this.sponsor;
		}

		@Override
		public String toString() {
			return "Coach(name=" + this.name + ")";
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Coach coach && Objects.equals(coach.getId(), getId());
		}

		@Override
		public int hashCode() {
			return Coach.class.hashCode();
		}

	}

	/**
	 * As Kotlin writes it without the plug-in that opens entities.
	 */
	@Entity(name = "Sponsor")
	static final class Sponsor extends Row {

		private String name;

		Sponsor() {
		}

		Sponsor(String name) {
			this.name = name;
		}

		String getName() {
			return this.name;
		}

	}

}
