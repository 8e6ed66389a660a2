package io.github.strictjpa.fetch;

import java.util.List;
import java.util.Map;

import io.github.strictjpa.fetch.Archive.Article;
import io.github.strictjpa.fetch.Archive.Item;
import io.github.strictjpa.fetch.Archive.Note;
import io.github.strictjpa.fetch.Archive.Person;
import io.github.strictjpa.fetch.Archive.Shelf;
import io.github.strictjpa.fetch.Archive.Video;
import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.strictjpa.fetch.QArchive_Article.article;
import static io.github.strictjpa.fetch.QArchive_Item.item;
import static io.github.strictjpa.fetch.QArchive_Keeper.keeper;
import static io.github.strictjpa.fetch.QArchive_Person.person;
import static io.github.strictjpa.fetch.QArchive_Shelf.shelf;
import static io.github.strictjpa.fetch.QArchive_Video.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link FetchPlan} and associations that are mapped in the less usual ways.
 */
@ParameterizedClass
@ValueSource(booleans = { true, false })
class FetchPlanMappingTests {

	private static final int SHELVES = 3;

	private static BlogUnit unit;

	private final FetchPlan<Shelf> empty = FetchPlan.of(shelf);

	FetchPlanMappingTests(boolean postgres) {
	}

	@BeforeParameterizedClassInvocation
	static void open(boolean postgres) {
		unit = new BlogUnit(postgres, Map.of("hibernate.default_batch_fetch_size", 2), Archive.ENTITIES);
		unit.inTransaction((entityManager) -> {
			for (int number = 0; number < SHELVES; number++) {
				Person friend = person(entityManager, "friend", null);
				entityManager.persist(Archive.shelf(number, person(entityManager, "person " + number, friend)));
			}
		});
	}

	@AfterParameterizedClassInvocation
	static void close() {
		unit.close();
	}

	@Test
	void loadsWhatOnlySubtypesHave() {
		FetchPlan<Item> plan = FetchPlan.of(item)
			.on(article,
					(nested) -> nested.selectIn(article.sources)
						.fetchJoin(article.maker, (maker) -> maker.fetchJoin(person.friend)))
			.on(video, (nested) -> nested.selectIn(video.scenes));
		FetchPlan<Shelf> shelves = this.empty.selectIn(shelf.items, (nested) -> nested.and(plan));

		List<Shelf> loaded = load(shelves);

		assertThat(unit.sql().count()).isEqualTo(5);
		assertThat(shelves).hasToString("Shelf.selectIn(items.on(Article.selectIn(sources)"
				+ ".fetchJoin(maker.fetchJoin(friend))).on(Video.selectIn(scenes))): 5 statements");
		assertThat(articles(loaded)).hasSize(SHELVES).allSatisfy((article) -> {
			assertThat(article.sources).extracting((source) -> source.title).containsExactly("b", "a");
			assertThat(friendOf(article.maker).name).isEqualTo("friend");
		});
		assertThat(videos(loaded)).hasSize(SHELVES)
			.allSatisfy((video) -> assertThat(video.scenes).containsOnlyKeys("first"));
	}

	@Test
	void leavesOtherSubtypesAsTheyAre() {
		FetchPlan<Shelf> plan = this.empty.selectIn(shelf.items,
				(nested) -> nested.on(article, (some) -> some.selectIn(article.sources)));

		List<Shelf> loaded = load(plan);

		assertThat(unit.sql().count()).isEqualTo(3);
		assertThat(videos(loaded)).noneMatch((video) -> Hibernate.isInitialized(video.scenes));
	}

	@Test
	void joinsWhatSeveralPlansSayOfASubtype() {
		FetchPlan<Item> sources = FetchPlan.of(item).on(article, (nested) -> nested.selectIn(article.sources));
		FetchPlan<Item> makers = FetchPlan.of(item).on(article, (nested) -> nested.fetchJoin(article.maker));

		assertThat(sources.and(makers)).isEqualTo(
				FetchPlan.of(item).on(article, (nested) -> nested.selectIn(article.sources).fetchJoin(article.maker)));
		assertThat(sources).isNotEqualTo(FetchPlan.of(item)).isNotEqualTo(makers);
	}

	@Test
	@SuppressWarnings({ "unchecked", "rawtypes" })
	void refusesWhatIsNoSubtype() {
		FetchPlan<Item> items = FetchPlan.of(item);

		assertThatIllegalArgumentException().isThrownBy(() -> items.on(item, (nested) -> nested))
			.withMessage(
					"on(item, …) in a plan of Item: Item is no subtype of it. Give the query class of an entity that "
							+ "extends Item, and write what all of them have outside of on(…).");
		assertThatIllegalArgumentException().isThrownBy(() -> ((FetchPlan) items).on(person, (nested) -> nested))
			.withMessageContaining("Person is no subtype of it");
	}

	@Test
	void loadsWhatEmbeddablesOfACollectionReferTo() {
		FetchPlan<Shelf> plan = this.empty.selectIn(shelf.keepers,
				(nested) -> nested.fetchJoin(keeper.person, (deeper) -> deeper.fetchJoin(person.friend)));

		List<Shelf> loaded = load(plan);

		assertThat(unit.sql().count()).isEqualTo(3);
		assertThat(plan).hasToString("Shelf.selectIn(keepers.fetchJoin(person.fetchJoin(friend))): 3 statements");
		assertThat(loaded.stream().flatMap((shelf) -> shelf.keepers.stream())).hasSize(2 * SHELVES)
			.allSatisfy((keeper) -> assertThat(friendOf(keeper.person).name).isEqualTo("friend"));
	}

	@Test
	void respectsFiltersAndSoftDeletion() {
		unit.inTransaction((entityManager) -> {
			entityManager.createQuery("delete from Archive$Note n where n.shelf.id.number = 1").executeUpdate();
			entityManager.unwrap(Session.class).enableFilter("open");

			List<Shelf> loaded = load(entityManager, this.empty.selectIn(shelf.notes));

			assertThat(unit.sql().count()).isEqualTo(2);
			assertThat(loaded.get(0).notes).extracting((note) -> note.text).containsExactly("kept");
			assertThat(loaded.get(1).notes).isEmpty();
			assertThat(loaded.get(2).notes).extracting((note) -> note.text).containsExactly("kept");
			entityManager.getTransaction().setRollbackOnly();
		});
	}

	@Test
	void leavesRemovedElementsToTheSession() {
		unit.inTransaction((entityManager) -> {
			List<Shelf> loaded = load(entityManager, this.empty.selectIn(shelf.notes));
			Note removed = loaded.get(0).notes.remove(0);
			entityManager.remove(removed);

			this.empty.selectIn(shelf.notes).load(entityManager, loaded);

			assertThat(loaded.get(0).notes).hasSize(1);
			entityManager.getTransaction().setRollbackOnly();
		});
	}

	private List<Shelf> load(FetchPlan<Shelf> plan) {
		return unit.callInTransaction((entityManager) -> load(entityManager, plan));
	}

	private static List<Shelf> load(EntityManager entityManager, FetchPlan<Shelf> plan) {
		unit.sql().reset();
		List<Shelf> shelves = entityManager.createQuery("from Archive$Shelf s order by s.id.number", Shelf.class)
			.setHint("jakarta.persistence.fetchgraph", plan.toEntityGraph(entityManager))
			.getResultList();
		plan.load(entityManager, shelves);
		return shelves;
	}

	private static List<Article> articles(List<Shelf> shelves) {
		return items(shelves, Article.class);
	}

	private static List<Video> videos(List<Shelf> shelves) {
		return items(shelves, Video.class);
	}

	private static <I> List<I> items(List<Shelf> shelves, Class<I> type) {
		return shelves.stream()
			.flatMap((shelf) -> shelf.items.stream())
			.filter(type::isInstance)
			.map(type::cast)
			.toList();
	}

	/**
	 * Return the friend of a person that may be a proxy, if it is loaded.
	 */
	private static Person friendOf(Person person) {
		assertThat(Hibernate.isInitialized(person)).isTrue();
		Person friend = Hibernate.unproxy(person, Person.class).friend;
		assertThat(Hibernate.isInitialized(friend)).isTrue();
		return Hibernate.unproxy(friend, Person.class);
	}

	private static Person person(EntityManager entityManager, String name, Person friend) {
		Person person = new Person();
		person.name = name;
		person.friend = friend;
		entityManager.persist(person);
		return person;
	}

}
