package io.github.strictjpa.migration;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Subselect;
import org.hibernate.type.SqlTypes;

/**
 * Entities over schemas that people wrote.
 */
final class HandWritten {

	static final List<Class<?>> COMMON = List.of(Country.class, Customer.class, Purchase.class, Vehicle.class,
			Truck.class, Document.class, Invoice.class, AuditLog.class, CustomerTotal.class, CustomerName.class);

	static final List<Class<?>> POSTGRES = List.of(Person.class, Event.class, MoodCount.class, Stock.class,
			LongNote.class);

	private HandWritten() {
	}

	enum State {

		NEW, ACTIVE, CLOSED

	}

	enum Mood {

		SAD, GLAD

	}

	@Entity
	@Table(name = "country")
	static class Country {

		@Id
		@Column(length = 2)
		String code;

		@Column(nullable = false)
		String name;

	}

	@Entity
	@Table(name = "customer")
	static class Customer {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		@Column(nullable = false)
		String name;

		@Column(length = 320, nullable = false, unique = true)
		String email;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "country")
		Country country;

		boolean active;

		short rating;

		int points;

		BigDecimal balance;

		BigDecimal discount;

		@Enumerated(EnumType.STRING)
		State state;

		@Enumerated(EnumType.ORDINAL)
		State tier;

		UUID external;

		LocalDate born;

		LocalTime opensAt;

		Instant createdAt;

		LocalDateTime seenAt;

		@Column(length = 4000)
		String notes;

		byte[] picture;

		float weight;

		Double height;

		@Version
		long version;

		@Column(insertable = false, updatable = false)
		String upperName;

		@ElementCollection
		@CollectionTable(name = "customer_phone", joinColumns = @JoinColumn(name = "customer_id"))
		@Column(name = "phone")
		Set<String> phones = new HashSet<>();

		@ManyToMany
		@JoinTable(name = "customer_country_visit", joinColumns = @JoinColumn(name = "customer_id"),
				inverseJoinColumns = @JoinColumn(name = "country"))
		Set<Country> visited = new HashSet<>();

	}

	@Entity
	@Table(name = "`Purchase`")
	static class Purchase {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Column(name = "`Id`")
		Integer id;

		@Column(name = "`Total`", precision = 12, scale = 2, nullable = false)
		BigDecimal total;

		@ManyToOne(fetch = FetchType.LAZY, optional = false)
		@JoinColumn(name = "`Customer`")
		Customer customer;

		@Column(name = "`Paid`")
		boolean paid;

	}

	@Entity
	@Table(name = "vehicle")
	@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
	@DiscriminatorColumn(name = "kind")
	@DiscriminatorValue("VEHICLE")
	static class Vehicle {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		Integer wheels;

	}

	@Entity
	@DiscriminatorValue("TRUCK")
	static class Truck extends Vehicle {

		BigDecimal loadLimit;

	}

	@Entity
	@Table(name = "document")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Document {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "event")
		@SequenceGenerator(name = "event", sequenceName = "event_seq")
		Long id;

		String title;

	}

	@Entity
	@Table(name = "invoice")
	static class Invoice extends Document {

		@Column(precision = 10, scale = 2)
		BigDecimal amount;

	}

	@Entity
	@Table(name = "log", schema = "audit")
	static class AuditLog {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		String message;

		Instant at;

	}

	@Entity
	@Immutable
	@Table(name = "customer_total")
	static class CustomerTotal {

		@Id
		Long id;

		String name;

		BigDecimal total;

		long purchases;

	}

	@Entity
	@Immutable
	@Subselect("select id, name from customer")
	static class CustomerName {

		@Id
		Long id;

		String name;

	}

	@Entity
	@Table(name = "person")
	static class Person {

		@Id
		@GeneratedValue
		UUID id;

		@Column(nullable = false)
		String address;

		String nickname;

		Integer age;

		@Enumerated(EnumType.STRING)
		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		Mood mood;

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> settings;

		@ColumnTransformer(write = "?::json")
		String raw;

		String[] tags;

		int[] scores;

		boolean flag;

		short small;

		Instant created;

	}

	@Entity
	@Table(name = "event")
	@IdClass(EventId.class)
	static class Event {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "event")
		@SequenceGenerator(name = "event", sequenceName = "event_seq")
		Long id;

		@Id
		Instant at;

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> payload;

	}

	static class EventId implements Serializable {

		private static final long serialVersionUID = 1L;

		Long id;

		Instant at;

	}

	@Entity
	@Immutable
	@Table(name = "mood_count")
	static class MoodCount {

		@Id
		String mood;

		long persons;

	}

	@Entity
	@Table(name = "stock")
	static class Stock {

		@Id
		String sku;

		int amount;

	}

	@Entity
	@Table(name = "long_note")
	static class LongNote {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		String body;

		Integer chapter;

	}

	@Entity
	@Table(name = "loose")
	static class Loose {

		@Id
		Long id;

		String name;

		long amount;

		Instant at;

		LocalDate due;

	}

	@Entity
	@Table(name = "untyped")
	static class Untyped {

		@Id
		Long id;

		String data;

		String code;

		String shade;

	}

}
