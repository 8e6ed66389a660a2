package io.github.strictjpa.entity;

import java.util.UUID;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/**
 * An entity whose id is a random UUID, made by Hibernate. The columns are {@code id} and
 * {@code version}.
 *
 * <pre class="code">
 * &#64;Entity
 * public class Post extends UuidEntity { }
 * </pre>
 *
 * @since 0.1.0
 */
@MappedSuperclass
public abstract class UuidEntity extends BaseEntity<UUID> {

	@Id
	@GeneratedValue(strategy = GenerationType.UUID)
	private @Nullable UUID id;

	/**
	 * Create an entity that is not stored yet.
	 */
	protected UuidEntity() {
	}

	@Override
	public @Nullable UUID getId() {
		return this.id;
	}

}
