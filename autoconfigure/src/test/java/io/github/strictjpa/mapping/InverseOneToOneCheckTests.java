package io.github.strictjpa.mapping;

import java.util.List;
import java.util.function.Supplier;

import io.github.strictjpa.Violation;
import io.github.strictjpa.test.SqlCounter;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.engine.spi.PersistentAttributeInterceptor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InverseOneToOneCheck}. What is reported and what is not is loaded once
 * to see how many statements that takes.
 */
class InverseOneToOneCheckTests {

	private static final String HERE = InverseOneToOneCheckTests.class.getName() + "$";

	@Test
	void findsAnInverseOneToOne() {
		assertThat(violations(Wrong.class)).extracting(Violation::toString)
			.containsExactly(HERE + "Wrong$User.profile is never lazy: Hibernate asks for the " + HERE
					+ "Wrong$Profile of each owner that it loads, as the foreign key is there. Remove it and find the "
					+ HERE + "Wrong$Profile by its own query, or share the primary key: @MapsId at the owning side and "
					+ "optional = false here, where every owner has one.");
		assertThat(statementsToLoad(Wrong.class, "Account", Wrong.User::new)).isEqualTo(2);
	}

	@Test
	void findsOneThatIsNotOptional() {
		assertThat(violations(WrongNotOptional.class)).extracting(Violation::subject)
			.containsExactly(HERE + "WrongNotOptional$User.profile");
		assertThat(statementsToLoad(WrongNotOptional.class, "Account", WrongNotOptional.User::new)).isEqualTo(2);
	}

	@Test
	void findsOneOfASharedKeyThatIsOptional() {
		assertThat(violations(WrongOptional.class)).extracting(Violation::subject)
			.containsExactlyInAnyOrder(HERE + "WrongOptional$User.profile", HERE + "WrongOptional$User.settings");
		assertThat(statementsToLoad(WrongOptional.class, "Account", WrongOptional.User::new)).isEqualTo(3);
	}

	@Test
	void isSilentWhereAProxyIsPossible() {
		assertThat(violations(Right.class)).isEmpty();
		assertThat(statementsToLoad(Right.class, "Account", Right.User::new)).isEqualTo(1);
	}

	@Test
	void isSilentAboutEnhancedEntities() {
		assertThat(violations(RightEnhanced.class)).isEmpty();
	}

	private static int statementsToLoad(Class<?> model, String entity, Supplier<Object> owner) {
		SqlCounter counter = new SqlCounter();
		try (SessionFactory sessions = BootModel.sessionFactory(counter, model.getDeclaredClasses())) {
			sessions.inTransaction((session) -> session.persist(owner.get()));
			counter.reset();
			sessions.inTransaction((session) -> session.createQuery("from " + entity, Object.class).getSingleResult());
		}
		return counter.count();
	}

	private static List<Violation> violations(Class<?> model) {
		return BootModel.violations(new InverseOneToOneCheck(), model.getDeclaredClasses()).toList();
	}

	static class Wrong {

		@Entity(name = "Account")
		static class User {

			@Id
			Long id = 1L;

			@OneToOne(mappedBy = "user", fetch = FetchType.LAZY, cascade = CascadeType.ALL)
			Profile profile = new Profile(this);

		}

		@Entity(name = "Profile")
		static class Profile {

			@Id
			Long id = 7L;

			@OneToOne(fetch = FetchType.LAZY)
			User user;

			Profile() {
			}

			Profile(User user) {
				this.user = user;
			}

		}

	}

	static class WrongNotOptional {

		@Entity(name = "Account")
		static class User {

			@Id
			Long id = 1L;

			@OneToOne(mappedBy = "user", fetch = FetchType.LAZY, optional = false, cascade = CascadeType.ALL)
			Profile profile = new Profile(this);

		}

		@Entity(name = "Profile")
		static class Profile {

			@Id
			Long id = 7L;

			@OneToOne(fetch = FetchType.LAZY)
			User user;

			Profile() {
			}

			Profile(User user) {
				this.user = user;
			}

		}

	}

	static class WrongOptional {

		@Entity(name = "Account")
		static class User {

			@Id
			Long id = 1L;

			@OneToOne(mappedBy = "user", fetch = FetchType.LAZY, cascade = CascadeType.ALL)
			Profile profile = new Profile(this);

			@OneToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL)
			@PrimaryKeyJoinColumn
			Settings settings = new Settings();

		}

		@Entity(name = "Profile")
		static class Profile {

			@Id
			Long id;

			@MapsId
			@OneToOne(fetch = FetchType.LAZY)
			User user;

			Profile() {
			}

			Profile(User user) {
				this.user = user;
			}

		}

		@Entity(name = "Settings")
		static class Settings {

			@Id
			Long id = 1L;

		}

	}

	static class Right {

		@Entity(name = "Account")
		static class User {

			@Id
			Long id = 1L;

			@OneToOne(mappedBy = "user", fetch = FetchType.LAZY, optional = false, cascade = CascadeType.ALL)
			Profile profile = new Profile(this);

			@OneToOne(fetch = FetchType.LAZY, optional = false, cascade = CascadeType.ALL)
			@PrimaryKeyJoinColumn
			Settings settings = new Settings();

			@OneToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL)
			Settings owned = this.settings;

		}

		@Entity(name = "Profile")
		static class Profile {

			@Id
			Long id;

			@MapsId
			@OneToOne(fetch = FetchType.LAZY)
			User user;

			Profile() {
			}

			Profile(User user) {
				this.user = user;
			}

		}

		@Entity(name = "Settings")
		static class Settings {

			@Id
			Long id = 1L;

		}

	}

	static class RightEnhanced {

		@Entity(name = "Account")
		static class User implements PersistentAttributeInterceptable {

			@Id
			Long id;

			@OneToOne(mappedBy = "user", fetch = FetchType.LAZY)
			Profile profile;

			@Override
			public PersistentAttributeInterceptor $$_hibernate_getInterceptor() {
				throw new UnsupportedOperationException();
			}

			@Override
			public void $$_hibernate_setInterceptor(PersistentAttributeInterceptor interceptor) {
			}

		}

		@Entity(name = "Profile")
		static class Profile {

			@Id
			Long id;

			@OneToOne(fetch = FetchType.LAZY)
			User user;

		}

	}

}
