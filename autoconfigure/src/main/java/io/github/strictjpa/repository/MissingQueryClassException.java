package io.github.strictjpa.repository;

import java.io.Serial;

/**
 * Thrown where the query class of an entity does not exist: the annotation processor of
 * QueryDSL did not run.
 *
 * @since 0.1.0
 */
public final class MissingQueryClassException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Class<?> repository;

	private final Class<?> entity;

	MissingQueryClassException(Class<?> repository, Class<?> entity, Throwable cause) {
		super("%s needs the query class of %s, and there is none.".formatted(repository.getName(), entity.getName()),
				cause);
		this.repository = repository;
		this.entity = entity;
	}

	/**
	 * Return the repository that needs the query class.
	 * @return the interface
	 */
	public Class<?> repository() {
		return this.repository;
	}

	/**
	 * Return the entity that has none.
	 * @return the entity
	 */
	public Class<?> entity() {
		return this.entity;
	}

}
