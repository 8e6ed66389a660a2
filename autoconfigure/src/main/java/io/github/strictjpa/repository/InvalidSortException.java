package io.github.strictjpa.repository;

import java.io.Serial;
import java.util.Collection;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Thrown where a {@code Sort} names what is no sortable property of the entity. In a web
 * application it answers for a bad request: the sort of a {@code Pageable} comes from
 * outside.
 *
 * @since 0.1.0
 */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public final class InvalidSortException extends IllegalArgumentException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String property;

	private final transient List<String> allowed;

	InvalidSortException(String property, Class<?> entity, Collection<String> allowed) {
		super("Cannot sort %s by '%s': allowed are %s.".formatted(entity.getSimpleName(), property,
				String.join(", ", allowed)));
		this.property = property;
		this.allowed = List.copyOf(allowed);
	}

	/**
	 * Return what was asked for.
	 * @return the name as it came in
	 */
	public String property() {
		return this.property;
	}

	/**
	 * Return by what the entity can be sorted.
	 * @return the properties, those of embeddables with dots
	 */
	public List<String> allowed() {
		return this.allowed;
	}

}
