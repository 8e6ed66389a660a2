package io.github.strictjpa.lazyload;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.acme.blog.Badge;
import com.acme.blog.Post;
import com.acme.blog.User;
import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.ViolationException;
import jakarta.persistence.PersistenceException;
import org.hibernate.LazyInitializationException;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Many threads on one factory, with faults mixed in: all is counted, nothing is charged
 * to another session and nothing is kept. {@code -Dsoak.duration=PT2M} makes it go on for
 * as long as that.
 */
class SoakTests extends BlogTests {

	private static final int THREADS = 64;

	private static final int ROUNDS = 2;

	private static final long MEBIBYTE = 1024 * 1024;

	private final Duration duration = Duration.parse(System.getProperty("soak.duration", "PT0S"));

	@Override
	String[] properties() {
		return new String[] { "spring.datasource.hikari.maximum-pool-size=16",
				"spring.datasource.hikari.connection-timeout=120000", "logging.level.root=off" };
	}

	@Test
	void countsExactlyAndKeepsNothing() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try {
			List<Worker> workers = new ArrayList<>();
			for (int number = 0; number < THREADS; number++) {
				workers.add(new Worker());
			}
			run(executor, workers, Duration.ZERO);
			long before = heap();
			Expected expected = run(executor, workers, this.duration);

			assertThat(count("lazy-load")).isEqualTo(expected.loads());
			assertThat(count("lazy-write")).isEqualTo(expected.writes());
			assertThat(count("n-plus-one")).isEqualTo(expected.repetitions());
			assertThat(this.context.getBean(LazyLoadGuard.class).rememberedSessions()).isZero();
			long grown = heap() - before;
			report(expected, grown);
			assertThat(grown).isLessThan(MEBIBYTE);
		}
		finally {
			executor.shutdownNow();
		}
	}

	private Expected run(ExecutorService executor, List<Worker> workers, Duration duration) throws Exception {
		this.recorder.clear();
		long end = System.nanoTime() + duration.toNanos();
		List<Callable<Expected>> tasks = workers.stream()
			.<Callable<Expected>>map((worker) -> () -> worker.work(end))
			.toList();
		Expected sum = new Expected(0, 0, 0, 0);
		for (Future<Expected> done : executor.invokeAll(tasks)) {
			sum = sum.plus(done.get());
		}
		return sum;
	}

	private long count(String rule) {
		return this.recorder.snapshot().of(rule).stream().mapToLong(RecordedViolation::count).sum();
	}

	private long heap() {
		this.sql.reset();
		for (int round = 0; round < 5; round++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private void report(Expected expected, long grown) {
		if (!this.duration.isZero()) {
			System.out.printf("soak on %s for %s: %s, heap %+d bytes%n", this.database, this.duration, expected, grown);
		}
	}

	/**
	 * What has to be counted.
	 */
	private record Expected(long sessions, long loads, long writes, long repetitions) {

		Expected plus(Expected other) {
			return new Expected(this.sessions + other.sessions, this.loads + other.loads, this.writes + other.writes,
					this.repetitions + other.repetitions);
		}

	}

	/**
	 * Does the same again and again, to three posts of its own.
	 */
	private final class Worker {

		private final List<Long> posts = new ArrayList<>();

		private final List<Long> users = new ArrayList<>();

		Worker() {
			inTransaction((em) -> {
				for (int number = 0; number < 3; number++) {
					User user = new User("Worker");
					Post post = new Post("Work", user);
					user.getPosts().add(post);
					em.persist(user);
					this.users.add(user.getId());
					this.posts.add(post.getId());
				}
			});
		}

		Expected work(long end) {
			Expected sum = new Expected(0, 0, 0, 0);
			for (int round = 0; round < ROUNDS || System.nanoTime() < end; round++) {
				obey();
				failInSql();
				loseTheConnection();
				touchWhatIsDetached();
				refuseAndGoOn();
				refuseAndRollBack();
				write(2);
				write(3);
				sum = sum.plus(new Expected(8, 1 + 1, 2 + 3, 1));
				SoakTests.this.sql.reset();
			}
			return sum;
		}

		private void obey() {
			List<String> names = fromTransaction(
					(em) -> em.createQuery("from Post p join fetch p.author where p.id in :ids", Post.class)
						.setParameter("ids", this.posts)
						.getResultStream()
						.map((post) -> post.getAuthor().getName())
						.toList());
			assertThat(names).hasSize(3);
		}

		private void failInSql() {
			assertThat(catchThrowable(() -> inTransaction((em) -> {
				em.find(Post.class, this.posts.get(0));
				em.createNativeQuery("select 1 / 0").getSingleResult();
			}))).isInstanceOfAny(PersistenceException.class, DataAccessException.class);
		}

		private void loseTheConnection() {
			assertThat(catchThrowable(() -> inTransaction((em) -> {
				Post post = em.find(Post.class, this.posts.get(0));
				em.unwrap(Session.class).doWork((connection) -> connection.close());
				LazyLoading.permit("a fault", () -> post.getAuthor().getName());
			}))).isInstanceOfAny(PersistenceException.class, DataAccessException.class, TransactionException.class);
		}

		private void touchWhatIsDetached() {
			Post post = fromTransaction((em) -> em.find(Post.class, this.posts.get(0)));
			assertThat(catchThrowable(() -> post.getAuthor().getName()))
				.isInstanceOf(LazyInitializationException.class);
		}

		private void refuseAndGoOn() {
			inTransaction((em) -> {
				Post post = em.find(Post.class, this.posts.get(1));
				assertRefusedAsMine(() -> post.getAuthor().getName(), this.users.get(1));
				assertThat(LazyLoading.permit("now it may", () -> post.getAuthor().getName())).isEqualTo("Worker");
			});
		}

		private void refuseAndRollBack() {
			assertRefusedAsMine(
					() -> inTransaction((em) -> em.find(Post.class, this.posts.get(2)).getAuthor().getName()),
					this.users.get(2));
		}

		private void write(int users) {
			inTransaction((em) -> this.users.subList(0, users)
				.forEach((id) -> em.find(User.class, id).getBadges().remove(new Badge("none", null))));
		}

		private void assertRefusedAsMine(Runnable action, Long userId) {
			assertThatExceptionOfType(ViolationException.class).isThrownBy(action::run)
				.satisfies((ex) -> assertThat(ex.violation().detail()).isEqualTo(User.class.getName() + "#" + userId));
		}

	}

}
