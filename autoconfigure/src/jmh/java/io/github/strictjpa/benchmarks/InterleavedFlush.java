package io.github.strictjpa.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs {@link FlushBenchmark} without JMH: three applications in one JVM, one flush of
 * each in turn, measured in CPU time of the thread. Made for machines that are too busy
 * for rounds of seconds. Prints the quartiles.
 */
public final class InterleavedFlush {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private InterleavedFlush() {
	}

	/**
	 * Run.
	 * @param arguments the number of flushes to warm up with, the number to measure, and
	 * what to change in them
	 */
	public static void main(String... arguments) {
		int warmUp = Integer.parseInt(arguments[0]);
		int measured = Integer.parseInt(arguments[1]);
		Map<String, FlushBenchmark> applications = new LinkedHashMap<>();
		for (String guard : new String[] { "absent", "guarded", "control" }) {
			applications.put(guard, start(guard));
		}
		for (String change : Arrays.copyOfRange(arguments, 2, arguments.length)) {
			measure(applications, change, warmUp);
			measure(applications, change, measured)
				.forEach((guard, times) -> System.out.printf("%-12s %-8s %s%n", change, guard, quartiles(times)));
		}
		applications.values().forEach(FlushBenchmark::stop);
	}

	private static FlushBenchmark start(String guard) {
		FlushBenchmark application = new FlushBenchmark();
		application.guard = guard;
		application.start();
		return application;
	}

	private static Map<String, long[]> measure(Map<String, FlushBenchmark> applications, String change, int rounds) {
		Map<String, long[]> times = new LinkedHashMap<>();
		for (int round = 0; round < rounds; round++) {
			for (Map.Entry<String, FlushBenchmark> application : applications.entrySet()) {
				times.computeIfAbsent(application.getKey(), (unused) -> new long[rounds])[round] = flush(
						application.getValue(), change);
			}
		}
		return times;
	}

	private static long flush(FlushBenchmark application, String change) {
		application.change = change;
		application.change();
		long start = THREADS.getCurrentThreadCpuTime();
		application.flush();
		long time = THREADS.getCurrentThreadCpuTime() - start;
		application.forget();
		return time;
	}

	private static String quartiles(long[] times) {
		long[] sorted = times.clone();
		Arrays.sort(sorted);
		return "%.1f / %.1f / %.1f us".formatted(sorted[sorted.length / 4] / 1e3, sorted[sorted.length / 2] / 1e3,
				sorted[sorted.length * 3 / 4] / 1e3);
	}

}
