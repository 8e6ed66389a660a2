package io.github.strictjpa.lazyload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.acme.blog.Country;
import com.acme.blog.Lookups;
import com.acme.blog.Note;
import com.acme.blog.Post;
import com.acme.blog.PostRepository;
import com.acme.blog.User;
import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.PermitLazyLoading;
import io.github.strictjpa.RecordedViolation;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for entities that are found by id by statement after statement.
 */
class RepeatedFindTests extends BlogTests {

	private static final String USER = "com.acme.blog.User";

	private final List<Long> userIds = new ArrayList<>();

	private final List<Long> postIds = new ArrayList<>();

	private Lookups lookups;

	@BeforeEach
	void createFiveUsersWithAPost() {
		this.userIds.clear();
		this.postIds.clear();
		this.lookups = this.context.getBean(Lookups.class);
		inTransaction((em) -> IntStream.range(0, 5).forEach((number) -> {
			User user = new User("User " + number);
			Post post = new Post("Post " + number, user);
			user.getPosts().add(post);
			em.persist(user);
			this.userIds.add(user.getId());
			this.postIds.add(post.getId());
		}));
		this.sql.reset();
	}

	@Test
	void recordsALoop() {
		this.lookups.usersById(this.userIds);

		assertThat(this.sql.count()).isEqualTo(5);
		assertThat(recorded()).singleElement().satisfies((entry) -> {
			assertThat(entry.count()).isOne();
			assertThat(entry.violation().subject()).isEqualTo(USER);
			assertThat(entry.violation().origin().callSite()).isEqualTo("com.acme.blog.Lookups#usersById");
			assertThat(entry.violation().persistenceUnit()).isEqualTo("default");
		});
	}

	@Test
	void recordsALoopOverARepository() {
		this.lookups.postsById(this.postIds);

		assertThat(this.sql.count()).isEqualTo(5);
		assertThat(callSites()).containsExactly("com.acme.blog.Lookups#postsById");
	}

	@Test
	void recordsSessionsThatAreUsedDirectly() {
		inTransaction((em) -> {
			Session session = em.unwrap(Session.class);
			this.userIds.forEach((id) -> session.byId(User.class).load(id));
		});

		assertThat(this.sql.count()).isEqualTo(5);
		assertThat(recorded()).hasSize(1);
	}

	@Test
	void recordsTheThirdStatement() {
		inTransaction((em) -> {
			for (Long id : this.userIds.subList(0, 3)) {
				assertThat(recorded()).isEmpty();
				em.find(User.class, id);
			}
		});

		assertThat(this.sql.count()).isEqualTo(3);
		assertThat(recorded()).hasSize(1);
	}

	@Test
	void recordsTheThirdStatementAfterAQuery() {
		inTransaction((em) -> {
			em.createQuery("from Post", Post.class).getResultList();
			this.userIds.subList(0, 3).forEach((id) -> em.find(User.class, id));
		});

		assertThat(recorded()).hasSize(1);
	}

	@Test
	void recordsRowsThatAreMissing() {
		inTransaction((em) -> IntStream.range(0, 3).forEach((number) -> em.find(User.class, -1L - number)));

		assertThat(this.sql.count()).isEqualTo(3);
		assertThat(recorded()).hasSize(1);
	}

	@Test
	void recordsALoopThatClearsTheSession() {
		inTransaction((em) -> this.userIds.forEach((id) -> {
			em.find(User.class, id);
			em.clear();
		}));

		assertThat(recorded()).hasSize(1);
	}

	@Test
	void recordsEachLevelOfARecursion() {
		inTransaction((em) -> findRecursively(em, this.userIds));

		assertThat(callSites()).containsExactly(getClass().getName() + "#findRecursively");
	}

	@Test
	void countsSubclassesOfOneRoot() {
		List<Long> ids = fromTransaction((em) -> IntStream.range(0, 3).mapToObj((number) -> {
			User author = em.find(User.class, this.userId);
			Note note = (number == 1) ? new Note.Comment("Comment", author)
					: new Note("Note", author, Note.Callback.NONE);
			em.persist(note);
			return note.getId();
		}).toList());

		inTransaction((em) -> {
			em.find(Note.class, ids.get(0));
			em.find(Note.Comment.class, ids.get(1));
			em.find(Note.class, ids.get(2));
		});

		assertThat(recorded()).extracting((entry) -> entry.violation().subject()).containsExactly("com.acme.blog.Note");
	}

	@Test
	void recordsTwoLoopsOfOneSession() {
		inTransaction((em) -> {
			this.userIds.subList(0, 3).forEach((id) -> em.find(User.class, id));
			em.clear();
			findElsewhere(em, this.userIds);
		});

		assertThat(callSites()).containsExactly(getClass().getName() + "#recordsTwoLoopsOfOneSession",
				getClass().getName() + "#findElsewhere");
	}

	@Test
	void staysSilentOnTheSecondStatement() {
		this.lookups.usersById(this.userIds.subList(0, 2));

		assertThat(this.sql.count()).isEqualTo(2);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnTwoCallSites() {
		inTransaction((em) -> {
			em.find(User.class, this.userIds.get(0));
			findElsewhere(em, this.userIds.subList(1, 3));
			em.find(User.class, this.userIds.get(3));
		});

		assertThat(this.sql.count()).isEqualTo(4);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnAMethodThatUnrelatedPlacesCall() {
		inTransaction((em) -> {
			this.lookups.user(this.userIds.get(0));
			callFromHere(this.userIds.get(1));
			callFromThere(this.userIds.get(2));
		});

		assertThat(this.sql.count()).isEqualTo(3);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnOneIdThatIsFoundAgain() {
		inTransaction((em) -> {
			for (int time = 0; time < 5; time++) {
				em.find(User.class, this.userId);
				em.clear();
			}
		});

		assertThat(this.sql.count()).isEqualTo(5);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnDifferentEntities() {
		inTransaction((em) -> {
			em.find(User.class, this.userIds.get(0));
			em.find(Post.class, this.postIds.get(1));
			em.find(Note.class, 1L);
		});

		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnSessionsOfTheirOwn() {
		for (Long id : this.userIds) {
			inTransaction((em) -> em.find(User.class, id));
		}

		assertThat(this.sql.count()).isEqualTo(5);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnTransactionsOfTheirOwn() {
		TransactionTemplate each = transaction();
		each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

		inTransaction(
				(em) -> this.userIds.forEach((id) -> each.executeWithoutResult((status) -> em.find(User.class, id))));

		assertThat(this.sql.count()).isEqualTo(5);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnWhatThePersistenceContextHolds() {
		inTransaction((em) -> {
			em.createQuery("from User", User.class).getResultList();
			this.sql.reset();
			this.userIds.forEach((id) -> em.find(User.class, id));
		});

		assertThat(this.sql.count()).isZero();
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnWhatTheCacheHolds() {
		List<Long> ids = fromTransaction((em) -> IntStream.range(0, 4).mapToObj((number) -> {
			Country country = new Country("Country " + number);
			em.persist(country);
			return country.getId();
		}).toList());
		inTransaction((em) -> em.createQuery("from Country", Country.class).getResultList());
		this.sql.reset();

		inTransaction((em) -> ids.forEach((id) -> em.find(Country.class, id)));

		assertThat(this.sql.count()).isZero();
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnLoadsOfMany() {
		inTransaction((em) -> em.unwrap(Session.class).byMultipleIds(User.class).multiLoad(this.userIds));
		inTransaction((em) -> this.context.getBean(PostRepository.class).findAllById(this.postIds));

		assertThat(this.sql.count()).isEqualTo(2);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnReferences() {
		inTransaction((em) -> this.userIds.forEach((id) -> em.getReference(User.class, id)));

		assertThat(this.sql.count()).isZero();
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnMerges() {
		List<Post> detached = fromTransaction((em) -> em.createQuery("from Post", Post.class).getResultList());
		this.sql.reset();

		inTransaction((em) -> detached.forEach(em::merge));

		assertThat(this.sql.count()).isGreaterThan(4);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnRefreshes() {
		inTransaction((em) -> em.createQuery("from User", User.class).getResultList().forEach(em::refresh));

		assertThat(this.sql.count()).isGreaterThan(4);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentOnLocks() {
		inTransaction((em) -> this.userIds.forEach((id) -> em.find(User.class, id, LockModeType.PESSIMISTIC_WRITE)));

		assertThat(this.sql.count()).isEqualTo(5);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void staysSilentWhereItIsPermitted() {
		inTransaction((em) -> LazyLoading.permit("the test says so", () -> findElsewhere(em, this.userIds)));
		inTransaction(this::permitted);

		assertThat(this.sql.count()).isEqualTo(10);
		assertThat(recorded()).isEmpty();
	}

	@Test
	void saysWhatItsPageSays() throws IOException {
		String page = Files.readString(Path.of("../docs/rules/repeated-find.md"));

		this.lookups.usersById(this.userIds);

		assertThat(recorded()).singleElement()
			.extracting(RecordedViolation::violation)
			.hasToString("com.acme.blog.Lookups.usersById (line 29) sent 3 statements to find com.acme.blog.User by id "
					+ "in one session. Find all of them by one: findAllById(ids), or where(QUser.user.id.in(ids)); or "
					+ "fetch them with what holds their ids: FetchPlan.of(…).selectIn(…).")
			.satisfies((violation) -> assertThat(page.lines()).contains(violation.toString()));
	}

	private void findRecursively(EntityManager em, List<Long> ids) {
		if (!ids.isEmpty()) {
			em.find(User.class, ids.get(0));
			findRecursively(em, ids.subList(1, ids.size()));
		}
	}

	private void findElsewhere(EntityManager em, List<Long> ids) {
		ids.forEach((id) -> em.find(User.class, id));
	}

	@PermitLazyLoading("the test says so")
	private void permitted(EntityManager em) {
		findElsewhere(em, this.userIds);
	}

	private void callFromHere(Long id) {
		this.lookups.user(id);
	}

	private void callFromThere(Long id) {
		this.lookups.user(id);
	}

	private List<RecordedViolation> recorded() {
		return this.recorder.snapshot().of("repeated-find");
	}

	private List<String> callSites() {
		return recorded().stream()
			.map(RecordedViolation::violation)
			.map((violation) -> violation.key().callSite())
			.toList();
	}

}
