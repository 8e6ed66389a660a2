package com.acme.blog;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

import com.querydsl.core.annotations.PropertyType;
import com.querydsl.core.annotations.QueryType;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.BatchSize;

/**
 * Maps what should be lazy so that it is not.
 */
@Entity
public class Reader implements Serializable {

	private static final long serialVersionUID = 1L;

	@Id
	@GeneratedValue
	private Long id;

	@Column(unique = true)
	private String nickname;

	@ManyToOne
	private Club club;

	@ManyToOne
	private City city;

	@OneToOne(mappedBy = "reader", fetch = FetchType.LAZY, cascade = CascadeType.ALL)
	private Card card;

	@ElementCollection(fetch = FetchType.EAGER)
	private Set<String> topics = new HashSet<>();

	protected Reader() {
	}

	public Reader(String nickname, Club club, City city, String topic) {
		this.nickname = nickname;
		this.club = club;
		this.city = city;
		this.card = (nickname != null) ? new Card(this) : null;
		this.topics.add(topic);
	}

	public Long getId() {
		return this.id;
	}

	public String getNickname() {
		return this.nickname;
	}

	public Club getClub() {
		return this.club;
	}

	public Card getCard() {
		return this.card;
	}

	public Set<String> getTopics() {
		return this.topics;
	}

	/**
	 * Is mapped EAGER by one association.
	 */
	@Entity(name = "Club")
	public static class Club {

		@Id
		@GeneratedValue
		private Long id;

		private String name;

		protected Club() {
		}

		public Club(String name) {
			this.name = name;
		}

		public Long getId() {
			return this.id;
		}

		public String getName() {
			return this.name;
		}

	}

	/**
	 * Is mapped EAGER, in batches.
	 */
	@Entity(name = "HomeTown")
	@BatchSize(size = 10)
	public static class City {

		@Id
		@GeneratedValue
		private Long id;

		private String name;

		protected City() {
		}

		public City(String name) {
			this.name = name;
		}

		public Long getId() {
			return this.id;
		}

		public String getName() {
			return this.name;
		}

	}

	/**
	 * Owns a one-to-one whose inverse side cannot be lazy.
	 */
	@Entity(name = "Card")
	public static class Card {

		@Id
		@GeneratedValue
		private Long id;

		@OneToOne(fetch = FetchType.LAZY)
		@QueryType(PropertyType.NONE)
		private Reader reader;

		protected Card() {
		}

		Card(Reader reader) {
			this.reader = reader;
		}

		public Long getId() {
			return this.id;
		}

	}

	/**
	 * Refers to a reader by a column that is not its primary key.
	 */
	@Entity(name = "Avatar")
	public static class Avatar {

		@Id
		@GeneratedValue
		private Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(referencedColumnName = "nickname")
		private Reader reader;

		protected Avatar() {
		}

		public Avatar(Reader reader) {
			this.reader = reader;
		}

		public Long getId() {
			return this.id;
		}

		public Reader getReader() {
			return this.reader;
		}

	}

}
