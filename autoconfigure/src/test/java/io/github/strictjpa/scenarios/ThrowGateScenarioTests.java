package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Transient;
import org.hibernate.Interceptor;
import org.hibernate.query.Query;
import org.hibernate.type.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios where application code loads lazily in the middle of something that Hibernate
 * does. An exception would leave half of it done, so the load is recorded and goes on;
 * each test ends with proof that all of it was done.
 */
class ThrowGateScenarioTests extends ScenarioTests {

	private static final String AUTHOR = role(Chapter.class, "author");

	ThrowGateScenarioTests() {
		super(Author.class, Chapter.class, Volume.class, Signed.class);
	}

	@Override
	SpringApplicationBuilder application() {
		return super.application().initializers((context) -> context.getBeanFactory()
			.registerSingleton("interceptor", (HibernatePropertiesCustomizer) (properties) -> properties
				.put("hibernate.session_factory.interceptor", new AuthorInterceptor())));
	}

	@Test
	void recordsALoadInPostLoadAsTheResultIsBeingRead() {
		Long id = chapter(Moment.POST_LOAD);

		records("lazy-load", AUTHOR, () -> assertThat(read(Chapter.class, id, Chapter::getSeen)).isEqualTo("Ada"));
	}

	@ParameterizedTest
	@EnumSource(names = { "PRE_UPDATE", "POST_UPDATE", "INTERCEPTOR" })
	void recordsALoadInAFlushAsSomeRowsAreWrittenAlready(Moment moment) {
		Long id = chapter(moment);

		records("lazy-load", AUTHOR, () -> inTransaction(() -> this.em.find(Chapter.class, id).setTitle("changed")));

		assertThat(read(Chapter.class, id, Chapter::getTitle)).isEqualTo("changed");
	}

	@ParameterizedTest
	@EnumSource(names = { "PRE_REMOVE", "POST_REMOVE" })
	void recordsALoadInACascadeOfARemovalAsTheEntityWouldStayDeleted(Moment moment) {
		// by then the chapter, which holds the proxy, is no entity of the session any
		// more
		String subject = (moment == Moment.POST_REMOVE) ? Author.class.getName() : AUTHOR;
		Author ada = new Author("Ada");
		Volume volume = new Volume();
		volume.getChapters().add(new Chapter("One", ada, volume, moment));
		Long id = store(ada, volume);

		records("lazy-load", subject, () -> inTransaction(() -> this.em.remove(this.em.find(Volume.class, id))));

		assertThat(this.<Volume>fromTransaction(() -> this.em.find(Volume.class, id))).isNull();
		assertThat(chapters(moment, id)).isZero();
	}

	@ParameterizedTest
	@EnumSource(names = { "PRE_PERSIST", "POST_PERSIST" })
	void recordsALoadInACascadeOfAPersistAsTheOwnerIsManagedAlready(Moment moment) {
		// before that the chapter, which holds the proxy, is no entity of the session yet
		String subject = (moment == Moment.PRE_PERSIST) ? Author.class.getName() : AUTHOR;
		Long authorId = store(new Author("Ada"));
		Volume volume = new Volume();

		records("lazy-load", subject, () -> inTransaction(() -> {
			volume.getChapters().add(new Chapter("One", this.em.getReference(Author.class, authorId), volume, moment));
			this.em.persist(volume);
		}));

		assertThat(chapters(moment, volume.getId())).isOne();
	}

	@Test
	void recordsALoadByAGetterThatHibernateReadsTheStateFrom() {
		Long authorId = store(new Author("Ada"));
		Signed signed = new Signed();

		records("lazy-load", Author.class.getName(), () -> inTransaction(() -> {
			signed.setAuthor(this.em.getReference(Author.class, authorId));
			this.em.persist(signed);
		}));

		assertThat(
				fromTransaction(() -> this.em.createQuery("select signature from Signed where id = :id", String.class)
					.setParameter("id", signed.getId())
					.getSingleResult()))
			.isEqualTo("Ada");
	}

	@Test
	void recordsALoadByAHashCodeAsTheSetIsBeingFilled() {
		Author ada = new Author("Ada");
		Volume volume = new Volume();
		volume.getFavourites().add(new Chapter("One", ada, volume, Moment.HASH_CODE));
		Long id = store(ada, volume);

		records("lazy-load", AUTHOR,
				() -> assertThat(fromTransaction(() -> this.em
					.createQuery("from Volume v join fetch v.favourites where v.id = :id", Volume.class)
					.setParameter("id", id)
					.getSingleResult()
					.getFavourites()
					.size())).isOne());
	}

	@Test
	void recordsALoadByTheConstructorOfAResultAsTheRowsAreBeingRead() {
		Long id = chapter(Moment.NEVER);

		records("lazy-load", AUTHOR, () -> assertThat(fromTransaction(() -> this.em
			.createQuery("select new %s(c) from Chapter c where c.id = :id".formatted(Line.class.getName()), Line.class)
			.setParameter("id", id)
			.getResultList())).extracting(Line::text).containsExactly("One by Ada"));
	}

	@Test
	void recordsALoadByATransformerAsTheRowsAreBeingRead() {
		Long id = chapter(Moment.NEVER);

		records("lazy-load", AUTHOR, () -> assertThat(fromTransaction(() -> {
			Query<?> query = this.em.createQuery("from Chapter where id = :id").unwrap(Query.class);
			query.setParameter("id", id);
			return query.setTupleTransformer((tuple, aliases) -> ((Chapter) tuple[0]).getAuthor().getName())
				.getResultList();
		})).singleElement().isEqualTo("Ada"));
	}

	@Test
	void refusesTheSameOutsideOfAllThat() {
		Long id = chapter(Moment.NEVER);

		inTransaction(() -> {
			Chapter chapter = this.em.find(Chapter.class, id);
			chapter.setTitle("changed");
			this.em.flush();

			refuses(AUTHOR, () -> chapter.getAuthor().getName());
		});

		assertThat(read(Chapter.class, id, Chapter::getTitle)).isEqualTo("changed");
	}

	private long chapters(Moment moment, Long volumeId) {
		return fromTransaction(() -> this.em
			.createQuery("select count(*) from Chapter where moment = :moment and volume.id = :id", Long.class)
			.setParameter("moment", moment)
			.setParameter("id", volumeId)
			.getSingleResult());
	}

	private Long chapter(Moment moment) {
		Author ada = new Author("Ada");
		return store(ada, new Chapter("One", ada, null, moment));
	}

	enum Moment {

		NEVER, POST_LOAD, PRE_UPDATE, POST_UPDATE, PRE_REMOVE, POST_REMOVE, PRE_PERSIST, POST_PERSIST, HASH_CODE,
		INTERCEPTOR

	}

	@Entity(name = "Author")
	static class Author extends Row {

		private String name;

		protected Author() {
		}

		Author(String name) {
			this.name = name;
		}

		String getName() {
			return this.name;
		}

	}

	@Entity(name = "Chapter")
	static class Chapter extends Row {

		private String title;

		@Enumerated(EnumType.STRING)
		private Moment moment;

		@ManyToOne(fetch = FetchType.LAZY)
		private Author author;

		@ManyToOne(fetch = FetchType.LAZY)
		private Volume volume;

		@Transient
		private String seen;

		protected Chapter() {
		}

		Chapter(String title, Author author, Volume volume, Moment moment) {
			this.title = title;
			this.author = author;
			this.volume = volume;
			this.moment = moment;
		}

		String getTitle() {
			return this.title;
		}

		void setTitle(String title) {
			this.title = title;
		}

		Author getAuthor() {
			return this.author;
		}

		String getSeen() {
			return this.seen;
		}

		void look(Moment now) {
			if (this.moment == now) {
				this.seen = this.author.getName();
			}
		}

		@PostLoad
		void loaded() {
			look(Moment.POST_LOAD);
		}

		@PrePersist
		void persisting() {
			look(Moment.PRE_PERSIST);
		}

		@PostPersist
		void persisted() {
			look(Moment.POST_PERSIST);
		}

		@PreUpdate
		void updating() {
			look(Moment.PRE_UPDATE);
		}

		@PostUpdate
		void updated() {
			look(Moment.POST_UPDATE);
		}

		@PreRemove
		void removing() {
			look(Moment.PRE_REMOVE);
		}

		@PostRemove
		void removed() {
			look(Moment.POST_REMOVE);
		}

		@Override
		public boolean equals(Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			look(Moment.HASH_CODE);
			return 1;
		}

	}

	@Entity(name = "Volume")
	static class Volume extends Row {

		@OneToMany(mappedBy = "volume", cascade = CascadeType.ALL, orphanRemoval = true)
		private List<Chapter> chapters = new ArrayList<>();

		@OneToMany(mappedBy = "volume", cascade = CascadeType.ALL)
		private Set<Chapter> favourites = new HashSet<>();

		List<Chapter> getChapters() {
			return this.chapters;
		}

		Set<Chapter> getFavourites() {
			return this.favourites;
		}

	}

	/**
	 * Has a column that is computed from an association.
	 */
	@Entity(name = "Signed")
	static class Signed extends Row {

		@ManyToOne(fetch = FetchType.LAZY)
		private Author author;

		void setAuthor(Author author) {
			this.author = author;
		}

		@Access(AccessType.PROPERTY)
		public String getSignature() {
			return (this.author != null) ? this.author.getName() : null;
		}

		public void setSignature(String signature) {
			// computed
		}

	}

	static class Line {

		private final String text;

		Line(Chapter chapter) {
			this.text = chapter.getTitle() + " by " + chapter.getAuthor().getName();
		}

		String text() {
			return this.text;
		}

	}

	/**
	 * An application's own, which looks at what is flushed.
	 */
	static class AuthorInterceptor implements Interceptor {

		@Override
		public boolean onFlushDirty(Object entity, Object id, Object[] state, Object[] before, String[] names,
				Type[] types) {
			if (entity instanceof Chapter chapter) {
				chapter.look(Moment.INTERCEPTOR);
			}
			return false;
		}

	}

}
