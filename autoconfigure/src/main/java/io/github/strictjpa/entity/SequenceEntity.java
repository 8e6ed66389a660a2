package io.github.strictjpa.entity;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/**
 * An entity whose id comes from the sequence that is named after its table with
 * {@code _SEQ} behind it, 50 at a time. The columns are {@code id} and {@code version}.
 *
 * <pre class="code">
 * &#64;Entity
 * public class Post extends SequenceEntity { }
 * </pre>
 *
 * @since 0.1.0
 */
@MappedSuperclass
public abstract class SequenceEntity extends BaseEntity<Long> {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private @Nullable Long id;

	/**
	 * Create an entity that is not stored yet.
	 */
	protected SequenceEntity() {
	}

	@Override
	public @Nullable Long getId() {
		return this.id;
	}

}
