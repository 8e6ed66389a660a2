package io.github.strictjpa.lazyload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.github.strictjpa.lazyload.EagerAssociation.Kind;
import org.hibernate.engine.FetchTiming;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.spi.MappingMetamodelImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.sql.results.graph.Fetchable;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;

/**
 * The associations of a persistence unit that Hibernate loads with their owners. They are
 * read when the first of them is loaded, as the unit has to be complete for that.
 */
final class EagerAssociations {

	private final SessionFactoryImplementor sessionFactory;

	private final ConcurrentMap<Kind, List<EagerAssociation>> known = new ConcurrentHashMap<>();

	EagerAssociations(SessionFactoryImplementor sessionFactory) {
		this.sessionFactory = sessionFactory;
	}

	/**
	 * Return the one association of a kind that leads to an entity, or else the name of
	 * the entity: the event tells no more.
	 */
	String subject(Kind kind, EntityPersister target) {
		List<EagerAssociation> candidates = to(kind, target.getRootEntityName());
		return (candidates.size() == 1) ? candidates.get(0).role().toString() : target.getRootEntityName();
	}

	boolean leadTo(Kind kind, EntityPersister target) {
		return !to(kind, target.getRootEntityName()).isEmpty();
	}

	/**
	 * Return what a subject stands for: one association, or all that lead to an entity.
	 */
	List<EagerAssociation> of(String subject) {
		List<EagerAssociation> found = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			for (EagerAssociation association : all(kind)) {
				if (association.role().toString().equals(subject)
						|| (kind != Kind.COLLECTION && association.target().equals(subject))) {
					found.add(association);
				}
			}
		}
		return found;
	}

	private List<EagerAssociation> to(Kind kind, String target) {
		return all(kind).stream().filter((association) -> association.target().equals(target)).toList();
	}

	private List<EagerAssociation> all(Kind kind) {
		return this.known.computeIfAbsent(kind, this::read);
	}

	private List<EagerAssociation> read(Kind kind) {
		Set<EagerAssociation> found = new LinkedHashSet<>();
		MappingMetamodelImplementor metamodel = this.sessionFactory.getMappingMetamodel();
		if (kind == Kind.COLLECTION) {
			metamodel.forEachCollectionDescriptor((collection) -> {
				if (!collection.isLazy()) {
					Role role = Role.of(collection);
					found.add(new EagerAssociation(role, role.entity(), kind));
				}
			});
		}
		else {
			metamodel.forEachEntityDescriptor((entity) -> Associations.forEach(entity, (role, type) -> {
				if (isOf(kind, entity, role, type)) {
					found.add(new EagerAssociation(role, rootOf(((EntityType) type).getAssociatedEntityName()), kind));
				}
			}));
		}
		return found.stream().sorted(Comparator.comparing((association) -> association.role().toString())).toList();
	}

	private static boolean isOf(Kind kind, EntityPersister entity, Role role, Type type) {
		if (!(type instanceof EntityType toOne)) {
			return false;
		}
		if (kind == Kind.UNIQUE_KEY) {
			return !toOne.isReferenceToPrimaryKey();
		}
		return toOne.isReferenceToPrimaryKey() && entity.findByPath(role.path()) instanceof Fetchable fetchable
				&& fetchable.getMappedFetchOptions().getTiming() == FetchTiming.IMMEDIATE;
	}

	private String rootOf(String entity) {
		return this.sessionFactory.getMappingMetamodel().getEntityDescriptor(entity).getRootEntityName();
	}

}
