package io.github.strictjpa.lazyload;

import java.util.List;

import com.acme.blog.Post;
import com.acme.blog.User;
import com.acme.shop.Storefront;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.Rule;
import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for lazy loads that are recorded in a request of an application without permits:
 * their stacks are not walked to the end.
 */
class KnownRouteTests extends BlogTests {

	private final Storefront storefront = new Storefront();

	@Override
	String[] properties() {
		return new String[] { "strict-jpa.default-level=warn", "strict-jpa.application-packages=com.acme.shop" };
	}

	@Override
	Class<?>[] sources() {
		return new Class<?>[] { RouteConfiguration.class };
	}

	@BeforeEach
	void createMoreUsersWithPosts() {
		inTransaction((em) -> {
			for (int number = 0; number < 3; number++) {
				User user = new User("User " + number);
				user.getPosts().add(new Post(this.title, user));
				em.persist(user);
			}
		});
		this.recorder.clear();
	}

	@Test
	void countsEachCollectionAtTheLineThatAsks() {
		inTransaction((em) -> this.storefront.countPosts(users(em)));
		inTransaction((em) -> this.storefront.countPosts(users(em)));

		assertThat(recorded(LazyLoadGuard.LAZY_LOAD)).singleElement().satisfies((recorded) -> {
			assertThat(recorded.count()).isEqualTo(8);
			assertThat(recorded.violation().subject()).isEqualTo(User.class.getName() + ".posts");
			assertThat(recorded.violation().origin().callSite()).isEqualTo(Storefront.class.getName() + "#countPosts");
			assertThat(recorded.violation().entryPoint()).isEqualTo(RouteConfiguration.ROUTE);
			assertThat(recorded.violation().detail()).isNull();
		});
		assertThat(recorded(LazyLoadGuard.N_PLUS_ONE)).singleElement()
			.satisfies((recorded) -> assertThat(recorded.count()).isEqualTo(2));
	}

	@Test
	void countsEachProxyAtTheLineThatAsks() {
		inTransaction((em) -> this.storefront.authors(posts(em)));

		assertThat(recorded(LazyLoadGuard.LAZY_LOAD)).singleElement().satisfies((recorded) -> {
			assertThat(recorded.count()).isEqualTo(4);
			assertThat(recorded.violation().subject()).isEqualTo(Post.class.getName() + ".author");
			assertThat(recorded.violation().origin().callSite()).isEqualTo(Storefront.class.getName() + "#authors");
		});
	}

	@Test
	void leavesWhatIsExplicitAlone() {
		inTransaction((em) -> users(em).forEach((user) -> Hibernate.initialize(user.getPosts())));

		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	@Test
	void namesTheRouteWhereNoCodeOfTheApplicationAsks() {
		inTransaction((em) -> users(em).forEach((user) -> user.getPosts().size()));

		assertThat(recorded(LazyLoadGuard.LAZY_LOAD)).singleElement().satisfies((recorded) -> {
			assertThat(recorded.count()).isEqualTo(4);
			assertThat(recorded.violation().origin()).isNull();
			assertThat(recorded.violation().message()).startsWith(RouteConfiguration.ROUTE + " touched");
		});
	}

	private List<User> users(EntityManager em) {
		List<User> users = em.createQuery("select p.author from Post p where p.title = :title", User.class)
			.setParameter("title", this.title)
			.getResultList();
		assertThat(users).hasSize(4);
		return users;
	}

	private List<Post> posts(EntityManager em) {
		return em.createQuery("from Post p where p.title = :title", Post.class)
			.setParameter("title", this.title)
			.getResultList();
	}

	private List<RecordedViolation> recorded(Rule rule) {
		return this.recorder.snapshot()
			.recorded()
			.stream()
			.filter((recorded) -> recorded.violation().rule().equals(rule))
			.toList();
	}

}
