package io.github.strictjpa.lazyload;

import java.util.List;

import com.acme.shop.Storefront;
import io.github.strictjpa.PermitLazyLoading;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for permits of code further out, in a request whose route is known without the
 * stack.
 */
class PermitUnderARouteTests extends BlogTests {

	private final Storefront storefront = new Storefront();

	@Override
	String[] properties() {
		return new String[] { "strict-jpa.default-level=warn" };
	}

	@Override
	Class<?>[] sources() {
		return new Class<?>[] { RouteConfiguration.class };
	}

	@Test
	void honoursThemAfterALoadOfTheSamePlaceWasRecorded() {
		inTransaction((em) -> this.storefront.countPosts(List.of(user())));
		assertThat(this.recorder.snapshot().recorded()).singleElement()
			.satisfies((recorded) -> assertThat(recorded.count()).isOne());

		inTransaction((em) -> countPermitted());
		assertThat(this.recorder.snapshot().recorded()).singleElement()
			.satisfies((recorded) -> assertThat(recorded.count()).isOne());
	}

	@PermitLazyLoading("the test asks for it")
	private void countPermitted() {
		assertThat(this.storefront.countPosts(List.of(user()))).isEqualTo(2);
	}

}
