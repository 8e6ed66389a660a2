package io.github.strictjpa.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the variants of a benchmark in turn, A B C A B C, each round in JVMs of its own,
 * so that a machine that gets slower does so for all of them. Prints the minimum, median
 * and maximum of the rounds.
 */
public final class Interleaved {

	private Interleaved() {
	}

	/**
	 * Run.
	 * @param arguments the benchmark's name, the number of rounds, the name of the
	 * parameter and its values
	 * @throws RunnerException if a run fails
	 */
	public static void main(String... arguments) throws RunnerException {
		int rounds = Integer.parseInt(arguments[1]);
		Map<String, List<Double>> scores = new TreeMap<>();
		for (int round = 0; round < rounds; round++) {
			for (String value : Arrays.copyOfRange(arguments, 3, arguments.length)) {
				run(arguments[0], arguments[2], value).forEach((result) -> collect(result, value, scores));
			}
		}
		scores.forEach(Interleaved::print);
	}

	private static Collection<RunResult> run(String benchmark, String parameter, String value) throws RunnerException {
		Options options = new OptionsBuilder().include(benchmark)
			.param(parameter, value)
			.forks(1)
			.addProfiler(GCProfiler.class)
			.verbosity(VerboseMode.SILENT)
			.build();
		return new Runner(options).run();
	}

	private static void collect(RunResult result, String value, Map<String, List<Double>> scores) {
		String label = result.getPrimaryResult().getLabel();
		add(scores, label + " time " + value, result.getPrimaryResult().getScore());
		add(scores, label + " B/op " + value, result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
	}

	private static void add(Map<String, List<Double>> scores, String key, double score) {
		scores.computeIfAbsent(key, (unused) -> new ArrayList<>()).add(score);
	}

	private static void print(String key, List<Double> scores) {
		double[] sorted = scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		System.out.printf("%-40s min %10.2f  median %10.2f  max %10.2f%n", key, sorted[0], sorted[sorted.length / 2],
				sorted[sorted.length - 1]);
	}

}
