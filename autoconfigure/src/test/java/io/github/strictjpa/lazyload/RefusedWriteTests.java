package io.github.strictjpa.lazyload;

import com.acme.blog.Badge;
import com.acme.blog.User;
import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.ViolationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@code lazy-write} where an application lets it fail.
 */
class RefusedWriteTests extends BlogTests {

	@Override
	String[] properties() {
		return new String[] { "strict-jpa.rules.lazy-write=fail" };
	}

	@Test
	void changesNothingUntilItIsPermitted() {
		inTransaction((em) -> {
			User user = user();
			Badge badge = new Badge("second", user);
			this.sql.reset();

			assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> user.getBadges().add(badge))
				.satisfies((ex) -> assertThat(ex.violation().rule()).isEqualTo(LazyLoadGuard.LAZY_WRITE));

			assertThat(this.sql.statements()).isEmpty();
			assertThat(LazyLoading.permit("the test says so", () -> user.getBadges().add(badge))).isTrue();
		});

		inTransaction((em) -> assertThat(LazyLoading.permit("the test counts", () -> user().getBadges().size()))
			.isEqualTo(2));
	}

}
