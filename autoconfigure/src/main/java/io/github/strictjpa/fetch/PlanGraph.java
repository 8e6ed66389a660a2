package io.github.strictjpa.fetch;

import java.util.HashMap;
import java.util.Map;

import jakarta.persistence.Graph;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.graph.spi.RootGraphImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;

/**
 * The joins of a plan as an entity graph.
 */
final class PlanGraph {

	private PlanGraph() {
	}

	static <T> RootGraphImplementor<T> of(SessionFactoryImplementor factory, Class<T> type, FetchTree tree) {
		RootGraphImplementor<T> graph = factory.createEntityGraph(type);
		fill(graph, factory.getMappingMetamodel().getEntityDescriptor(type), tree);
		return graph;
	}

	private static void fill(Graph<?> graph, EntityMappingType type, FetchTree tree) {
		Map<String, Graph<?>> embeddables = new HashMap<>();
		tree.nodes().forEach((name, node) -> {
			AttributeMapping association = Associations.last(Associations.find(type, name));
			if (association instanceof ToOneAttributeMapping toOne && isJoined(toOne, node.style())) {
				int dot = name.lastIndexOf('.');
				Graph<?> parent = (dot < 0) ? graph : embeddable(graph, name.substring(0, dot), embeddables);
				fill(parent.addSubgraph(name.substring(dot + 1)), toOne.getEntityMappingType(), node.beneath());
			}
		});
	}

	/**
	 * What is joined, and an inverse one-to-one: it can't be a proxy, so that Hibernate
	 * would load its targets one by one at once.
	 */
	private static boolean isJoined(ToOneAttributeMapping association, FetchStyle style) {
		return style == FetchStyle.FETCH_JOIN || association.getSideNature() == ForeignKeyDescriptor.Nature.TARGET;
	}

	private static Graph<?> embeddable(Graph<?> graph, String path, Map<String, Graph<?>> embeddables) {
		Graph<?> known = embeddables.get(path);
		if (known != null) {
			return known;
		}
		int dot = path.lastIndexOf('.');
		Graph<?> parent = (dot < 0) ? graph : embeddable(graph, path.substring(0, dot), embeddables);
		Graph<?> added = parent.addSubgraph(path.substring(dot + 1));
		embeddables.put(path, added);
		return added;
	}

}
