package io.github.strictjpa.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Table;
import org.hibernate.Session;
import org.hibernate.jpa.HibernatePersistenceProvider;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Loads 1000 users with 10 posts of 5 comments each in five ways, in turn and on the same
 * connection to PostgreSQL, and prints the minimum, median and maximum of the elapsed
 * times. Arguments: rounds to warm up, rounds to measure.
 */
public final class FetchPlanComparison {

	private static final int USERS = 1000;

	private static final int COMMENTS = USERS * 10 * 5;

	private final EntityManagerFactory factory;

	private final Connection connection;

	private final FetchPlan<Member> plan = FetchPlan.of(QFetchPlanComparison_Member.member)
		.selectIn(QFetchPlanComparison_Member.member.posts,
				(post) -> post.selectIn(QFetchPlanComparison_Post.post.comments));

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
	 * @param arguments the rounds
	 * @throws SQLException if the database fails
	 */
	public static void main(String... arguments) throws SQLException {
		int warmUp = Integer.parseInt(arguments[0]);
		int rounds = Integer.parseInt(arguments[1]);
		JdbcConnectionDetails details = TestDatabase.createPostgres();
		SingleConnectionDataSource dataSource = new SingleConnectionDataSource(details.getJdbcUrl(),
				details.getUsername(), details.getPassword(), true);
		FetchPlanComparison comparison = new FetchPlanComparison(dataSource);
		comparison.fill();
		Map<String, List<Double>> times = new HashMap<>();
		for (int round = 0; round < warmUp + rounds; round++) {
			boolean measured = round >= warmUp;
			comparison.time("jdbc", times, measured, (entityManager) -> comparison.jdbc());
			comparison.time("plan", times, measured, comparison::plan);
			comparison.time("jdbc control", times, measured, (entityManager) -> comparison.jdbc());
			comparison.time("batch size", times, measured, comparison::batchSize);
			if (round % 5 == 0) {
				comparison.time("join and lazy", times, measured, comparison::joinAndLazy);
				comparison.time("lazy", times, measured, comparison::lazy);
			}
		}
		times.forEach(FetchPlanComparison::print);
		dataSource.destroy();
	}

	private void time(String variant, Map<String, List<Double>> times, boolean measured,
			ToIntFunction<EntityManager> load) {
		long start = System.nanoTime();
		int comments = this.factory.callInTransaction(load::applyAsInt);
		double elapsed = (System.nanoTime() - start) / 1e6;
		if (comments != COMMENTS) {
			throw new IllegalStateException("%s has loaded %d comments".formatted(variant, comments));
		}
		if (measured) {
			times.computeIfAbsent(variant, (unused) -> new ArrayList<>()).add(elapsed);
		}
	}

	private static void print(String variant, List<Double> times) {
		double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		System.out.printf("%-16s min %8.1f  median %8.1f  max %8.1f ms%n", variant, sorted[0], sorted[sorted.length / 2],
				sorted[sorted.length - 1]);
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
		return count(members);
	}

	private int batchSize(EntityManager entityManager) {
		entityManager.unwrap(Session.class).setFetchBatchSize(500);
		return lazy(entityManager);
	}

	private int joinAndLazy(EntityManager entityManager) {
		return count(entityManager.createQuery("select m from Member m left join fetch m.posts", Member.class)
			.getResultList());
	}

	private int lazy(EntityManager entityManager) {
		return count(entityManager.createQuery("select m from Member m", Member.class).getResultList());
	}

	private int jdbc() {
		try {
			Map<Long, Member> members = new HashMap<>();
			List<Member> loaded = new ArrayList<>();
			try (PreparedStatement statement = this.connection.prepareStatement("select id, name from member");
					ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					Member member = new Member();
					member.id = rows.getLong(1);
					member.name = rows.getString(2);
					members.put(member.id, member);
					loaded.add(member);
				}
			}
			Map<Long, Post> posts = new HashMap<>();
			try (PreparedStatement statement = this.connection
				.prepareStatement("select id, title, author_id from post where author_id = any (?)")) {
				statement.setArray(1, this.connection.createArrayOf("bigint", members.keySet().toArray()));
				try (ResultSet rows = statement.executeQuery()) {
					while (rows.next()) {
						Post post = new Post();
						post.id = rows.getLong(1);
						post.title = rows.getString(2);
						post.author = members.get(rows.getLong(3));
						post.author.posts.add(post);
						posts.put(post.id, post);
					}
				}
			}
			try (PreparedStatement statement = this.connection
				.prepareStatement("select id, text, post_id from comment where post_id = any (?)")) {
				statement.setArray(1, this.connection.createArrayOf("bigint", posts.keySet().toArray()));
				try (ResultSet rows = statement.executeQuery()) {
					while (rows.next()) {
						Comment comment = new Comment();
						comment.id = rows.getLong(1);
						comment.text = rows.getString(2);
						comment.post = posts.get(rows.getLong(3));
						comment.post.comments.add(comment);
					}
				}
			}
			return count(loaded);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static int count(List<Member> members) {
		return members.stream()
			.flatMap((member) -> member.posts.stream())
			.mapToInt((post) -> post.comments.size())
			.sum();
	}

	/**
	 * Writes posts.
	 */
	@Entity(name = "Member")
	static class Member {

		@Id
		Long id;

		String name;

		@OneToMany(mappedBy = "author")
		List<Post> posts = new ArrayList<>();

	}

	/**
	 * Has an author and comments.
	 */
	@Entity(name = "Post")
	@Table(name = "post", indexes = @Index(columnList = "author_id"))
	static class Post {

		@Id
		Long id;

		String title;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "author_id")
		Member author;

		@OneToMany(mappedBy = "post")
		List<Comment> comments = new ArrayList<>();

	}

	/**
	 * Has a post.
	 */
	@Entity(name = "Comment")
	@Table(name = "comment", indexes = @Index(columnList = "post_id"))
	static class Comment {

		@Id
		Long id;

		String text;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "post_id")
		Post post;

	}

}
