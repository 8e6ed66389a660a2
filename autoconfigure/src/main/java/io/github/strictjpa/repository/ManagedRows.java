package io.github.strictjpa.repository;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.querydsl.core.DefaultQueryMetadata;
import com.querydsl.core.QueryMetadata;
import com.querydsl.core.Tuple;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.ExpressionUtils;
import com.querydsl.core.types.Path;
import com.querydsl.core.types.Projections;
import com.querydsl.core.types.dsl.Expressions;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityVersionMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * The managed entities of a type, and how they follow a statement that changes their rows
 * behind the back of the session. Without one nothing is read.
 */
final class ManagedRows {

	private static final int CHUNK = 500;

	private final QuerySource source;

	private final SessionImplementor session;

	private final EntityPersister type;

	ManagedRows(QuerySource source) {
		this.source = source;
		this.session = source.session();
		this.type = this.session.getFactory().getMappingMetamodel().getEntityDescriptor(source.entity());
	}

	/**
	 * Return the name of the attribute that is the version, or {@code null}.
	 */
	@Nullable String version() {
		EntityVersionMapping version = this.type.getVersionMapping();
		return (version != null) ? version.getVersionAttribute().getAttributeName() : null;
	}

	/**
	 * Return the managed entities that a statement is about to delete.
	 */
	List<Object> matching(QueryMetadata statement) {
		List<Object> matching = new ArrayList<>();
		for (List<Object> chunk : chunks()) {
			QueryMetadata query = statement.clone();
			query.setProjection(this.source.root());
			query.addWhere(ExpressionUtils.in(root(), chunk));
			matching.addAll(CheckedQuery.of(this.source, query).fetch());
		}
		return matching;
	}

	/**
	 * Read the attributes again that a statement has set.
	 */
	void refresh(Collection<? extends Path<?>> paths) {
		Set<String> names = new TreeSet<>();
		paths.forEach((path) -> names.add(attributeOf(path)));
		if (version() != null) {
			names.add(version());
		}
		List<AttributeMapping> attributes = new ArrayList<>();
		names.forEach((name) -> attributes.add(this.type.findAttributeMapping(name)));
		List<Expression<?>> columns = new ArrayList<>();
		columns.add(this.source.root());
		attributes.forEach((attribute) -> columns.add(column(attribute)));
		for (List<Object> chunk : chunks()) {
			QueryMetadata query = new DefaultQueryMetadata();
			query.setProjection(Projections.tuple(columns.toArray(Expression[]::new)));
			query.addWhere(ExpressionUtils.in(root(), chunk));
			CheckedQuery.<Tuple>of(this.source, query).fetch().forEach((row) -> show(row, attributes));
		}
	}

	// Hibernate takes no version of an entity that has none
	@SuppressWarnings("NullAway")
	private void show(Tuple row, List<AttributeMapping> attributes) {
		Object entity = Hibernate.unproxy(row.get(0, Object.class));
		EntityEntry entry = this.session.getPersistenceContextInternal().getEntry(entity);
		@Nullable Object @Nullable [] state = (entry.getLoadedState() != null) ? entry.getLoadedState().clone() : null;
		Object version = entry.getVersion();
		for (int index = 0; index < attributes.size(); index++) {
			AttributeMapping attribute = attributes.get(index);
			Object value = valueOf(attribute, row.get(index + 1, Object.class));
			int position = attribute.getStateArrayPosition();
			attribute.setValue(entity, value);
			if (state != null) {
				state[position] = entry.getPersister().getPropertyTypes()[position].deepCopy(value,
						this.session.getFactory());
			}
			if (attribute.getAttributeName().equals(version())) {
				version = value;
			}
		}
		if (state != null) {
			entry.postUpdate(entity, state, version);
		}
	}

	private @Nullable Object valueOf(AttributeMapping attribute, @Nullable Object read) {
		return (read != null && attribute instanceof ToOneAttributeMapping toOne)
				? this.session.getReference(toOne.getEntityMappingType().getEntityName(), read) : read;
	}

	private Expression<?> column(AttributeMapping attribute) {
		Path<?> path = Expressions.path(attribute.getJavaType().getJavaTypeClass(), this.source.root(),
				attribute.getAttributeName());
		return (attribute instanceof ToOneAttributeMapping) ? Expressions.template(Object.class, "id({0})", path)
				: path;
	}

	private String attributeOf(Path<?> path) {
		Path<?> step = path;
		while (step.getMetadata().getParent() != null && !step.getMetadata().getParent().getMetadata().isRoot()) {
			step = step.getMetadata().getParent();
		}
		return step.getMetadata().getName();
	}

	@SuppressWarnings("unchecked")
	private Expression<Object> root() {
		return (Expression<Object>) (Expression<?>) this.source.root();
	}

	private List<List<Object>> chunks() {
		List<List<Object>> chunks = new ArrayList<>();
		for (Map.Entry<Object, EntityEntry> entry : this.session.getPersistenceContextInternal()
			.reentrantSafeEntityEntries()) {
			boolean managed = !entry.getValue().getStatus().isDeletedOrGone() && entry.getValue().isExistsInDatabase();
			if (managed && this.source.entity().isInstance(entry.getKey()) && Hibernate.isInitialized(entry.getKey())) {
				if (chunks.isEmpty() || chunks.get(chunks.size() - 1).size() == CHUNK) {
					chunks.add(new ArrayList<>());
				}
				chunks.get(chunks.size() - 1).add(entry.getKey());
			}
		}
		return chunks;
	}

}
