package io.github.strictjpa.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.strictjpa.fetch.FetchPlan;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the guard costs an application that obeys it, next to other tools that count
 * statements.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CompliantPathBenchmark {

	private static final FetchPlan<Library.Author> WITH_BOOKS = FetchPlan.of(QLibrary_Author.author)
		.selectIn(QLibrary_Author.author.books);

	/**
	 * {@code absent} and {@code control} are the same: their difference is the noise.
	 */
	@Param({ "absent", "control", "plain", "guarded", "finds-off", "queries-on", "statistics", "datasource-proxy",
			"p6spy" })
	String variant;

	private ConfigurableApplicationContext context;

	private EntityManagerFactory factory;

	private long next;

	@Setup
	public void start() {
		this.context = Library.start(this.variant);
		this.factory = this.context.getBean(EntityManagerFactory.class);
	}

	@TearDown
	public void stop() {
		this.context.close();
	}

	@Benchmark
	public int joinFetchOf1000Rows() {
		try (EntityManager entityManager = this.factory.createEntityManager()) {
			List<Library.Book> books = entityManager
				.createQuery("select b from Book b join fetch b.author", Library.Book.class)
				.getResultList();
			return books.stream().mapToInt((book) -> book.getAuthor().getName().length()).sum();
		}
	}

	@Benchmark
	public String findById() {
		try (EntityManager entityManager = this.factory.createEntityManager()) {
			return entityManager.find(Library.Author.class, this.next++ % Library.AUTHORS).getName();
		}
	}

	@Benchmark
	public int selectInOf100Owners() {
		try (EntityManager entityManager = this.factory.createEntityManager()) {
			List<Library.Author> authors = entityManager.createQuery("select a from Author a", Library.Author.class)
				.getResultList();
			WITH_BOOKS.load(entityManager, authors);
			return authors.stream().mapToInt((author) -> author.getBooks().size()).sum();
		}
	}

	@Benchmark
	public int initializeOf100Owners() {
		try (EntityManager entityManager = this.factory.createEntityManager()) {
			entityManager.unwrap(Session.class).setFetchBatchSize(500);
			List<Library.Author> authors = entityManager.createQuery("select a from Author a", Library.Author.class)
				.getResultList();
			Hibernate.initialize(authors.get(0).getBooks());
			return authors.stream().mapToInt((author) -> author.getBooks().size()).sum();
		}
	}

}
