package io.github.strictjpa.repository.library;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;

/**
 * Entities with a version, with columns that may be empty, and with cascades.
 */
public final class League {

	private League() {
	}

	@Entity(name = "Player")
	public static class Player {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "player_seq")
		@SequenceGenerator(name = "player_seq", allocationSize = 50)
		private Long id;

		@Version
		private int version;

		@Column(nullable = false)
		private String name;

		private Integer score;

		private int born;

		@Embedded
		private Home home = new Home();

		@ManyToOne(fetch = FetchType.LAZY)
		private Team team;

		@OneToMany(mappedBy = "player", cascade = CascadeType.ALL, orphanRemoval = true)
		@OrderBy("minute")
		private List<Goal> goals = new ArrayList<>();

		protected Player() {
		}

		public Player(String name, Integer score, Team team) {
			this.name = name;
			this.score = score;
			this.team = team;
		}

		public Player in(String city) {
			this.home.city = city;
			return this;
		}

		public Player scoring(int... minutes) {
			for (int minute : minutes) {
				this.goals.add(new Goal(this, minute));
			}
			return this;
		}

		public Long getId() {
			return this.id;
		}

		public int getVersion() {
			return this.version;
		}

		public String getName() {
			return this.name;
		}

		public void setName(String name) {
			this.name = name;
		}

		public Integer getScore() {
			return this.score;
		}

		public void setScore(Integer score) {
			this.score = score;
		}

		public Home getHome() {
			return this.home;
		}

		public Team getTeam() {
			return this.team;
		}

		public List<Goal> getGoals() {
			return this.goals;
		}

	}

	@Embeddable
	public static class Home {

		private String city;

		private String street;

		public String getCity() {
			return this.city;
		}

		public String getStreet() {
			return this.street;
		}

		public void setStreet(String street) {
			this.street = street;
		}

	}

	@Entity(name = "Team")
	public static class Team {

		@Id
		@GeneratedValue
		private Long id;

		private String name;

		protected Team() {
		}

		public Team(String name) {
			this.name = name;
		}

		public Long getId() {
			return this.id;
		}

		public String getName() {
			return this.name;
		}

		public void setName(String name) {
			this.name = name;
		}

	}

	@Entity(name = "Goal")
	public static class Goal {

		@Id
		@GeneratedValue
		private Long id;

		@Column(name = "scored_at")
		private int minute;

		@ManyToOne(fetch = FetchType.LAZY, optional = false)
		private Player player;

		protected Goal() {
		}

		Goal(Player player, int minute) {
			this.player = player;
			this.minute = minute;
		}

		public int getMinute() {
			return this.minute;
		}

		public Player getPlayer() {
			return this.player;
		}

	}

}
