package io.github.strictjpa.repository;

import java.util.function.UnaryOperator;

import io.github.strictjpa.fetch.FetchStrategy;
import io.github.strictjpa.fetch.FetchTree;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SingularAttribute;

/**
 * A front end for fetch plans that is written with attributes of the JPA metamodel, as an
 * application without QueryDSL could have it.
 */
record MetamodelPlan<T>(Class<T> type, FetchTree tree) implements FetchStrategy<T> {

	static <T> MetamodelPlan<T> of(Class<T> entity) {
		return new MetamodelPlan<>(entity, FetchTree.EMPTY);
	}

	MetamodelPlan<T> fetchJoin(SingularAttribute<? super T, ?> association) {
		return new MetamodelPlan<>(this.type, this.tree.fetchJoin(association.getName(), FetchTree.EMPTY));
	}

	<E> MetamodelPlan<T> selectIn(PluralAttribute<? super T, ?, E> association,
			UnaryOperator<MetamodelPlan<E>> nested) {
		FetchTree beneath = nested.apply(of(association.getElementType().getJavaType())).tree();
		return new MetamodelPlan<>(this.type, this.tree.selectIn(association.getName(), beneath));
	}

}
