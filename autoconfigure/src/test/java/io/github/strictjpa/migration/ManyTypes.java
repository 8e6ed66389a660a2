package io.github.strictjpa.migration;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Transient;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.TrueFalseConverter;
import org.hibernate.type.YesNoConverter;

/**
 * A model that uses all that mappings commonly use, with more than 60 types of
 * attributes.
 */
final class ManyTypes {

	static final Class<?>[] ENTITIES = { Everything.class, Extended.class, Country.class, Payment.class,
			CardPayment.class, BankPayment.class, Vehicle.class, Car.class, Truck.class, Shape.class, Circle.class,
			Square.class, OrderLine.class, Profile.class, ReadOnly.class, Summary.class, Quoted.class, Numbered.class,
			TableNumbered.class, Elsewhere.class };

	private ManyTypes() {
	}

	enum Status {

		NEW, ACTIVE, CLOSED

	}

	enum Colour {

		RED, GREEN, BLUE

	}

	@MappedSuperclass
	abstract static class Base {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

		@Version
		int version;

		@CreationTimestamp
		@Column(updatable = false, nullable = false)
		Instant createdAt;

		@UpdateTimestamp
		OffsetDateTime updatedAt;

	}

	@Entity
	@SecondaryTable(name = "everything_extra")
	@Table(name = "everything",
			uniqueConstraints = @UniqueConstraint(name = "uk_everything_code_region",
					columnNames = { "code", "region" }),
			indexes = { @Index(name = "ix_everything_code", columnList = "code"),
					@Index(name = "ix_everything_ordered", columnList = "region desc, code"),
					@Index(name = "ux_everything_slug", columnList = "slug", unique = true) })
	static class Everything extends Base {

		boolean primitiveBoolean;

		byte primitiveByte;

		short primitiveShort;

		int primitiveInt;

		long primitiveLong;

		float primitiveFloat;

		double primitiveDouble;

		char primitiveChar;

		Boolean wrappedBoolean;

		Byte wrappedByte;

		Short wrappedShort;

		Integer wrappedInteger;

		Long wrappedLong;

		Float wrappedFloat;

		Double wrappedDouble;

		Character wrappedChar;

		String text;

		@Column(length = 40, nullable = false)
		String code;

		@Column(length = 10)
		String region;

		@Column(nullable = false)
		String slug;

		@Column(length = 100_000)
		String longText;

		@Column(columnDefinition = "varchar(77)")
		String defined;

		@Column(columnDefinition = "varchar(12) default 'none' not null")
		String definedWithDefault;

		@Nationalized
		String national;

		@Lob
		String clobText;

		Clob clob;

		Blob blob;

		@Lob
		byte[] blobBytes;

		byte[] bytes;

		@Column(length = 16)
		byte[] shortBytes;

		BigDecimal plainDecimal;

		@Column(precision = 12, scale = 4)
		BigDecimal money;

		BigInteger bigInteger;

		LocalDate localDate;

		LocalTime localTime;

		LocalDateTime localDateTime;

		Instant instant;

		OffsetDateTime offsetDateTime;

		OffsetTime offsetTime;

		ZonedDateTime zonedDateTime;

		@TimeZoneStorage(TimeZoneStorageType.COLUMN)
		OffsetDateTime withZoneColumn;

		@TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
		ZonedDateTime normalized;

		@Column(secondPrecision = 3)
		Instant milliseconds;

		Date utilDate;

		Calendar calendar;

		java.sql.Date sqlDate;

		java.sql.Time sqlTime;

		java.sql.Timestamp sqlTimestamp;

		Duration duration;

		@JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
		Duration pause;

		Year inYear;

		YearMonth inMonth;

		ZoneId zoneId;

		ZoneOffset zoneOffset;

		TimeZone timeZone;

		Currency currency;

		Locale locale;

		Class<?> someType;

		URL url;

		UUID uuid;

		@JdbcTypeCode(SqlTypes.CHAR)
		UUID uuidAsChar;

		InetAddress address;

		@Enumerated(EnumType.ORDINAL)
		Status ordinal;

		@Enumerated(EnumType.STRING)
		Status string;

		@Enumerated(EnumType.STRING)
		@Column(length = 20, nullable = false)
		Status sized;

		@Enumerated(EnumType.STRING)
		@JdbcTypeCode(SqlTypes.VARCHAR)
		Colour varcharEnum;

		@Convert(converter = ColourConverter.class)
		Colour converted;

		@Convert(converter = YesNoConverter.class)
		Boolean yesNo;

		@Convert(converter = TrueFalseConverter.class)
		Boolean trueFalse;

		@Convert(converter = NumericBooleanConverter.class)
		Boolean numericBoolean;

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> json;

		@JdbcTypeCode(SqlTypes.JSON)
		Point jsonPoint;

		@JdbcTypeCode(SqlTypes.LONG32VARCHAR)
		String longVarchar;

		@JdbcTypeCode(SqlTypes.SMALLINT)
		int stored;

		String[] stringArray;

		int[] intArray;

		List<UUID> uuidList;

		List<LocalDate> dateList;

		@Embedded
		Point point;

		@ColumnDefault("'draft'")
		@Column(length = 30)
		String withDefault;

		@ColumnDefault("0")
		@Column(nullable = false)
		int counter;

		@ColumnDefault("true")
		boolean flag;

		@ColumnDefault("current_timestamp")
		Instant stamped;

		@GeneratedColumn("counter + 1")
		int generated;

		@Formula("counter * 2")
		int doubled;

		@Column(table = "everything_extra", length = 500)
		String notes;

		@Column(unique = true)
		String uniqueText;

		@NaturalId
		@Column(nullable = false)
		String naturalKey;

		@Column(name = "read_twice")
		String written;

		@Column(name = "read_twice", insertable = false, updatable = false)
		String readTwice;

		@Transient
		String ignored;

		@ManyToOne(fetch = FetchType.LAZY, optional = false)
		Country country;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "birth_country", referencedColumnName = "iso")
		Country birthCountry;

		@ManyToOne(fetch = FetchType.LAZY)
		@OnDelete(action = OnDeleteAction.CASCADE)
		Everything parent;

		@OneToOne(fetch = FetchType.LAZY)
		Country capitalOf;

		@ElementCollection
		Set<String> tags;

		@ElementCollection
		@CollectionTable(name = "everything_points")
		@OrderColumn
		List<Point> points;

		@ElementCollection
		@MapKeyColumn(name = "lang", length = 5)
		@Column(name = "label", nullable = false)
		Map<String, String> labels;

		@ElementCollection
		@Enumerated(EnumType.STRING)
		Set<Status> statuses;

		@ManyToMany
		@JoinTable(name = "everything_countries")
		Set<Country> countries;

		@OneToMany
		@JoinColumn(name = "everything_id")
		List<Profile> profiles;

	}

	@Entity
	static class Extended extends Everything {

		String extension;

	}

	@Embeddable
	static class Point {

		int x;

		int y;

	}

	static class ColourConverter implements AttributeConverter<Colour, String> {

		@Override
		public String convertToDatabaseColumn(Colour attribute) {
			return (attribute != null) ? attribute.name().substring(0, 1) : null;
		}

		@Override
		public Colour convertToEntityAttribute(String dbData) {
			return (dbData != null) ? Colour.valueOf(dbData) : null;
		}

	}

	@Entity
	@Table(name = "country")
	static class Country extends Base {

		@Column(unique = true, length = 2)
		String iso;

		@OneToMany(mappedBy = "country")
		Set<Everything> everything;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
	@DiscriminatorColumn(name = "kind", length = 12)
	static class Payment extends Base {

		@Column(nullable = false)
		BigDecimal amount;

	}

	@Entity
	static class CardPayment extends Payment {

		@Column(nullable = false)
		String cardNumber;

	}

	@Entity
	static class BankPayment extends Payment {

		String iban;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Vehicle extends Base {

		String plate;

	}

	@Entity
	static class Car extends Vehicle {

		int seats;

	}

	@Entity
	static class Truck extends Vehicle {

		int axles;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	abstract static class Shape extends Base {

		String name;

	}

	@Entity
	static class Circle extends Shape {

		double radius;

	}

	@Entity
	static class Square extends Shape {

		double side;

		@ManyToOne(fetch = FetchType.LAZY)
		Country country;

	}

	@Embeddable
	record LineId(long orderNumber, int line) {

	}

	@Entity
	@Table(name = "order_line")
	static class OrderLine {

		@EmbeddedId
		LineId id;

		@ManyToOne(fetch = FetchType.LAZY)
		OrderLine replaces;

	}

	@Entity
	static class Profile {

		@Id
		Long id;

		@MapsId
		@OneToOne(fetch = FetchType.LAZY)
		Country country;

	}

	@Entity
	@Immutable
	@Table(name = "read_only")
	static class ReadOnly {

		@Id
		UUID id;

	}

	@Entity
	@Immutable
	@Subselect("select id, code from everything")
	static class Summary {

		@Id
		Long id;

		String code;

	}

	@Entity
	@Table(name = "`Order`")
	static class Quoted {

		@Id
		@GeneratedValue(strategy = GenerationType.UUID)
		UUID id;

		@Column(name = "`From`")
		String from;

		@Column(name = "\"user\"")
		String user;

		String camelCaseName;

		@ManyToOne(fetch = FetchType.LAZY)
		Quoted parentOrder;

	}

	@Entity
	static class Numbered {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		String name;

	}

	@Entity
	static class TableNumbered {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "numbers")
		@TableGenerator(name = "numbers")
		Long id;

	}

	@Entity
	@Table(name = "elsewhere", schema = "other")
	static class Elsewhere {

		@Id
		@GeneratedValue(generator = "far")
		@SequenceGenerator(name = "far", sequenceName = "far_seq", schema = "other", allocationSize = 10)
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		Elsewhere next;

	}

	/**
	 * An enumerated type of its own, which Hibernate 7.2 has on PostgreSQL only.
	 */
	@Entity
	@Table(name = "painted")
	static class Painted {

		@Id
		Long id;

		@Enumerated
		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		Colour named;

	}

}
