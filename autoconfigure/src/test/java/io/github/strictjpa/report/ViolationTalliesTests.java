package io.github.strictjpa.report;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import io.github.strictjpa.Level;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ViolationTallies}, through the recorder that many threads use.
 */
class ViolationTalliesTests {

	private static final int THREADS = 64;

	private static final int SIGHTINGS = 1000;

	private static final int CAPACITY = 50;

	private static final Rule WARNS = Rule.of("lazy-load", Level.WARN, "Loaded on touch.");

	private final ViolationRecorder recorder = recorder();

	@Test
	void countsExactlyUnderManyThreads() throws Exception {
		Map<ViolationTally.Key, ViolationTally> seen = new ConcurrentHashMap<>();
		this.recorder.forEachTally((tally) -> seen.put(tally.key(), tally));

		onManyThreads((number) -> this.recorder.report(violation(number).enteredBy("GET /" + number % 200)));

		long kept = this.recorder.snapshot().recorded().stream().mapToLong(RecordedViolation::count).sum();
		assertThat(this.recorder.snapshot().recorded()).hasSize(CAPACITY);
		assertThat(kept + this.recorder.snapshot().dropped()).isEqualTo((long) THREADS * SIGHTINGS);
		assertThat(seen.values().stream().mapToLong(ViolationTally::count).sum()).isEqualTo((long) THREADS * SIGHTINGS);
		assertThat(seen).hasSize(ViolationTallies.MAXIMUM_ENTRY_POINTS + 1);
	}

	@Test
	void handsOverEveryTallyToAConsumerThatComesMidway() throws Exception {
		Map<ViolationTally.Key, ViolationTally> early = new ConcurrentHashMap<>();
		Map<ViolationTally.Key, ViolationTally> late = new ConcurrentHashMap<>();
		this.recorder.forEachTally((tally) -> early.put(tally.key(), tally));

		onManyThreads((number) -> {
			this.recorder.report(violation(1).enteredBy("GET /" + number));
			if (number == SIGHTINGS / 2) {
				this.recorder.forEachTally((tally) -> late.put(tally.key(), tally));
			}
		});

		assertThat(late).isEqualTo(early);
	}

	private static void onManyThreads(IntConsumer action) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		CountDownLatch start = new CountDownLatch(1);
		try {
			List<? extends Future<?>> running = IntStream.range(0, THREADS).mapToObj((thread) -> executor.submit(() -> {
				start.await();
				IntStream.range(0, SIGHTINGS).forEach(action);
				return null;
			})).toList();
			start.countDown();
			for (Future<?> future : running) {
				future.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static Violation violation(int number) {
		return Violation.of(WARNS, "subject-" + number, "It was touched.", "Fetch it.");
	}

	private static ViolationRecorder recorder() {
		RuleLevels levels = RuleLevels.of(List.of(WARNS), null, Map.of());
		return new ViolationRecorder(levels, new Suppressions(levels, null), () -> null, CAPACITY,
				new MutableClock("2026-11-22T10:00:00Z"));
	}

}
