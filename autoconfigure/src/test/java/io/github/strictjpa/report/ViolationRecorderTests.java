package io.github.strictjpa.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.strictjpa.Level;
import io.github.strictjpa.Origin;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.Violation.State;
import io.github.strictjpa.ViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ViolationRecorder}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ViolationRecorderTests {

	private static final Rule FAILS = Rule.of("lazy-load", Level.FAIL, "Loaded on touch.");

	private static final Rule WARNS = Rule.of("lazy-write", Level.WARN, "Loaded to write.").documented();

	private static final Rule IS_OFF = Rule.of("unused-fetch", Level.OFF, "Loaded in vain.");

	private final MutableClock clock = new MutableClock("2026-11-22T10:00:00Z");

	private final ViolationRecorder recorder = recorder(2);

	@Test
	void keepsCountAndTimesOfAViolation() {
		this.recorder.report(violation(WARNS, "posts"));
		this.clock.advance(Duration.ofMinutes(5));
		this.recorder.record(violation(WARNS, "posts"));

		assertThat(this.recorder.snapshot().recorded()).singleElement()
			.isEqualTo(new RecordedViolation(violation(WARNS, "posts").enteredBy("GET /users"), Level.WARN, State.NEW,
					2, Instant.parse("2026-11-22T10:00:00Z"), Instant.parse("2026-11-22T10:05:00Z")));
	}

	@Test
	void keepsTheEntryPointThatAProducerKnows() {
		this.recorder.report(violation(WARNS, "posts").enteredBy("nightly"));

		assertThat(this.recorder.snapshot().recorded().get(0).violation().entryPoint()).isEqualTo("nightly");
	}

	@Test
	void logsAViolationTheFirstTimeOnly(CapturedOutput output) {
		Violation violation = violation(WARNS, "posts").at(new Origin("com.acme.Users", "list", 42));

		this.recorder.report(violation);
		this.recorder.report(violation.at(new Origin("com.acme.Users", "list", 43)));

		assertThat(output).containsOnlyOnce("[lazy-write] posts was touched. Fetch it. Entered by GET /users. "
				+ "See https://github.com/strictjpa/strict-jpa/blob/main/docs/rules/lazy-write.md");
	}

	@Test
	void logsAgainWhatWasForgotten(CapturedOutput output) {
		this.recorder.report(violation(WARNS, "posts"));
		this.recorder.clear();
		this.recorder.report(violation(WARNS, "posts"));

		assertThat(output.getOut().split("posts was touched", -1)).hasSize(3);
	}

	@Test
	void refusesWhatFails(CapturedOutput output) {
		Violation violation = violation(FAILS, "posts").withDetail("com.acme.User#1");

		assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> this.recorder.report(violation))
			.satisfies((ex) -> assertThat(ex.violation()).isEqualTo(violation.enteredBy("GET /users")));

		assertThat(this.recorder.snapshot().of("lazy-load")).singleElement()
			.satisfies((recorded) -> assertThat(recorded.violation().detail()).isNull());
		assertThat(output).containsOnlyOnce("posts was touched").doesNotContain("com.acme.User#1");
	}

	@Test
	void logsWhatFailsWhereItMayNotThrow(CapturedOutput output) {
		this.recorder.record(violation(FAILS, "posts").withDetail("com.acme.User#1"));

		assertThat(this.recorder.snapshot().of("lazy-load")).hasSize(1);
		assertThat(output).contains("[lazy-load] posts was touched.").doesNotContain("com.acme.User#1");
	}

	@Test
	void returnsWhatIsRefusedTogetherAndLogsTheRest(CapturedOutput output) {
		List<Violation> refused = this.recorder.reportAll(List.of(violation(FAILS, "posts"), violation(WARNS, "roles")),
				(rule) -> false);

		assertThat(refused).containsExactly(violation(FAILS, "posts").enteredBy("GET /users"));
		assertThat(output).doesNotContain("[" + FAILS.id() + "]")
			.containsOnlyOnce("[lazy-write] " + violation(WARNS, "roles"));
		assertThat(this.recorder.snapshot().recorded()).hasSize(2);
	}

	@Test
	void logsOneLineForAllViolationsOfARule(CapturedOutput output) {
		List<Violation> violations = List.of(violation(WARNS, "posts"), violation(WARNS, "roles"));

		assertThat(this.recorder.reportAll(violations, WARNS::equals)).isEmpty();
		this.recorder.reportAll(violations, WARNS::equals);

		assertThat(output).containsOnlyOnce("[lazy-write] Loaded to write. Found 2: posts, roles. See ");
	}

	@Test
	void logsTheFixOfAViolationThatIsAloneOfItsRule(CapturedOutput output) {
		this.recorder.reportAll(List.of(violation(WARNS, "posts")), WARNS::equals);

		assertThat(output).containsOnlyOnce("[lazy-write] " + violation(WARNS, "posts")).doesNotContain("Found");
	}

	@Test
	void refusesWhatIsDroppedToo() {
		this.recorder.report(violation(WARNS, "first"));
		this.recorder.report(violation(WARNS, "second"));

		assertThatExceptionOfType(ViolationException.class)
			.isThrownBy(() -> this.recorder.report(violation(FAILS, "third")));
		assertThat(this.recorder.snapshot().dropped()).isOne();
	}

	@Test
	void isSilentAboutWhatIsOff(CapturedOutput output) {
		this.recorder.report(violation(IS_OFF, "posts"));
		this.recorder.record(violation(IS_OFF, "posts"));

		assertThat(this.recorder.snapshot().recorded()).isEmpty();
		assertThat(tallies()).isEmpty();
		assertThat(output).doesNotContain("posts was touched");
	}

	@Test
	void countsWhatItHasNoRoomFor(CapturedOutput output) {
		for (String subject : List.of("first", "second", "third", "third", "first")) {
			this.recorder.report(violation(WARNS, subject));
		}

		assertThat(this.recorder.snapshot().recorded()).extracting(RecordedViolation::count).containsExactly(2L, 1L);
		assertThat(this.recorder.snapshot().dropped()).isEqualTo(2);
		assertThat(tallies()).extracting(ViolationTally::count).containsExactly(5L);
		assertThat(output).doesNotContain("third was touched");
	}

	@Test
	void makesRoomByForgettingARule() {
		this.recorder.report(violation(WARNS, "first"));
		this.recorder.record(violation(FAILS, "second"));
		this.recorder.report(violation(WARNS, "third"));

		assertThat(this.recorder.clear("lazy-load")).isOne();
		this.recorder.report(violation(WARNS, "third"));

		assertThat(this.recorder.snapshot().recorded()).extracting((recorded) -> recorded.violation().subject())
			.containsExactly("first", "third");
		assertThat(this.recorder.snapshot().dropped()).isOne();
	}

	@Test
	void forgetsEverythingButTheTallies() {
		this.recorder.report(violation(WARNS, "first"));
		this.recorder.report(violation(WARNS, "second"));
		this.recorder.report(violation(WARNS, "third"));

		assertThat(this.recorder.clear()).isEqualTo(2);

		assertThat(this.recorder.snapshot().recorded()).isEmpty();
		assertThat(this.recorder.snapshot().dropped()).isZero();
		assertThat(tallies()).extracting(ViolationTally::count).containsExactly(3L);
	}

	@Test
	void takesASnapshotThatStaysAsItIs() {
		this.recorder.report(violation(WARNS, "first"));
		List<RecordedViolation> recorded = this.recorder.snapshot().recorded();

		this.recorder.report(violation(WARNS, "first"));

		assertThat(recorded).extracting(RecordedViolation::count).containsExactly(1L);
	}

	@Test
	void tellsTheLevelOfARule() {
		assertThat(List.of(FAILS, WARNS, IS_OFF)).extracting(this.recorder::level)
			.containsExactly(Level.FAIL, Level.WARN, Level.OFF);
	}

	private List<ViolationTally> tallies() {
		List<ViolationTally> tallies = new ArrayList<>();
		this.recorder.forEachTally(tallies::add);
		return tallies;
	}

	private ViolationRecorder recorder(int capacity) {
		RuleLevels levels = RuleLevels.of(List.of(FAILS, WARNS, IS_OFF), null, Map.of());
		return new ViolationRecorder(levels, new Suppressions(levels, getClass().getClassLoader()), () -> "GET /users",
				capacity, this.clock);
	}

	private static Violation violation(Rule rule, String subject) {
		return Violation.of(rule, subject, subject + " was touched.", "Fetch it.");
	}

}
