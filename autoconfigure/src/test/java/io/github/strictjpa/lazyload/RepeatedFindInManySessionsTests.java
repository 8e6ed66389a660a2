package io.github.strictjpa.lazyload;

import java.util.List;
import java.util.stream.IntStream;

import com.acme.blog.Lookups;
import com.acme.blog.Post;
import com.acme.blog.User;
import io.github.strictjpa.RecordedViolation;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code repeated-find} in a unit that has found so many entities that the
 * first find of a session is no longer looked at.
 */
class RepeatedFindInManySessionsTests extends BlogTests {

	private List<Long> userIds;

	private Lookups lookups;

	@BeforeEach
	void createFiveUsers() {
		this.lookups = this.context.getBean(Lookups.class);
		this.userIds = fromTransaction((em) -> IntStream.range(0, 5).mapToObj((number) -> {
			User user = new User("User " + number);
			em.persist(user);
			return user.getId();
		}).toList());
		findUntilNobodyLooks();
	}

	@Test
	void seesALoopWhereSingleFindsAreCommon() {
		this.lookups.usersById(this.userIds);

		assertThat(recorded()).hasSize(1);
	}

	@Test
	void looksAgainWhereTheFirstFindLeavesADoubt() {
		this.lookups.usersById(this.userIds.subList(0, 3));
		assertThat(recorded()).isEmpty();

		this.lookups.usersById(this.userIds.subList(0, 3));

		assertThat(recorded()).hasSize(1);
	}

	@Test
	void looksAgainWhereAnotherEntityIsFoundInBetween() {
		findThreeUsersAndAPost();
		assertThat(recorded()).isEmpty();

		findThreeUsersAndAPost();

		assertThat(recorded()).hasSize(1);
	}

	@Test
	void chargesNobodyWithAFirstFindThatMayComeFromElsewhere() {
		inTransaction((em) -> {
			em.find(User.class, this.userId);
			findElsewhere(em, this.userIds.subList(0, 2));
		});

		assertThat(recorded()).isEmpty();
	}

	@Test
	void remembersNoSessionWithASingleFind() {
		inTransaction((em) -> {
			em.find(User.class, this.userId);
			assertThat(remembered()).isZero();
			em.find(Post.class, this.postId);
			assertThat(remembered()).isOne();
		});

		assertThat(remembered()).isZero();
	}

	/**
	 * Find entities one by one, each in a session of its own, until the first find of a
	 * session is no longer looked at.
	 */
	private void findUntilNobodyLooks() {
		EntityManagerFactory factory = this.context.getBean(EntityManagerFactory.class);
		for (int number = 0; number <= Attention.FULL; number++) {
			try (EntityManager em = factory.createEntityManager()) {
				em.find(User.class, this.userId);
			}
			this.sql.reset();
		}
		assertThat(recorded()).isEmpty();
	}

	private void findThreeUsersAndAPost() {
		inTransaction((em) -> {
			findElsewhere(em, this.userIds.subList(0, 1));
			em.find(Post.class, this.postId);
			findElsewhere(em, this.userIds.subList(1, 3));
		});
	}

	private void findElsewhere(EntityManager em, List<Long> ids) {
		ids.forEach((id) -> em.find(User.class, id));
	}

	private int remembered() {
		return this.context.getBean(RepetitionGuard.class).rememberedSessions();
	}

	private List<RecordedViolation> recorded() {
		return this.recorder.snapshot().of("repeated-find");
	}

}
