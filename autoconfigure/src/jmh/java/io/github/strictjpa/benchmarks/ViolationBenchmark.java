package io.github.strictjpa.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.strictjpa.LazyLoading;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * What one lazy load costs: 100 of them in a session, the query that loads their owners
 * included. What {@code warned} and {@code routed} differ by from {@code permitted} is
 * one violation of a known key.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ViolationBenchmark {

	/**
	 * {@code permitted} and {@code control} are the same: their difference is the noise.
	 * In {@code routed} there is a route, as in a request; in {@code warned} only the
	 * stack can tell an entry point.
	 */
	@Param({ "permitted", "control", "routed", "warned" })
	String variant;

	/**
	 * How many more frames the stack has.
	 */
	@Param("0")
	int depth = Integer.getInteger("depth", 0);

	private ConfigurableApplicationContext context;

	private EntityManagerFactory factory;

	@Setup
	public void start() {
		this.context = Library.start("guarded", "strict-jpa.default-level=warn",
				"spring.datasource.url=jdbc:h2:mem:" + this.variant,
				"spring.jpa.properties.hibernate.default_batch_fetch_size=1",
				"library.route=" + (this.variant.equals("routed") ? "GET /books" : "false"));
		this.factory = this.context.getBean(EntityManagerFactory.class);
	}

	@TearDown
	public void stop() {
		this.context.close();
	}

	@Benchmark
	@OperationsPerInvocation(Library.AUTHORS)
	public int proxy() {
		return deeper(this.depth, this::loadProxies);
	}

	@Benchmark
	@OperationsPerInvocation(Library.AUTHORS)
	public int collection() {
		return deeper(this.depth, this::loadCollections);
	}

	private int deeper(int frames, Supplier<Integer> loads) {
		if (frames > 0) {
			return deeper(frames - 1, loads);
		}
		return this.variant.equals("warned") || this.variant.equals("routed") ? loads.get()
				: LazyLoading.permit("the benchmark compares with it", loads);
	}

	private int loadProxies() {
		try (EntityManager entityManager = this.factory.createEntityManager()) {
			List<Library.Book> books = entityManager
				.createQuery("select b from Book b where b.title = 'Book 1'", Library.Book.class)
				.getResultList();
			return books.stream().mapToInt((book) -> book.getAuthor().getName().length()).sum();
		}
	}

	private int loadCollections() {
		try (EntityManager entityManager = this.factory.createEntityManager()) {
			List<Library.Author> authors = entityManager.createQuery("select a from Author a", Library.Author.class)
				.getResultList();
			return authors.stream().mapToInt((author) -> author.getBooks().size()).sum();
		}
	}

}
