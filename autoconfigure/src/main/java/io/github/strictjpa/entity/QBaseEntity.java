package io.github.strictjpa.entity;

import com.querydsl.core.types.Path;
import com.querydsl.core.types.PathMetadata;
import com.querydsl.core.types.PathMetadataFactory;
import com.querydsl.core.types.dsl.EntityPathBase;
import com.querydsl.core.types.dsl.NumberPath;

/**
 * The query class of {@link BaseEntity}, from which those of its subclasses inherit. Its
 * id is in the query class of the entity that maps it.
 *
 * @since 0.1.0
 */
public final class QBaseEntity extends EntityPathBase<BaseEntity<?>> {

	private static final long serialVersionUID = 1L;

	/**
	 * The version.
	 */
	public final NumberPath<Long> version = createNumber("version", Long.class);

	/**
	 * Create a path of a variable.
	 * @param variable the name of the variable
	 */
	public QBaseEntity(String variable) {
		this(PathMetadataFactory.forVariable(variable));
	}

	/**
	 * Create the path of an entity as one of its base.
	 * @param path the path of an entity
	 */
	public QBaseEntity(Path<? extends BaseEntity<?>> path) {
		this(path.getMetadata());
	}

	/**
	 * Create a path.
	 * @param metadata where the path starts, and its name
	 */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	public QBaseEntity(PathMetadata metadata) {
		super((Class) BaseEntity.class, metadata);
	}

}
