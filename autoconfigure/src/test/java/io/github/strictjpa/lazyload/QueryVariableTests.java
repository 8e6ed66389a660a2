package io.github.strictjpa.lazyload;

import com.acme.blog.Country;
import com.acme.blog.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link QueryVariable}.
 */
class QueryVariableTests {

	@Test
	void findsTheVariableOfTheQueryClass() {
		assertThat(QueryVariable.of(User.class)).isEqualTo("QUser.user");
	}

	@Test
	void findsTheVariableOfANestedEntity() {
		assertThat(QueryVariable.of(Country.City.class)).isEqualTo("QCountry_City.city");
	}

	@Test
	void fallsBackToTheNameOfTheEntity() {
		assertThat(QueryVariable.of(QueryVariableTests.class)).isEqualTo("queryVariableTests");
	}

}
