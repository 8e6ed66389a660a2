package io.github.strictjpa.association;

import io.github.strictjpa.Violation;
import io.github.strictjpa.association.TestUnit.Database;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SideComparison} on one-to-one.
 */
@ParameterizedClass
@EnumSource
class OneToOneTests {

	private static final String ROLE = User.class.getName() + ".profile";

	private static final String OWNING_ROLE = Profile.class.getName() + ".user";

	private static TestUnit unit;

	@Parameter
	Database database;

	private long userId;

	private long lonelyId;

	private long profileId;

	@BeforeParameterizedClassInvocation
	static void start(Database database) {
		unit = TestUnit.of(database, User.class, Profile.class, Badge.class, Avatar.class);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		unit.close();
	}

	@BeforeEach
	void createOneUserWithAProfileAndOneWithout() {
		unit.run((entityManager) -> {
			User user = new User();
			user.profile = new Profile();
			user.profile.user = user;
			User lonely = new User();
			entityManager.persist(user);
			entityManager.persist(lonely);
			this.userId = user.id;
			this.lonelyId = lonely.id;
			this.profileId = user.profile.id;
		});
		unit.reset();
	}

	@Test
	void refusesWhatDoesNotPointBack() {
		Violation violation = unit.refusal((entityManager) -> lonely(entityManager).profile = new Profile());

		assertThat(violation.subject()).isEqualTo(ROLE);
		assertThat(violation.message()).isEqualTo("A Profile was set as " + ROLE + ", but its " + OWNING_ROLE
				+ " is null. Hibernate believes " + OWNING_ROLE + ", the owning side, so the change would be lost.");
		assertThat(violation.fix()).isEqualTo("Call profile.setUser(user) as well.");
	}

	@Test
	void refusesANewEntityWhoseOtherSideDoesNotPointBack() {
		unit.refusal((entityManager) -> {
			User user = new User();
			user.profile = new Profile();
			entityManager.persist(user);
		});
	}

	@Test
	void refusesWhatPointsElsewhere() {
		unit.refusal((entityManager) -> lonely(entityManager).profile = profile(entityManager));
	}

	@Test
	void refusesToForgetTheInverseSideOnly() {
		Violation violation = unit.refusal((entityManager) -> user(entityManager).profile = null);

		assertThat(violation.fix()).isEqualTo("Call profile.setUser(null) as well, or delete the Profile.");
		unit.run((entityManager) -> assertThat(user(entityManager).profile).isNotNull());
	}

	@Test
	void refusesADeletionThatTheCascadeWouldUndo() {
		Violation violation = unit.refusal((entityManager) -> {
			user(entityManager);
			entityManager.remove(profile(entityManager));
		});

		assertThat(violation.fix()).isEqualTo("Call user.setProfile(null) as well.");
	}

	@Test
	void warnsOfAnInverseSideThatLacksTheOther() {
		unit.run((entityManager) -> {
			Profile profile = new Profile();
			profile.user = lonely(entityManager);
			entityManager.persist(profile);
		});

		assertThat(unit.warning().rule()).isEqualTo(AssociationGuard.STALE_INVERSE_SIDE);
		assertThat(unit.warning().fix()).isEqualTo("Call user.setProfile(profile) as well.");
	}

	@Test
	void warnsOfAnInverseSideThatStillHoldsTheOther() {
		unit.run((entityManager) -> {
			user(entityManager);
			profile(entityManager).user = null;
		});

		assertThat(unit.warning().fix()).isEqualTo("Call user.setProfile(null) as well.");
	}

	@Test
	void warnsOfASharedPrimaryKeyWhoseInverseSideLacksTheOther() {
		unit.run((entityManager) -> {
			Badge badge = new Badge();
			badge.user = lonely(entityManager);
			entityManager.persist(badge);
		});

		assertThat(unit.warning().subject()).isEqualTo(User.class.getName() + ".badge");
	}

	@Test
	void doesNotTakeForRemovedWhatAnEarlierFlushHasUnlinked() {
		unit.run((entityManager) -> {
			User user = user(entityManager);
			Profile profile = user.profile;
			user.profile = null;
			profile.user = null;
			entityManager.flush();
			profile.user = user;
		});

		assertThat(unit.warning().rule()).isEqualTo(AssociationGuard.STALE_INVERSE_SIDE);
		unit.run((entityManager) -> assertThat(user(entityManager).profile).isNotNull());
	}

	@Test
	void permitsChangesOfBothSides() {
		unit.run((entityManager) -> {
			User user = user(entityManager);
			Profile profile = user.profile;
			user.profile = null;
			lonely(entityManager).profile = profile;
			profile.user = lonely(entityManager);
			Badge badge = new Badge();
			badge.user = lonely(entityManager);
			badge.user.badge = badge;
		});
		unit.run((entityManager) -> {
			User user = lonely(entityManager);
			entityManager.remove(user.profile);
			user.profile = null;
		});

		unit.assertSilent();
	}

	@Test
	void permitsToForgetAnOrphan() {
		unit.run((entityManager) -> {
			User user = user(entityManager);
			user.avatar = new Avatar();
			user.avatar.user = user;
		});
		unit.run((entityManager) -> user(entityManager).avatar = null);
		unit.run((entityManager) -> assertThat(user(entityManager).avatar).isNull());

		unit.assertSilent();
	}

	@Test
	void staysSilentWhereNothingChanges() {
		unit.run((entityManager) -> {
			user(entityManager).name = "changed";
			profile(entityManager).text = "changed";
		});

		unit.assertSilent();
	}

	private User user(EntityManager entityManager) {
		return entityManager.find(User.class, this.userId);
	}

	private User lonely(EntityManager entityManager) {
		return entityManager.find(User.class, this.lonelyId);
	}

	private Profile profile(EntityManager entityManager) {
		return entityManager.find(Profile.class, this.profileId);
	}

	@Entity
	@Table(name = "app_user")
	static class User {

		@Id
		@GeneratedValue
		Long id;

		String name;

		@OneToOne(mappedBy = "user", cascade = CascadeType.ALL)
		Profile profile;

		@OneToOne(mappedBy = "user", cascade = CascadeType.ALL)
		Badge badge;

		@OneToOne(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
		Avatar avatar;

	}

	@Entity
	@Table(name = "profile")
	static class Profile {

		@Id
		@GeneratedValue
		Long id;

		String text;

		@OneToOne(fetch = FetchType.LAZY)
		User user;

	}

	@Entity
	@Table(name = "badge")
	static class Badge {

		@Id
		Long id;

		@MapsId
		@OneToOne(fetch = FetchType.LAZY)
		User user;

	}

	@Entity
	@Table(name = "avatar")
	static class Avatar {

		@Id
		@GeneratedValue
		Long id;

		@OneToOne(fetch = FetchType.LAZY)
		User user;

	}

}
