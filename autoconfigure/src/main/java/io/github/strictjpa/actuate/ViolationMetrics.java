package io.github.strictjpa.actuate;

import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.report.ViolationTally;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@link MeterBinder} for the counter {@value #NAME}, tagged with {@code rule},
 * {@code level}, {@code state} and {@code entry.point}. The number of entry points is
 * bounded, see {@link ViolationTally.Key#entryPoint()}.
 *
 * @since 0.1.0
 */
public final class ViolationMetrics implements MeterBinder {

	/**
	 * The name of the counter.
	 */
	public static final String NAME = "strict.jpa.violations";

	private final ViolationRecorder recorder;

	/**
	 * Create a binder.
	 * @param recorder what counts the violations
	 */
	public ViolationMetrics(ViolationRecorder recorder) {
		this.recorder = recorder;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.recorder.forEachTally((tally) -> bind(tally, registry));
	}

	private static void bind(ViolationTally tally, MeterRegistry registry) {
		ViolationTally.Key key = tally.key();
		FunctionCounter.builder(NAME, tally, ViolationTally::count)
			.description("Violations of Strict JPA's rules, those included that were not kept")
			.tag("rule", key.rule().id())
			.tag("level", ViolationDescriptor.lowerCase(key.level()))
			.tag("state", ViolationDescriptor.lowerCase(key.state()))
			.tag("entry.point", key.entryPoint())
			.register(registry);
	}

}
