package io.github.strictjpa.lazyload;

import java.util.List;
import java.util.stream.IntStream;

import com.acme.blog.User;
import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.ViolationException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@code repeated-find} where a second statement is refused.
 */
class RepeatedFindLevelTests extends BlogTests {

	private List<Long> userIds;

	@Override
	String[] properties() {
		return new String[] { "strict-jpa.rules.repeated-find=fail", "strict-jpa.repeated-find.threshold=2" };
	}

	@BeforeEach
	void createUsers() {
		this.userIds = fromTransaction((em) -> IntStream.range(0, 3).mapToObj((number) -> {
			User user = new User("User " + number);
			em.persist(user);
			return user.getId();
		}).toList());
		this.sql.reset();
	}

	@Test
	void refusesTheSecondStatementAndEachThatFollows() {
		try (EntityManager em = this.context.getBean(EntityManagerFactory.class).createEntityManager()) {
			assertThat(em.find(User.class, this.userIds.get(0))).isNotNull();

			for (Long id : this.userIds.subList(1, 3)) {
				assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> em.find(User.class, id))
					.withMessageContaining("sent 2 statements to find com.acme.blog.User by id in one session.");
			}
			assertThat(this.sql.count()).isOne();
		}
	}

	@Test
	void leavesTheSessionAsItWas() {
		try (EntityManager em = this.context.getBean(EntityManagerFactory.class).createEntityManager()) {
			User first = em.find(User.class, this.userIds.get(0));
			Long second = this.userIds.get(1);
			assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> em.find(User.class, second));

			assertThat(em.contains(first)).isTrue();
			assertThat(LazyLoading.permit("the test says so", () -> em.find(User.class, second)).getName())
				.isEqualTo("User 1");
		}
	}

	@Test
	void marksTheTransactionForRollbackAsAnyExceptionOfFindDoes() {
		assertThatExceptionOfType(ViolationException.class).isThrownBy(
				() -> inTransaction((em) -> this.userIds.forEach((id) -> em.find(User.class, id).setName("changed"))));

		inTransaction((em) -> assertThat(em.find(User.class, this.userIds.get(0)).getName()).isEqualTo("User 0"));
	}

}
