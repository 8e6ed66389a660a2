package io.github.strictjpa.mapping;

import java.util.concurrent.TimeUnit;

import org.hibernate.boot.Metadata;
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
	 * How many entities, each with 20 attributes.
	 */
	@Param({ "125", "250", "500" })
	int entities;

	private Metadata metadata;

	@Setup
	public void generate() {
		this.metadata = GeneratedModel.of(this.entities);
	}

	@Benchmark
	public long checkAll() {
		return MappingChecksTests.all().flatMap((check) -> check.check(this.metadata)).count();
	}

}
