package io.github.strictjpa.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/**
 * Runs the methods of a benchmark without JMH: all variants in one JVM, a block of some
 * milliseconds of each in turn, in another order each round. It takes the CPU time and
 * the allocated bytes of the thread, so that a busy machine disturbs all alike, and code
 * is compiled once for all. Prints what a variant differs by from the first.
 */
public final class Interleaved {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final double BLOCK = 10e6;

	private final List<Variant> variants;

	private final Method operation;

	private final int scale;

	private Interleaved(List<Variant> variants, Method operation) {
		this.variants = variants;
		this.operation = operation;
		OperationsPerInvocation several = operation.getAnnotation(OperationsPerInvocation.class);
		this.scale = (several != null) ? several.value() : 1;
	}

	/**
	 * Run.
	 * @param arguments the name of the benchmark or of one of its methods, the number of rounds, and
	 * the variants
	 * @throws ReflectiveOperationException if the benchmark is none, or fails
	 */
	public static void main(String... arguments) throws ReflectiveOperationException {
		String[] name = arguments[0].split("\\.");
		Class<?> benchmark = Class.forName(Interleaved.class.getPackageName() + "." + name[0]);
		List<Method> operations = Stream.of(benchmark.getMethods())
			.filter((method) -> method.isAnnotationPresent(Benchmark.class))
			.filter((method) -> name.length == 1 || method.getName().equals(name[1]))
			.sorted(Comparator.comparing(Method::getName))
			.toList();
		List<String> names = Arrays.asList(arguments).subList(2, arguments.length);
		List<Object> started = names.stream().map((variant) -> start(benchmark, variant)).toList();
		for (Method operation : operations) {
			List<Variant> variants = names.stream()
				.map((variant) -> new Variant(variant, started.get(names.indexOf(variant)),
						Integer.parseInt(arguments[1])))
				.toList();
			new Interleaved(variants, operation).run(Integer.parseInt(arguments[1]));
		}
		System.exit(0);
	}

	private static Object start(Class<?> type, String variant) {
		try {
			Object benchmark = type.getConstructor().newInstance();
			Field parameter = type.getDeclaredField("variant");
			parameter.set(benchmark, variant);
			for (Method method : type.getMethods()) {
				if (method.isAnnotationPresent(Setup.class)) {
					method.invoke(benchmark);
				}
			}
			return benchmark;
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalArgumentException(type + " is no benchmark with a field 'variant'", ex);
		}
	}

	private void run(int rounds) throws ReflectiveOperationException {
		for (int round = 0; round < rounds; round++) {
			measure(0);
		}
		List<Variant> order = new ArrayList<>(this.variants);
		for (int round = 0; round < rounds; round++) {
			Collections.rotate(order, 1);
			for (Variant variant : order) {
				measure(variant, round);
			}
		}
		this.variants.forEach((variant) -> variant.print(this.operation.getName(), this.variants.get(0)));
	}

	private void measure(int round) throws ReflectiveOperationException {
		for (Variant variant : this.variants) {
			measure(variant, round);
		}
	}

	private void measure(Variant variant, int round) throws ReflectiveOperationException {
		long bytes = THREADS.getCurrentThreadAllocatedBytes();
		long start = THREADS.getCurrentThreadCpuTime();
		for (int count = 0; count < variant.block; count++) {
			this.operation.invoke(variant.benchmark);
		}
		long time = THREADS.getCurrentThreadCpuTime() - start;
		double operations = (double) variant.block * this.scale;
		variant.times[round] = time / operations;
		variant.bytes[round] = (THREADS.getCurrentThreadAllocatedBytes() - bytes) / operations;
		if (round == 0) {
			variant.block = (int) Math.max(1, Math.min(10_000, variant.block * BLOCK / Math.max(time, 1)));
		}
	}

	/**
	 * A variant and what was measured of it.
	 */
	private static final class Variant {

		private final String name;

		private final Object benchmark;

		private final double[] times;

		private final double[] bytes;

		private int block = 1;

		Variant(String name, Object benchmark, int rounds) {
			this.name = name;
			this.benchmark = benchmark;
			this.times = new double[rounds];
			this.bytes = new double[rounds];
		}

		void print(String operation, Variant first) {
			System.out.printf("%-22s %-17s %10.0f ns %+8.0f [%+.0f, %+.0f]  %10.0f B %+8.0f [%+.0f, %+.0f]%n", operation,
					this.name, quartile(this.times, 2), difference(this.times, first.times, 2),
					difference(this.times, first.times, 1), difference(this.times, first.times, 3),
					quartile(this.bytes, 2), difference(this.bytes, first.bytes, 2),
					difference(this.bytes, first.bytes, 1), difference(this.bytes, first.bytes, 3));
		}

		private static double difference(double[] values, double[] others, int quartile) {
			double[] differences = new double[values.length];
			Arrays.setAll(differences, (round) -> values[round] - others[round]);
			return quartile(differences, quartile);
		}

		private static double quartile(double[] values, int quartile) {
			double[] sorted = values.clone();
			Arrays.sort(sorted);
			return sorted[Math.min(sorted.length - 1, sorted.length * quartile / 4)];
		}

	}

}
