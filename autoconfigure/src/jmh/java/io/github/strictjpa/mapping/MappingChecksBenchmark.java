package io.github.strictjpa.mapping;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

import org.hibernate.boot.Metadata;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What all checks of the mapping together add to the start of an application: the first
 * run in a JVM, rules that are off by default included.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
public class MappingChecksBenchmark {

	/**
	 * How many entities, each with 19 attributes.
	 */
	@Param({ "100", "250", "500", "1000" })
	int entities;

	private Metadata metadata;

	@Setup
	public void generate() {
		this.metadata = GeneratedModel.of(this.entities);
	}

	@Benchmark
	public long checkAll(ProcessorTime time) {
		long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		long found = MappingChecksTests.all().flatMap((check) -> check.check(this.metadata)).count();
		time.cpuMillis = TimeUnit.NANOSECONDS
			.toMillis(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
		return found;
	}

	/**
	 * The time of the processor, which other processes do not add to.
	 */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class ProcessorTime {

		/**
		 * Milliseconds.
		 */
		public long cpuMillis;

	}

}
