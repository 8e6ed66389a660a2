package io.github.strictjpa.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

import io.github.strictjpa.benchmarks.Forum.Comment;
import io.github.strictjpa.benchmarks.Forum.Member;
import io.github.strictjpa.benchmarks.Forum.Post;
import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import org.hibernate.Session;
import org.hibernate.jpa.HibernatePersistenceProvider;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Loads 1000 users with 10 posts of 5 comments each in several ways, in turn and on the
 * same connection to PostgreSQL, and prints the minimum, median and maximum of the
 * elapsed times, and the median of the thread's own time. Arguments: rounds to warm up,
 * rounds to measure, and the variants if not all.
 */
public final class FetchPlanComparison {

	private static final int COMMENTS = 50_000;

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final EntityManagerFactory factory;

	private final Connection connection;

	private final FetchPlan<Member> plan = FetchPlan.of(QForum_Member.member)
		.selectIn(QForum_Member.member.posts, (post) -> post.selectIn(QForum_Post.post.comments));

	private final Map<String, List<double[]>> times = new LinkedHashMap<>();

	private FetchPlanComparison(SingleConnectionDataSource dataSource) throws SQLException {
		this.connection = dataSource.getConnection();
		this.factory = new PersistenceConfiguration("comparison").provider(HibernatePersistenceProvider.class.getName())
			.property("jakarta.persistence.nonJtaDataSource", dataSource)
			.property("jakarta.persistence.schema-generation.database.action", "create")
			.managedClass(Member.class)
			.managedClass(Post.class)
			.managedClass(Comment.class)
			.createEntityManagerFactory();
	}

	/**
	 * Run.
	 * @param arguments the rounds, and the variants
	 * @throws SQLException if the database fails
	 */
	public static void main(String... arguments) throws SQLException {
		int warmUp = Integer.parseInt(arguments[0]);
		int rounds = Integer.parseInt(arguments[1]);
		Set<String> chosen = new HashSet<>(List.of(arguments));
		JdbcConnectionDetails details = TestDatabase.createPostgres();
		SingleConnectionDataSource dataSource = new SingleConnectionDataSource(details.getJdbcUrl(),
				details.getUsername(), details.getPassword(), true);
		FetchPlanComparison comparison = new FetchPlanComparison(dataSource);
		comparison.fill();
		for (int round = 0; round < warmUp + rounds; round++) {
			comparison.run(round, round >= warmUp, (arguments.length > 2) ? chosen : comparison.variants().keySet());
		}
		comparison.times.forEach(FetchPlanComparison::print);
		dataSource.destroy();
	}

	private Map<String, ToIntFunction<EntityManager>> variants() {
		Map<String, ToIntFunction<EntityManager>> variants = new LinkedHashMap<>();
		variants.put("jdbc", (entityManager) -> Forum.count(new PlainJdbc(this.connection).load()));
		variants.put("plan", this::plan);
		variants.put("jdbc-control", (entityManager) -> Forum.count(new PlainJdbc(this.connection).load()));
		variants.put("batch-size", this::batchSize);
		variants.put("read-only-plan", forReading(this::plan));
		variants.put("read-only-batch-size", forReading(this::batchSize));
		variants.put("three-queries", FetchPlanComparison::threeQueries);
		variants.put("read-only-three-queries", forReading(FetchPlanComparison::threeQueries));
		variants.put("join-and-lazy", FetchPlanComparison::joinAndLazy);
		variants.put("lazy", FetchPlanComparison::lazy);
		return variants;
	}

	private void run(int round, boolean measured, Set<String> chosen) {
		variants().forEach((variant, load) -> {
			if (chosen.contains(variant) && (!variant.endsWith("lazy") || round % 5 == 0)) {
				time(variant, measured, load);
			}
		});
	}

	private void time(String variant, boolean measured, ToIntFunction<EntityManager> load) {
		long start = System.nanoTime();
		long startOfThread = THREADS.getCurrentThreadCpuTime();
		int comments = this.factory.callInTransaction(load::applyAsInt);
		double ofThread = (THREADS.getCurrentThreadCpuTime() - startOfThread) / 1e6;
		double elapsed = (System.nanoTime() - start) / 1e6;
		if (comments != COMMENTS) {
			throw new IllegalStateException("%s has loaded %d comments".formatted(variant, comments));
		}
		if (measured) {
			this.times.computeIfAbsent(variant, (unused) -> new ArrayList<>()).add(new double[] { elapsed, ofThread });
		}
	}

	private static void print(String variant, List<double[]> times) {
		double[] elapsed = times.stream().mapToDouble((time) -> time[0]).sorted().toArray();
		double[] ofThread = times.stream().mapToDouble((time) -> time[1]).sorted().toArray();
		System.out.printf("%-24s min %8.1f  median %8.1f  max %8.1f  thread min %8.1f  median %8.1f ms%n", variant,
				elapsed[0], elapsed[elapsed.length / 2], elapsed[elapsed.length - 1], ofThread[0],
				ofThread[ofThread.length / 2]);
	}

	private void fill() throws SQLException {
		for (String sql : List.of(
				"insert into member (id, name) select i, 'member ' || i from generate_series(1, 1000) i",
				"insert into post (id, title, author_id) select i, 'post ' || i, (i - 1) / 10 + 1 from generate_series(1, 10000) i",
				"insert into comment (id, text, post_id) select i, 'comment ' || i, (i - 1) / 5 + 1 from generate_series(1, 50000) i",
				"analyze")) {
			try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
				statement.execute();
			}
		}
	}

	private int plan(EntityManager entityManager) {
		List<Member> members = entityManager.createQuery("select m from Member m", Member.class)
			.setHint("jakarta.persistence.fetchgraph", this.plan.toEntityGraph(entityManager))
			.getResultList();
		this.plan.load(entityManager, members);
		return Forum.count(members);
	}

	private int batchSize(EntityManager entityManager) {
		entityManager.unwrap(Session.class).setFetchBatchSize(500);
		return lazy(entityManager);
	}

	/**
	 * The floor of Hibernate: it manages the same entities, and loads no collection.
	 */
	private static int threeQueries(EntityManager entityManager) {
		entityManager.createQuery("select m from Member m", Member.class).getResultList();
		entityManager.createQuery("select p from Post p", Post.class).getResultList();
		return entityManager.createQuery("select c from Comment c", Comment.class).getResultList().size();
	}

	private static int joinAndLazy(EntityManager entityManager) {
		return Forum.count(entityManager.createQuery("select m from Member m left join fetch m.posts", Member.class)
			.getResultList());
	}

	private static int lazy(EntityManager entityManager) {
		return Forum.count(entityManager.createQuery("select m from Member m", Member.class).getResultList());
	}

	private static ToIntFunction<EntityManager> forReading(ToIntFunction<EntityManager> load) {
		return (entityManager) -> {
			entityManager.unwrap(Session.class).setDefaultReadOnly(true);
			return load.applyAsInt(entityManager);
		};
	}

}
