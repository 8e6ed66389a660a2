package io.github.strictjpa.migration;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/**
 * A small model whose database is changed by tests.
 */
final class Library {

	static final Class<?>[] ENTITIES = { Author.class, Book.class };

	private Library() {
	}

	enum Status {

		NEW, ACTIVE, CLOSED

	}

	@MappedSuperclass
	abstract static class Audited {

		@Column(nullable = false)
		Instant createdAt;

	}

	@Embeddable
	static class Home {

		@Column(length = 60)
		String city;

	}

	@Entity
	@Table(name = "author", indexes = @Index(name = "ix_author_name", columnList = "name, born"))
	@SecondaryTable(name = "author_extra")
	static class Author extends Audited {

		@Id
		@GeneratedValue(generator = "author")
		@SequenceGenerator(name = "author", sequenceName = "author_seq", allocationSize = 50)
		Long id;

		@Column(length = 100, nullable = false)
		String name;

		@Column(unique = true)
		String email;

		@Enumerated(EnumType.STRING)
		@JdbcTypeCode(SqlTypes.VARCHAR)
		@Column(length = 20)
		Status status;

		@Enumerated(EnumType.ORDINAL)
		@JdbcTypeCode(SqlTypes.SMALLINT)
		Status rank;

		@ColumnDefault("true")
		boolean active;

		@ColumnDefault("'unknown'")
		String origin;

		@Column(precision = 12, scale = 2)
		BigDecimal balance;

		LocalDate born;

		LocalDateTime seen;

		double score;

		int books;

		long views;

		UUID externalId;

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> settings;

		String[] aliases;

		Home home;

		@GeneratedColumn("books + 1")
		int nextBook;

		@Column(insertable = false, updatable = false)
		String computed;

		@Column(table = "author_extra")
		String notes;

		@ElementCollection
		@CollectionTable(name = "author_nicknames")
		@Column(name = "nickname", length = 40)
		Set<String> nicknames;

	}

	@Entity
	@Table(name = "book",
			uniqueConstraints = @UniqueConstraint(name = "uk_book_author_title",
					columnNames = { "author_id", "title" }),
			indexes = @Index(name = "ux_book_isbn", columnList = "isbn", unique = true))
	static class Book {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		@Column(nullable = false)
		String title;

		String isbn;

		@ManyToOne(fetch = FetchType.LAZY, optional = false)
		@JoinColumn(name = "author_id", foreignKey = @ForeignKey(name = "fk_book_author"))
		Author author;

		@ManyToOne(fetch = FetchType.LAZY)
		@OnDelete(action = OnDeleteAction.CASCADE)
		@JoinColumn(name = "series_id", foreignKey = @ForeignKey(name = "fk_book_series"))
		Book series;

	}

}
