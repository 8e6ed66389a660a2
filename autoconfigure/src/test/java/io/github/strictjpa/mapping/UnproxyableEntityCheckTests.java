package io.github.strictjpa.mapping;

import java.util.List;
import java.util.Locale;

import io.github.strictjpa.Violation;
import io.github.strictjpa.test.SqlCounter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.engine.spi.PersistentAttributeInterceptor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnproxyableEntityCheck}.
 */
class UnproxyableEntityCheckTests {

	private static final String HERE = UnproxyableEntityCheckTests.class.getName() + "$";

	@Test
	void findsAFinalClass() {
		assertThat(violations(Wrong.class)).extracting(Violation::toString)
			.containsExactly(HERE + "Wrong$Author is final, so Hibernate cannot make a proxy of it: " + HERE
					+ "Wrong$Book.author is loaded at once, LAZY or not. Remove final from the class.");
	}

	@Test
	void findsFinalAccessors() {
		assertThat(violations(WrongAccessor.class)).extracting(Violation::toString)
			.containsExactlyInAnyOrder(
					HERE + "WrongAccessor$Author.getName is final, so Hibernate cannot make a proxy: " + HERE
							+ "WrongAccessor$Book.author is loaded at once, LAZY or not. Remove final from the method.",
					HERE + "WrongAccessor$Base.setId is final, so Hibernate cannot make a proxy: " + HERE
							+ "WrongAccessor$Book.author is loaded at once, LAZY or not. Remove final from the method.");
	}

	@Test
	void findsFinalMethodsThatWorkWithFields() {
		assertThat(violations(WrongMethod.class)).extracting(Violation::toString)
			.containsExactlyInAnyOrder(
					HERE + "WrongMethod$Author.initials is final, so a proxy does not intercept it: called on " + HERE
							+ "WrongMethod$Book.author before that is loaded, it works with empty fields. Remove final "
							+ "from the method.",
					HERE + "WrongMethod$Person.getName is final, so a proxy does not intercept it: called on " + HERE
							+ "WrongMethod$Book.author before that is loaded, it works with empty fields. Remove final "
							+ "from the method.");
	}

	@Test
	void findsFinalMethodsThatCallPrivateOnes() {
		assertThat(violations(WrongPrivateMethod.class)).extracting(Violation::subject)
			.containsExactly(HERE + "WrongPrivateMethod$Author.shout");
	}

	@Test
	void findsTargetsOfEmbeddables() {
		assertThat(violations(WrongElement.class)).extracting(Violation::subject)
			.containsExactly(HERE + "WrongElement$Author");
	}

	@Test
	void namesTheCompilerPluginForKotlin() {
		assertThat(violations(WrongKotlin.class)).extracting(Violation::fix)
			.containsExactly("Open it by Kotlin's compiler plugin all-open for jakarta.persistence.Entity, "
					+ "MappedSuperclass and Embeddable, next to kotlin-jpa, which only adds constructors.");
	}

	@Test
	void saysThatARecordCannotBeOpened() {
		assertThat(violations(WrongRecord.class)).extracting(Violation::fix)
			.containsExactly("Write it as a class: a record is always final.");
	}

	@Test
	void isSilentAboutOpenClasses() {
		assertThat(violations(Right.class)).isEmpty();
	}

	@Test
	void isSilentAboutEnhancedEntities() {
		assertThat(violations(RightEnhanced.class)).isEmpty();
	}

	@Test
	void isSilentAboutTargetsOfEagerAssociations() {
		assertThat(violations(RightEager.class)).isEmpty();
	}

	@Test
	void loadsWhatItReportsAtOnce() {
		assertThat(isLoadedAtOnce(new Wrong.Author(), new Wrong.Book(), Wrong.class)).isTrue();
		assertThat(isLoadedAtOnce(new WrongAccessor.Author(), new WrongAccessor.Book(), WrongAccessor.class)).isTrue();
		assertThat(isLoadedAtOnce(new WrongMethod.Author(), new WrongMethod.Book(), WrongMethod.class)).isFalse();
		assertThat(isLoadedAtOnce(new Right.Author(), new Right.Book(), Right.class)).isFalse();
	}

	@Test
	void callsFinalMethodsOnEmptyFields() {
		try (SessionFactory sessions = BootModel.sessionFactory(new SqlCounter(),
				WrongMethod.class.getDeclaredClasses())) {
			sessions.inTransaction((session) -> session.persist(new WrongMethod.Author("Ada")));
			sessions.inTransaction((session) -> {
				WrongMethod.Author author = session.getReference(WrongMethod.Author.class, 1L);
				assertThat(author.initials()).isNull();
				assertThat(author.getName()).isNull();
				assertThat(author.upperCaseName()).isEqualTo("ADA");
			});
		}
	}

	private static boolean isLoadedAtOnce(Object author, Book book, Class<?> model) {
		book.setAuthor(author);
		try (SessionFactory sessions = BootModel.sessionFactory(new SqlCounter(), model.getDeclaredClasses())) {
			sessions.inTransaction((session) -> {
				session.persist(author);
				session.persist(book);
			});
			return sessions
				.fromTransaction((session) -> Hibernate.isInitialized(session.find(book.getClass(), 1L).getAuthor()));
		}
	}

	private static List<Violation> violations(Class<?> model) {
		return BootModel.violations(new UnproxyableEntityCheck(), model.getDeclaredClasses()).toList();
	}

	interface Book {

		Object getAuthor();

		void setAuthor(Object author);

	}

	static class Wrong {

		@Entity(name = "Author")
		static final class Author {

			@Id
			Long id = 1L;

		}

		@Entity(name = "Book")
		static class Book implements UnproxyableEntityCheckTests.Book {

			@Id
			Long id = 1L;

			@ManyToOne(fetch = FetchType.LAZY)
			Author author;

			@Override
			public Object getAuthor() {
				return this.author;
			}

			@Override
			public void setAuthor(Object author) {
				this.author = (Author) author;
			}

		}

	}

	static class WrongAccessor {

		@MappedSuperclass
		static class Base {

			@Id
			Long id = 1L;

			final void setId(Long id) {
				this.id = id;
			}

		}

		@Entity(name = "Author")
		static class Author extends Base {

			String name;

			public final String getName() {
				return this.name;
			}

		}

		@Entity(name = "Book")
		static class Book implements UnproxyableEntityCheckTests.Book {

			@Id
			Long id = 1L;

			@ManyToOne(fetch = FetchType.LAZY)
			Author author;

			@Override
			public Object getAuthor() {
				return this.author;
			}

			@Override
			public void setAuthor(Object author) {
				this.author = (Author) author;
			}

		}

	}

	static class WrongMethod {

		@Entity(name = "Person")
		@Inheritance(strategy = InheritanceType.JOINED)
		static class Person {

			@Id
			Long id = 1L;

			String name;

			final String getName() {
				return this.name;
			}

			String upperCaseName() {
				return this.name.toUpperCase(Locale.ROOT);
			}

		}

		@Entity(name = "Author")
		static class Author extends Person {

			Author() {
			}

			Author(String name) {
				this.name = name;
			}

			final String initials() {
				return (this.name != null) ? this.name.substring(0, 1) : null;
			}

			final String shout() {
				return upperCaseName() + "!";
			}

		}

		@Entity(name = "Book")
		static class Book implements UnproxyableEntityCheckTests.Book {

			@Id
			Long id = 1L;

			@ManyToOne(fetch = FetchType.LAZY)
			Author author;

			@Override
			public Object getAuthor() {
				return this.author;
			}

			@Override
			public void setAuthor(Object author) {
				this.author = (Author) author;
			}

		}

	}

	static class WrongElement {

		@Entity(name = "Author")
		static final class Author {

			@Id
			Long id;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ElementCollection
			List<Part> parts;

		}

		@Embeddable
		static class Part {

			@ManyToOne(fetch = FetchType.LAZY)
			Author author;

			String role;

		}

	}

	static class WrongKotlin {

		@kotlin.Metadata
		@Entity(name = "Author")
		static final class Author {

			@Id
			Long id;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne(fetch = FetchType.LAZY)
			Author author;

		}

	}

	static class WrongRecord {

		@Entity(name = "Author")
		record Author(@Id Long id) {

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne(fetch = FetchType.LAZY)
			Author author;

		}

	}

	static class Right {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id = 1L;

			String name;

			String getName() {
				return this.name;
			}

			final String shout() {
				return getName() + "!";
			}

			@Override
			public final boolean equals(Object other) {
				return other instanceof Author author && getName() != null && getName().equals(author.getName());
			}

			@Override
			public final int hashCode() {
				return getClass().hashCode();
			}

			final String getName(int length) {
				return getName().substring(0, length);
			}

			private String whisper() {
				return this.name;
			}

			static final String none() {
				return "";
			}

		}

		@Entity(name = "Book")
		static class Book implements UnproxyableEntityCheckTests.Book {

			@Id
			Long id = 1L;

			@ManyToOne(fetch = FetchType.LAZY)
			Author author;

			@Override
			public Object getAuthor() {
				return this.author;
			}

			@Override
			public void setAuthor(Object author) {
				this.author = (Author) author;
			}

		}

	}

	static class RightEnhanced {

		@Entity(name = "Author")
		static final class Author implements PersistentAttributeInterceptable {

			@Id
			Long id;

			@Override
			public PersistentAttributeInterceptor $$_hibernate_getInterceptor() {
				throw new UnsupportedOperationException();
			}

			@Override
			public void $$_hibernate_setInterceptor(PersistentAttributeInterceptor interceptor) {
			}

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne(fetch = FetchType.LAZY)
			Author author;

		}

	}

	static class RightEager {

		@Entity(name = "Author")
		static final class Author {

			@Id
			Long id;

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne
			Author author;

		}

	}

	static class WrongPrivateMethod {

		@Entity(name = "Author")
		static class Author {

			@Id
			Long id;

			String name;

			final String shout() {
				return upperCaseName() + "!";
			}

			private String upperCaseName() {
				return (this.name != null) ? this.name.toUpperCase(Locale.ROOT) : shout();
			}

		}

		@Entity(name = "Book")
		static class Book {

			@Id
			Long id;

			@ManyToOne(fetch = FetchType.LAZY)
			Author author;

		}

	}

}
