package io.github.strictjpa.actuate;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.report.RuleLevels;
import io.github.strictjpa.report.Suppressions;
import io.github.strictjpa.report.ViolationRecorder;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ViolationMetrics}.
 */
class ViolationMetricsTests {

	private static final Rule LAZY_LOAD = Rule.of("lazy-load", Level.WARN, "Loaded on touch.");

	private static final Rule N_PLUS_ONE = Rule.of("n-plus-one", Level.FAIL, "Loaded in a loop.");

	private final ViolationRecorder recorder = recorder();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void countsWhatWasSeenBeforeAndAfterItWasBound() {
		this.recorder.report(violation(LAZY_LOAD));

		new ViolationMetrics(this.recorder).bindTo(this.registry);
		this.recorder.report(violation(LAZY_LOAD));
		this.recorder.record(violation(N_PLUS_ONE).enteredBy("GET /users/{id}"));

		assertThat(count(this.registry, "lazy-load")).isEqualTo(2);
		assertThat(count(this.registry, "n-plus-one")).isOne();
	}

	@Test
	void tagsEveryCounterWithTheSameKeys() {
		new ViolationMetrics(this.recorder).bindTo(this.registry);

		this.recorder.record(violation(N_PLUS_ONE).enteredBy("GET /users/{id}"));
		this.recorder.report(violation(LAZY_LOAD));

		assertThat(
				this.registry.get(ViolationMetrics.NAME).tag("rule", "n-plus-one").functionCounter().getId().getTags())
			.containsExactlyInAnyOrder(Tag.of("rule", "n-plus-one"), Tag.of("level", "fail"), Tag.of("state", "new"),
					Tag.of("entry.point", "GET /users/{id}"));
		assertThat(
				this.registry.get(ViolationMetrics.NAME).tag("rule", "lazy-load").functionCounter().getId().getTags())
			.containsExactlyInAnyOrder(Tag.of("rule", "lazy-load"), Tag.of("level", "warn"), Tag.of("state", "new"),
					Tag.of("entry.point", "none"));
	}

	@Test
	void countsOnceInEachOfTwoRegistries() {
		SimpleMeterRegistry other = new SimpleMeterRegistry();
		ViolationMetrics metrics = new ViolationMetrics(this.recorder);
		metrics.bindTo(this.registry);
		metrics.bindTo(other);

		this.recorder.report(violation(LAZY_LOAD));

		assertThat(count(this.registry, "lazy-load")).isOne();
		assertThat(count(other, "lazy-load")).isOne();
	}

	@Test
	void countsOnceInACompositeAndItsChildren() {
		SimpleMeterRegistry other = new SimpleMeterRegistry();
		CompositeMeterRegistry composite = new CompositeMeterRegistry();
		composite.add(this.registry);
		composite.add(other);
		ViolationMetrics metrics = new ViolationMetrics(this.recorder);
		metrics.bindTo(composite);
		metrics.bindTo(this.registry);

		this.recorder.report(violation(LAZY_LOAD));

		assertThat(count(composite, "lazy-load")).isOne();
		assertThat(count(this.registry, "lazy-load")).isOne();
		assertThat(count(other, "lazy-load")).isOne();
	}

	@Test
	void goesOnWhenViolationsAreForgotten() {
		new ViolationMetrics(this.recorder).bindTo(this.registry);
		this.recorder.report(violation(LAZY_LOAD));

		this.recorder.clear();
		assertThat(count(this.registry, "lazy-load")).isOne();
		this.recorder.report(violation(LAZY_LOAD));

		assertThat(count(this.registry, "lazy-load")).isEqualTo(2);
	}

	@Test
	void boundsTheNumberOfEntryPoints() {
		new ViolationMetrics(this.recorder).bindTo(this.registry);

		IntStream.range(0, 1000)
			.forEach((number) -> this.recorder.report(violation(LAZY_LOAD).enteredBy("GET /" + number)));

		List<FunctionCounter> counters = counters(this.registry, "lazy-load");
		assertThat(counters).hasSize(101);
		assertThat(count(this.registry, "lazy-load")).isEqualTo(1000);
		assertThat(this.registry.get(ViolationMetrics.NAME).tag("entry.point", "other").functionCounter().count())
			.isEqualTo(900);
	}

	private static double count(MeterRegistry registry, String rule) {
		return counters(registry, rule).stream().mapToDouble(FunctionCounter::count).sum();
	}

	private static List<FunctionCounter> counters(MeterRegistry registry, String rule) {
		return List.copyOf(registry.get(ViolationMetrics.NAME).tag("rule", rule).functionCounters());
	}

	private static Violation violation(Rule rule) {
		return Violation.of(rule, "com.acme.User.posts", "It was touched.", "Fetch it.");
	}

	private static ViolationRecorder recorder() {
		RuleLevels levels = RuleLevels.of(List.of(LAZY_LOAD, N_PLUS_ONE), null, Map.of());
		return new ViolationRecorder(levels, new Suppressions(levels, null), () -> null, 10, Clock.systemUTC());
	}

}
