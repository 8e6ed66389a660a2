package io.github.strictjpa.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

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
 * included. The difference between {@code warned} and {@code permitted} is one violation
 * of a known key.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ViolationBenchmark {

	/**
	 * {@code permitted} and {@code control} are the same: their difference is the noise.
	 */
	@Param({ "permitted", "warned", "control" })
	String variant;

	private ConfigurableApplicationContext context;

	private EntityManagerFactory factory;

	@Setup
	public void start() {
		this.context = Library.start("guarded", "strict-jpa.default-level=warn",
				"spring.jpa.properties.hibernate.default_batch_fetch_size=1");
		this.factory = this.context.getBean(EntityManagerFactory.class);
	}

	@TearDown
	public void stop() {
		this.context.close();
	}

	@Benchmark
	@OperationsPerInvocation(Library.AUTHORS)
	public int proxy() {
		return this.variant.equals("warned") ? loadProxies()
				: LazyLoading.permit("the benchmark compares with it", this::loadProxies);
	}

	@Benchmark
	@OperationsPerInvocation(Library.AUTHORS)
	public int collection() {
		return this.variant.equals("warned") ? loadCollections()
				: LazyLoading.permit("the benchmark compares with it", this::loadCollections);
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
