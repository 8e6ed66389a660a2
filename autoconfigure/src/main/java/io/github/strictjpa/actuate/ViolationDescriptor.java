package io.github.strictjpa.actuate;

import java.time.Instant;
import java.util.Locale;

import io.github.strictjpa.Origin;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A recorded violation as the endpoint shows it. It has no detail: row ids never leave
 * the exception.
 *
 * @param rule the id of the rule
 * @param level the level of the rule, in lower case as in the configuration
 * @param state {@code new}, {@code baselined} or {@code suppressed}
 * @param subject what was touched
 * @param origin the line of application code, or {@code null} where there is none
 * @param entryPoint what brought the thread into the application, or {@code null}
 * @param persistenceUnit the persistence unit, or {@code null}
 * @param message what is wrong
 * @param fix what to write instead
 * @param page the address of the page that explains the rule, or {@code null}
 * @param count how often it was seen
 * @param firstSeen when it was seen first
 * @param lastSeen when it was seen last
 * @since 0.1.0
 */
public record ViolationDescriptor(String rule, String level, String state, String subject,
		@Nullable OriginDescriptor origin, @Nullable String entryPoint, @Nullable String persistenceUnit,
		String message, String fix, @Nullable String page, long count, Instant firstSeen, Instant lastSeen) {

	static ViolationDescriptor of(RecordedViolation recorded) {
		Violation violation = recorded.violation();
		Origin origin = violation.origin();
		return new ViolationDescriptor(violation.rule().id(), lowerCase(recorded.level()), lowerCase(recorded.state()),
				violation.subject(), (origin != null) ? OriginDescriptor.of(origin) : null, violation.entryPoint(),
				violation.persistenceUnit(), violation.message(), violation.fix(), violation.rule().page(),
				recorded.count(), recorded.firstSeen(), recorded.lastSeen());
	}

	static String lowerCase(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The line of application code that caused a violation.
	 *
	 * @param className the name of the class
	 * @param methodName the name of the method
	 * @param line the line, or {@code null} where the class file does not tell
	 */
	public record OriginDescriptor(String className, String methodName, @Nullable Integer line) {

		static OriginDescriptor of(Origin origin) {
			return new OriginDescriptor(origin.className(), origin.methodName(),
					(origin.line() >= 0) ? origin.line() : null);
		}

	}

}
