package io.github.strictjpa.lazyload;

import java.util.List;

import io.github.strictjpa.ApplicationCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PermitSearch}.
 */
class PermitSearchTests {

	@Test
	void isNeededWhereAMethodOfTheApplicationPermits() {
		assertThat(search("com.acme.shop", "com.acme.blog").isNeeded()).isTrue();
	}

	@Test
	void isNeededWhereAPermitIsBelowThePackage() {
		assertThat(search("com.acme").isNeeded()).isTrue();
	}

	@Test
	void isNotNeededWhereNoClassPermits() {
		PermitSearch search = search("com.acme.shop");

		assertThat(search.isNeeded()).isFalse();
		assertThat(search.isNeeded()).isFalse();
	}

	@Test
	void isNeededWhereThereAreNoClassFilesToRead() {
		assertThat(search("com.acme.absent").isNeeded()).isTrue();
		assertThat(search().isNeeded()).isTrue();
	}

	private static PermitSearch search(String... packages) {
		return new PermitSearch(ApplicationCode.of(List.of(packages)));
	}

}
