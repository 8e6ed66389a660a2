package io.github.strictjpa.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.strictjpa.Violation;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MapKeyEnumerated;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JavaType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.AbstractClassJavaType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OrdinalEnumCheck}.
 */
class OrdinalEnumCheckTests {

	private static final String HERE = OrdinalEnumCheckTests.class.getName() + "$";

	@Test
	void findsEnumsThatAreStoredByPosition() {
		assertThat(BootModel.violations(new OrdinalEnumCheck(), Order.class)).extracting(Violation::subject)
			.containsExactlyInAnyOrder(HERE + "Order.state", HERE + "Order.said", HERE + "Order.elements",
					HERE + "Order.array", HERE + "Order.keys", HERE + "WrongId.state");
	}

	@Test
	void saysWhatToWrite() {
		assertThat(BootModel.violations(new OrdinalEnumCheck(), Order.class)).extracting(Violation::toString)
			.contains(HERE + "Order.said is stored by position: a constant that is inserted or moved changes the "
					+ "meaning of the rows. Write @Enumerated(EnumType.STRING), or @EnumeratedValue at a field of "
					+ "the enum.",
					HERE + "Order.keys is stored by position: a constant that is inserted or moved changes the "
							+ "meaning of the rows. Write @MapKeyEnumerated(EnumType.STRING), or @EnumeratedValue at "
							+ "a field of the enum.");
	}

	@Test
	void isSilentAboutNamesAndCodes() {
		assertThat(BootModel.violations(new OrdinalEnumCheck(), Right.class)).isEmpty();
	}

	enum State {

		OPEN, CLOSED

	}

	enum Coded {

		OPEN(10), CLOSED(20);

		@EnumeratedValue
		final int code;

		Coded(int code) {
			this.code = code;
		}

	}

	static class StateConverter implements AttributeConverter<State, Integer> {

		@Override
		public Integer convertToDatabaseColumn(State state) {
			return (state == State.OPEN) ? 10 : 20;
		}

		@Override
		public State convertToEntityAttribute(Integer code) {
			return (code == 10) ? State.OPEN : State.CLOSED;
		}

	}

	@Entity(name = "PurchaseOrder")
	static class Order {

		@EmbeddedId
		WrongId id;

		State state;

		@Enumerated(EnumType.ORDINAL)
		State said;

		@ElementCollection
		Set<State> elements;

		List<State> array;

		@ElementCollection
		Map<State, String> keys;

	}

	@Embeddable
	static class WrongId {

		Long number;

		State state;

	}

	@Entity(name = "Right")
	static class Right {

		@Id
		Long id;

		@Enumerated(EnumType.STRING)
		State named;

		@Convert(converter = StateConverter.class)
		State converted;

		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		State inDatabase;

		Coded coded;

		@JavaType(StateJavaType.class)
		@JdbcTypeCode(SqlTypes.INTEGER)
		State byOwnType;

		@Formula("case when number > 0 then 0 else 1 end")
		State computed;

		@JdbcTypeCode(SqlTypes.JSON)
		List<State> json;

		@ElementCollection
		@Enumerated(EnumType.STRING)
		Set<State> elements;

		@Enumerated(EnumType.STRING)
		List<State> array;

		@ElementCollection
		@MapKeyEnumerated(EnumType.STRING)
		Map<State, Integer> keys;

		int number;

	}

	static class StateJavaType extends AbstractClassJavaType<State> {

		StateJavaType() {
			super(State.class);
		}

		@Override
		public <X> X unwrap(State value, Class<X> type, WrapperOptions options) {
			return type.cast((value == State.OPEN) ? 10 : 20);
		}

		@Override
		public <X> State wrap(X value, WrapperOptions options) {
			return value.equals(10) ? State.OPEN : State.CLOSED;
		}

	}

}
