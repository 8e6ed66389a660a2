package io.github.strictjpa.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.strictjpa.InvalidAnnotationException;
import io.github.strictjpa.Level;
import io.github.strictjpa.Origin;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.Rule;
import io.github.strictjpa.SuppressViolations;
import io.github.strictjpa.Violation;
import io.github.strictjpa.Violation.State;
import io.github.strictjpa.ViolationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.OverridingClassLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link Suppressions}, mostly through the recorder that asks them.
 */
@ExtendWith(OutputCaptureExtension.class)
class SuppressionsTests {

	private static final Rule LAZY_LOAD = Rule.of("lazy-load", Level.FAIL, "Loaded on touch.");

	private static final Rule LAZY_WRITE = Rule.of("lazy-write", Level.FAIL, "Loaded to write.");

	private static final String HERE = SuppressionsTests.class.getName();

	private final RuleLevels levels = RuleLevels.of(List.of(LAZY_LOAD, LAZY_WRITE), null, Map.of());

	private final MutableClock clock = new MutableClock("2027-06-30T23:59:59Z");

	private final Suppressions suppressions = new Suppressions(this.levels, getClass().getClassLoader());

	private final ViolationRecorder recorder = new ViolationRecorder(this.levels, this.suppressions, () -> null, 10,
			this.clock);

	@ParameterizedTest
	@ValueSource(strings = { "$Legacy", "$Legacy.posts", "$Legacy.unknown", "$Legacy$Nested", "$Legacy$Nested.tags",
			"$User.posts", "$User.tags", "$User.isActive", "$User.active", "$User.address", "$User.address.country",
			"$Admin.posts", "$Users.findAll", "$Members.findAll", "$Members.findByName", "$OldMembers.findById",
			"$OldMembers" })
	void acceptsWhatItsSubjectIsMarkedFor(String subject, CapturedOutput output) {
		this.recorder.report(violation(LAZY_LOAD, HERE + subject));

		assertThat(state()).isEqualTo(State.SUPPRESSED);
		assertThat(output).doesNotContain("was touched");
	}

	@ParameterizedTest
	@ValueSource(strings = { "$User", "$User.name", "$User.post", "$User.", "$Users.findById", "$Members.findById",
			"$Members", "$NewLegacy", "$NewLegacy.posts", "$Missing.posts", "spring.jpa.open-in-view", "default", "" })
	void refusesWhatItsSubjectIsNotMarkedFor(String subject) {
		assertThatExceptionOfType(ViolationException.class)
			.isThrownBy(() -> this.recorder.report(violation(LAZY_LOAD, HERE + subject)));
		assertThatExceptionOfType(ViolationException.class)
			.isThrownBy(() -> this.recorder.report(violation(LAZY_LOAD, subject)));
	}

	@Test
	void takesNoGetterForTheMethodThatAViolationComesFrom() {
		Violation violation = violation(LAZY_LOAD, "com.acme.Other.posts");

		assertThatExceptionOfType(ViolationException.class)
			.isThrownBy(() -> this.recorder.report(violation.at(new Origin(HERE + "$Accessors", "list", 1))));
		assertThatExceptionOfType(ViolationException.class)
			.isThrownBy(() -> this.recorder.report(violation.at(new Origin(HERE + "$Accessors", "rows", 1))));
	}

	@Test
	void recordsForAClassWhoseSignaturesCannotBeRead() {
		ViolationRecorder recorder = new ViolationRecorder(this.levels,
				new Suppressions(this.levels, new WithoutAbsent(getClass().getClassLoader())), () -> null, 10,
				this.clock);

		recorder.record(violation(LAZY_LOAD, "com.acme.Other.posts").at(new Origin(HERE + "$Unreadable", "read", 1)));

		assertThat(recorder.snapshot().recorded()).singleElement()
			.extracting(RecordedViolation::state)
			.isEqualTo(State.NEW);
	}

	@Test
	void refusesWhatIsMarkedForAnotherRule() {
		assertThatExceptionOfType(ViolationException.class)
			.isThrownBy(() -> this.recorder.report(violation(LAZY_WRITE, HERE + "$User.posts")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "list", "lambda$list$0", "repeated" })
	void acceptsWhatTheMethodIsMarkedFor(String method) {
		this.recorder.report(from(HERE + "$Controller", method));

		assertThat(state()).isEqualTo(State.SUPPRESSED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "$Legacy", "$Legacy$Nested", "$Legacy$$SpringCGLIB$$0" })
	void acceptsWhatTheClassIsMarkedFor(String type) {
		this.recorder.report(from(HERE + type, "any"));

		assertThat(state()).isEqualTo(State.SUPPRESSED);
	}

	@Test
	void refusesWhatComesFromAnotherMethod() {
		assertThatExceptionOfType(ViolationException.class)
			.isThrownBy(() -> this.recorder.report(from(HERE + "$Controller", "show")));
	}

	@Test
	void acceptsToTheEndOfTheLastDay() {
		Violation violation = violation(LAZY_LOAD, HERE + "$User.untilJune");

		this.recorder.report(violation);
		assertThat(state()).isEqualTo(State.SUPPRESSED);
		this.clock.advance(Duration.ofSeconds(1));

		assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> this.recorder.report(violation));
		assertThat(state()).isEqualTo(State.NEW);
	}

	@Test
	void logsWhatIsNoLongerAcceptedTheFirstTime(CapturedOutput output) {
		Violation violation = violation(LAZY_LOAD, HERE + "$User.untilJune");

		this.recorder.record(violation);
		assertThat(output).doesNotContain("was touched");
		this.clock.advance(Duration.ofSeconds(1));
		this.recorder.record(violation);
		this.recorder.record(violation);

		assertThat(output).containsOnlyOnce("was touched");
	}

	@Test
	void acceptsByTheLatestOfSeveralDates() {
		this.clock.advance(Duration.ofDays(1));

		this.recorder.report(violation(LAZY_LOAD, HERE + "$User.untilJune").at(new Origin(HERE + "$Legacy", "any", 1)));

		assertThat(state()).isEqualTo(State.SUPPRESSED);
	}

	@Test
	void countsWhatIsAccepted() {
		this.recorder.report(violation(LAZY_LOAD, HERE + "$User.posts"));
		this.recorder.report(violation(LAZY_LOAD, HERE + "$User.posts"));

		this.recorder.forEachTally((tally) -> {
			assertThat(tally.key().state()).isEqualTo(State.SUPPRESSED);
			assertThat(tally.count()).isEqualTo(2);
		});
		assertThat(this.recorder.snapshot().recorded()).extracting(RecordedViolation::count).containsExactly(2L);
	}

	@Test
	void refusesAnInvalidAnnotationWhereItIsRead() {
		assertThatExceptionOfType(InvalidAnnotationException.class)
			.isThrownBy(() -> this.recorder.report(violation(LAZY_LOAD, HERE + "$Blank.posts")))
			.withMessage("@SuppressViolations on " + HERE
					+ "$Blank.posts: 'reason' is blank. Say why these violations are accepted.");
	}

	@Test
	void logsAnInvalidAnnotationWhereItMayNotThrow(CapturedOutput output) {
		this.recorder.record(violation(LAZY_LOAD, HERE + "$Blank.posts"));
		this.recorder.record(violation(LAZY_LOAD, HERE + "$Blank.posts"));

		assertThat(state()).isEqualTo(State.NEW);
		assertThat(output).containsOnlyOnce("$Blank.posts: 'reason' is blank.");
	}

	@Test
	void logsAnInvalidAnnotationOnceWithoutRoomForItsViolation(CapturedOutput output) {
		ViolationRecorder full = new ViolationRecorder(this.levels, this.suppressions, () -> null, 1, this.clock);
		full.record(violation(LAZY_LOAD, "com.acme.Other.posts"));

		full.record(violation(LAZY_LOAD, HERE + "$Blank.posts"));
		full.record(violation(LAZY_LOAD, HERE + "$Blank.posts"));

		assertThat(full.snapshot().dropped()).isEqualTo(2);
		assertThat(output).containsOnlyOnce("$Blank.posts: 'reason' is blank.");
	}

	@Test
	void validatesAClassWithItsMembers() {
		assertThatNoException().isThrownBy(() -> this.suppressions.validate(User.class));
		assertThatExceptionOfType(InvalidAnnotationException.class)
			.isThrownBy(() -> this.suppressions.validate(Blank.class))
			.withMessageContaining("$Blank.posts: 'reason' is blank.");
		assertThatExceptionOfType(InvalidAnnotationException.class)
			.isThrownBy(() -> this.suppressions.validate(UnknownRule.class))
			.withMessageContaining("$UnknownRule.posts: 'rules' has the value 'lazy-laod'. "
					+ "There is no rule 'lazy-laod'. Nearest: lazy-load.");
		assertThatExceptionOfType(InvalidAnnotationException.class)
			.isThrownBy(() -> this.suppressions.validate(NoRule.class))
			.withMessageContaining("$NoRule: 'rules' is empty. Name the rules that are accepted here, "
					+ "as in rules = \"lazy-load\".");
		assertThatExceptionOfType(InvalidAnnotationException.class)
			.isThrownBy(() -> this.suppressions.validate(NoDate.class))
			.withMessageContaining("'until' has the value '30.06.2027', which is no date. "
					+ "Write it as in until = \"2027-06-30\".");
	}

	private State state() {
		return this.recorder.snapshot().recorded().get(0).state();
	}

	private static Violation from(String className, String methodName) {
		return violation(LAZY_LOAD, "com.acme.Other.posts").at(new Origin(className, methodName, 42));
	}

	private static Violation violation(Rule rule, String subject) {
		return Violation.of(rule, subject, subject + " was touched.", "Fetch it.");
	}

	@SuppressViolations(rules = "lazy-load", reason = "it is old")
	static class Legacy {

		@Nullable String posts;

		static class Nested {

		}

	}

	static class User {

		@Nullable String name;

		@SuppressViolations(rules = { "lazy-load" }, reason = "the field")
		@Nullable String posts;

		@SuppressViolations(rules = "lazy-load", reason = "the embedded")
		@Nullable String address;

		@SuppressViolations(rules = "lazy-load", reason = "until June", until = "2027-06-30")
		@Nullable String untilJune;

		@SuppressViolations(rules = "lazy-load", reason = "the getter")
		@Nullable String getTags() {
			return null;
		}

		@SuppressViolations(rules = "lazy-load", reason = "the boolean getter")
		boolean isActive() {
			return true;
		}

	}

	static class Admin extends User {

	}

	interface Users {

		@SuppressViolations(rules = "lazy-load", reason = "the repository method")
		void findAll();

		void findById();

	}

	interface Members extends Users {

		@SuppressViolations(rules = "lazy-load", reason = "the method of the repository itself")
		void findByName();

	}

	@SuppressViolations(rules = "lazy-load", reason = "the base of old repositories")
	interface Old {

	}

	interface OldMembers extends Members, Old {

	}

	static class NewLegacy extends Legacy {

	}

	static class Controller {

		@SuppressViolations(rules = "lazy-load", reason = "the method")
		void list() {
		}

		@SuppressViolations(rules = "lazy-write", reason = "the first")
		@SuppressViolations(rules = "lazy-load", reason = "the second")
		void repeated() {
		}

		void show() {
		}

	}

	static class Accessors {

		@SuppressViolations(rules = "lazy-load", reason = "the field")
		@Nullable String rows;

		@SuppressViolations(rules = "lazy-load", reason = "the getter")
		@Nullable String getList() {
			return this.rows;
		}

	}

	static class Unreadable {

		@SuppressViolations(rules = "lazy-load", reason = "not readable")
		void read(Absent absent) {
		}

	}

	static class Absent {

	}

	/**
	 * Finds every class but one.
	 */
	private static final class WithoutAbsent extends OverridingClassLoader {

		WithoutAbsent(ClassLoader parent) {
			super(parent);
		}

		@Override
		protected boolean isEligibleForOverriding(String className) {
			return className.equals(Unreadable.class.getName());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.equals(Absent.class.getName())) {
				throw new ClassNotFoundException(name);
			}
			return super.loadClass(name, resolve);
		}

	}

	static class Blank {

		@SuppressViolations(rules = "lazy-load", reason = " ")
		@Nullable String posts;

	}

	static class UnknownRule {

		@SuppressViolations(rules = "lazy-laod", reason = "misspelt")
		@Nullable String posts;

	}

	@SuppressViolations(rules = {}, reason = "for nothing")
	static class NoRule {

	}

	@SuppressViolations(rules = "lazy-load", reason = "until June", until = "30.06.2027")
	static class NoDate {

	}

}
