package io.github.strictjpa.entity;

import com.querydsl.core.types.Path;
import com.querydsl.core.types.PathMetadata;
import com.querydsl.core.types.PathMetadataFactory;
import com.querydsl.core.types.dsl.EntityPathBase;
import com.querydsl.core.types.dsl.NumberPath;

/**
 * The query class of {@link SequenceEntity}, from which those of its subclasses inherit.
 *
 * @since 0.1.0
 */
public final class QSequenceEntity extends EntityPathBase<SequenceEntity> {

	private static final long serialVersionUID = 1L;

	/**
	 * The id.
	 */
	public final NumberPath<Long> id = createNumber("id", Long.class);

	/**
	 * The version.
	 */
	public final NumberPath<Long> version = createNumber("version", Long.class);

	/**
	 * Create a path of a variable.
	 * @param variable the name of the variable
	 */
	public QSequenceEntity(String variable) {
		this(PathMetadataFactory.forVariable(variable));
	}

	/**
	 * Create the path of an entity as one of its base.
	 * @param path the path of an entity
	 */
	public QSequenceEntity(Path<? extends SequenceEntity> path) {
		this(path.getMetadata());
	}

	/**
	 * Create a path.
	 * @param metadata where the path starts, and its name
	 */
	public QSequenceEntity(PathMetadata metadata) {
		super(SequenceEntity.class, metadata);
	}

}
