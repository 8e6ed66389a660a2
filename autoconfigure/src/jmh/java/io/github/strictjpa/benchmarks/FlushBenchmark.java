package io.github.strictjpa.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
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
 * What the comparison of both sides costs a flush of 1000 changed books of 100 authors
 * whose collections are loaded. A flush takes milliseconds, so that each can be prepared
 * on its own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FlushBenchmark {

	/**
	 * {@code absent} and {@code control} are the same: their difference is the noise.
	 */
	@Param({ "absent", "guarded", "control" })
	String guard;

	/**
	 * What was changed: {@code titles} of books, the same books taken out of and put back
	 * into their {@code collections} as well, or {@code nothing}.
	 */
	@Param({ "nothing", "titles", "collections" })
	String change;

	private ConfigurableApplicationContext context;

	private EntityManager entityManager;

	private int round;

	@Setup
	public void start() {
		this.context = Library.start(this.guard, "spring.jpa.properties.hibernate.jdbc.batch_size=100");
	}

	@TearDown
	public void stop() {
		this.context.close();
	}

	@Setup(Level.Invocation)
	public void change() {
		this.round++;
		this.entityManager = this.context.getBean(EntityManagerFactory.class).createEntityManager();
		this.entityManager.getTransaction().begin();
		List<Library.Author> authors = this.entityManager
			.createQuery("select a from Author a join fetch a.books", Library.Author.class)
			.getResultList();
		if (!this.change.equals("nothing")) {
			authors.forEach(this::change);
		}
	}

	@TearDown(Level.Invocation)
	public void forget() {
		this.entityManager.getTransaction().rollback();
		this.entityManager.close();
	}

	@Benchmark
	public void flush() {
		this.entityManager.flush();
	}

	private void change(Library.Author author) {
		author.books.forEach((book) -> book.title = "Book " + this.round);
		if (this.change.equals("collections")) {
			author.books.add(author.books.remove(0));
		}
	}

}
