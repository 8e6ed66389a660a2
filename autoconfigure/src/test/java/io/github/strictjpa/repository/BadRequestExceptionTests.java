package io.github.strictjpa.repository;

import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.repository.library.Library.Author;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.mvc.annotation.ResponseStatusExceptionResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InvalidSortException} and {@link InvalidPositionException}, as Spring
 * translates them and as a web application gets them.
 */
class BadRequestExceptionTests {

	@ParameterizedTest
	@MethodSource("exceptions")
	void isAnsweredByABadRequest(IllegalArgumentException exception) {
		MockHttpServletResponse response = new MockHttpServletResponse();

		new ResponseStatusExceptionResolver().resolveException(new MockHttpServletRequest(), response, null,
				new InvalidDataAccessApiUsageException("translated", exception));

		assertThat(response.getStatus()).isEqualTo(400);
	}

	static Stream<IllegalArgumentException> exceptions() {
		return Stream.of(new InvalidSortException("salary", Author.class, List.of("id")),
				new InvalidPositionException("is empty", List.of("id")));
	}

}
