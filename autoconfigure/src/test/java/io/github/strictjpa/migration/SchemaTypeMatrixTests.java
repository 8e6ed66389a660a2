package io.github.strictjpa.migration;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.strictjpa.migration.SchemaDifference.Kind;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link SchemaTypeComparison} against what databases do: each type of attribute on
 * each type of column, written, read and compared. What is called incompatible has to
 * fail, and what nothing is said of has to work.
 */
class SchemaTypeMatrixTests {

	/**
	 * Types of columns, with a value of each.
	 */
	private static final Map<String, String> TYPES = Map.ofEntries(entry("varchar(255)", "'A'"),
			entry("varchar(400)", "'A'"), entry("text", "'A'"), entry("char(60)", "'A'"), entry("smallint", "1"),
			entry("integer", "1"), entry("bigint", "1"), entry("numeric(20, 4)", "1"), entry("numeric", "1"),
			entry("real", "1"), entry("double precision", "1"), entry("boolean", "true"), entry("date", "current_date"),
			entry("time", "localtime"), entry("time with time zone", "current_time"),
			entry("timestamp", "localtimestamp"), entry("timestamp with time zone", "current_timestamp"),
			entry("uuid", "cast('7f2a6a1e-96a4-4d2e-9a04-8f7c5c1d2b11' as uuid)"), entry("bytea", "cast('A' as bytea)"),
			entry("jsonb", "null"), entry("json", "null"), entry("interval day to second", "null"),
			entry("varchar(255) array", "array['A']"), entry("integer array", "array[1]"), entry("oid", "null"),
			entry("inet", "null"), entry("xml", "null"), entry("citext", "'A'"), entry("mood", "'A'"),
			entry("bit(1)", "null"));

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("databases")
	void refusesOnlyWhatFailsAndIsSilentOnlyWhereAllWorks(JdbcConnectionDetails database, List<String> preparation) {
		List<Held> samples = samples();
		List<String> wronglyRefused = new ArrayList<>();
		List<String> wronglySilent = new ArrayList<>();
		AtomicInteger refused = new AtomicInteger();
		try (MappedSchema schema = new MappedSchema(database, "none", entities(samples), Map.of())) {
			schema.execute(preparation);
			TYPES.keySet().stream().filter((type) -> create(schema, samples, type)).forEach((type) -> {
				Map<String, Kind> kinds = kinds(schema);
				for (Held sample : samples) {
					Outcome outcome = outcome(schema.unit().sessionFactory(), sample);
					Kind kind = kinds.get(sample.table());
					if (kind == Kind.INCOMPATIBLE_TYPE && outcome == Outcome.WORKS) {
						wronglyRefused.add(sample.table() + " on " + type);
					}
					if (kind == null && outcome == Outcome.FAILS && isJudged(schema, sample)) {
						wronglySilent.add(sample.table() + " on " + type);
					}
					refused.addAndGet((kind == Kind.INCOMPATIBLE_TYPE) ? 1 : 0);
				}
				schema.execute("drop table " + samples.stream().map(Held::table).collect(Collectors.joining(", ")));
			});
		}

		assertThat(wronglyRefused).isEmpty();
		assertThat(wronglySilent).isEmpty();
		assertThat(refused.get()).isGreaterThan(150);
	}

	private static List<Class<?>> entities(List<Held> samples) {
		List<Class<?>> entities = new ArrayList<>();
		samples.forEach((sample) -> entities.add(sample.getClass()));
		return entities;
	}

	/**
	 * Create the tables of all samples with a row each, unless the database has no such
	 * type.
	 */
	private static boolean create(MappedSchema schema, List<Held> samples, String type) {
		String sql = samples.stream()
			.map(Held::table)
			.map((table) -> "create table %1$s (id bigint primary key, content %2$s); insert into %1$s values (2, %3$s)"
				.formatted(table, type, TYPES.get(type)))
			.collect(Collectors.joining(";"));
		try {
			schema.execute(sql);
			return true;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	private static Map<String, Kind> kinds(MappedSchema schema) {
		Map<String, Kind> kinds = new HashMap<>();
		schema.compare()
			.differences()
			.forEach((difference) -> kinds.putIfAbsent(difference.table(), difference.kind()));
		return kinds;
	}

	/**
	 * Return whether Hibernate has a type for the column: 7.2 has none for enumerated
	 * types of H2.
	 */
	private static boolean isJudged(MappedSchema schema, Held sample) {
		return schema.compare().notJudged().stream().noneMatch((what) -> what.contains("'" + sample.table() + "."));
	}

	private static Outcome outcome(SessionFactory sessionFactory, Held sample) {
		Class<? extends Held> entity = sample.getClass();
		sample.id = 1L;
		try {
			sessionFactory.inTransaction((session) -> session.persist(sample));
			return sessionFactory.fromTransaction((session) -> {
				Object content = session.find(entity, 1L).content();
				session.find(entity, 2L);
				session.createQuery("from " + entity.getSimpleName() + " where content = :content", entity)
					.setParameter("content", sample.content())
					.list();
				return Objects.deepEquals(content, sample.content()) ? Outcome.WORKS : Outcome.CHANGES;
			});
		}
		catch (RuntimeException ex) {
			return Outcome.FAILS;
		}
	}

	static Stream<Arguments> databases() {
		JdbcConnectionDetails postgres = TestDatabase.createPostgres();
		return Stream.of(
				Arguments.of(
						new SchemaTestDatabase(postgres.getJdbcUrl() + "?prepareThreshold=0", postgres.getUsername(),
								postgres.getPassword()),
						List.of("create extension citext", "create type mood as enum ('A', 'B')")),
				Arguments.of(TestDatabase.createH2(), List.of("create domain mood as enum ('A', 'B')")));
	}

	private static List<Held> samples() {
		Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		LocalDateTime local = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
		return List.of(new OfString("abc"), new OfInteger(5), new OfLong(5L), new OfShort((short) 5),
				new OfDecimal(new BigDecimal("5.00")), new OfDouble(5.0), new OfFloat(5f), new OfBool(true),
				new OfChar('x'), new OfDate(local.toLocalDate()), new OfTime(LocalTime.of(5, 5)), new OfDateTime(local),
				new OfInstant(now), new OfOffset(now.atOffset(ZoneOffset.UTC)), new OfStamp(Timestamp.from(now)),
				new OfUuid(UUID.randomUUID()), new OfBytes(new byte[] { 5 }), new OfBlob(new byte[] { 5 }),
				new OfJson(Map.of("a", "b")), new OfNamed(Mood.A), new OfOrdinal(Mood.B), new OfEnum(Mood.A),
				new OfDuration(Duration.ofSeconds(5)), new OfArray(new String[] { "abc" }),
				new OfInts(new int[] { 5 }));
	}

	/**
	 * What became of a value.
	 */
	private enum Outcome {

		WORKS, CHANGES, FAILS

	}

	enum Mood {

		A, B

	}

	@MappedSuperclass
	abstract static class Held {

		@Id
		Long id;

		abstract Object content();

		String table() {
			return "of_" + getClass().getSimpleName().substring(2).toLowerCase(Locale.ROOT);
		}

	}

	@Entity(name = "OfString")
	@Table(name = "of_string")
	static class OfString extends Held {

		String content;

		OfString() {
		}

		OfString(String content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfInteger")
	@Table(name = "of_integer")
	static class OfInteger extends Held {

		Integer content;

		OfInteger() {
		}

		OfInteger(Integer content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfLong")
	@Table(name = "of_long")
	static class OfLong extends Held {

		Long content;

		OfLong() {
		}

		OfLong(Long content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfShort")
	@Table(name = "of_short")
	static class OfShort extends Held {

		Short content;

		OfShort() {
		}

		OfShort(Short content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfDecimal")
	@Table(name = "of_decimal")
	static class OfDecimal extends Held {

		BigDecimal content;

		OfDecimal() {
		}

		OfDecimal(BigDecimal content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfDouble")
	@Table(name = "of_double")
	static class OfDouble extends Held {

		Double content;

		OfDouble() {
		}

		OfDouble(Double content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfFloat")
	@Table(name = "of_float")
	static class OfFloat extends Held {

		Float content;

		OfFloat() {
		}

		OfFloat(Float content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfBool")
	@Table(name = "of_bool")
	static class OfBool extends Held {

		Boolean content;

		OfBool() {
		}

		OfBool(Boolean content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfChar")
	@Table(name = "of_char")
	static class OfChar extends Held {

		Character content;

		OfChar() {
		}

		OfChar(Character content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfDate")
	@Table(name = "of_date")
	static class OfDate extends Held {

		LocalDate content;

		OfDate() {
		}

		OfDate(LocalDate content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfTime")
	@Table(name = "of_time")
	static class OfTime extends Held {

		LocalTime content;

		OfTime() {
		}

		OfTime(LocalTime content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfDateTime")
	@Table(name = "of_datetime")
	static class OfDateTime extends Held {

		LocalDateTime content;

		OfDateTime() {
		}

		OfDateTime(LocalDateTime content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfInstant")
	@Table(name = "of_instant")
	static class OfInstant extends Held {

		Instant content;

		OfInstant() {
		}

		OfInstant(Instant content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfOffset")
	@Table(name = "of_offset")
	static class OfOffset extends Held {

		OffsetDateTime content;

		OfOffset() {
		}

		OfOffset(OffsetDateTime content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfStamp")
	@Table(name = "of_stamp")
	static class OfStamp extends Held {

		Timestamp content;

		OfStamp() {
		}

		OfStamp(Timestamp content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfUuid")
	@Table(name = "of_uuid")
	static class OfUuid extends Held {

		UUID content;

		OfUuid() {
		}

		OfUuid(UUID content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfBytes")
	@Table(name = "of_bytes")
	static class OfBytes extends Held {

		byte[] content;

		OfBytes() {
		}

		OfBytes(byte[] content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfBlob")
	@Table(name = "of_blob")
	static class OfBlob extends Held {

		@Lob
		byte[] content;

		OfBlob() {
		}

		OfBlob(byte[] content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfJson")
	@Table(name = "of_json")
	static class OfJson extends Held {

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> content;

		OfJson() {
		}

		OfJson(Map<String, String> content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfNamed")
	@Table(name = "of_named")
	static class OfNamed extends Held {

		@Enumerated(EnumType.STRING)
		Mood content;

		OfNamed() {
		}

		OfNamed(Mood content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfOrdinal")
	@Table(name = "of_ordinal")
	static class OfOrdinal extends Held {

		@Enumerated(EnumType.ORDINAL)
		Mood content;

		OfOrdinal() {
		}

		OfOrdinal(Mood content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfEnum")
	@Table(name = "of_enum")
	static class OfEnum extends Held {

		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		@Enumerated(EnumType.STRING)
		Mood content;

		OfEnum() {
		}

		OfEnum(Mood content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfDuration")
	@Table(name = "of_duration")
	static class OfDuration extends Held {

		Duration content;

		OfDuration() {
		}

		OfDuration(Duration content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfArray")
	@Table(name = "of_array")
	static class OfArray extends Held {

		String[] content;

		OfArray() {
		}

		OfArray(String[] content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

	@Entity(name = "OfInts")
	@Table(name = "of_ints")
	static class OfInts extends Held {

		int[] content;

		OfInts() {
		}

		OfInts(int[] content) {
			this.content = content;
		}

		@Override
		Object content() {
			return this.content;
		}

	}

}
