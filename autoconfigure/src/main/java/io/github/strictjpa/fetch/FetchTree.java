package io.github.strictjpa.fetch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The associations that are loaded with an entity, by the names of their attributes, with
 * what is loaded beneath each: an immutable value. It is what a front end writes, which
 * has to know that the names are right; they are looked up when something is loaded.
 *
 * @since 0.1.0
 * @see FetchStrategy
 */
public final class FetchTree {

	/**
	 * Loads no association.
	 */
	public static final FetchTree EMPTY = new FetchTree(Map.of(), Map.of());

	private final Map<String, Node> nodes;

	private final Map<Class<?>, FetchTree> subtypes;

	private FetchTree(Map<String, Node> nodes, Map<Class<?>, FetchTree> subtypes) {
		this.nodes = Collections.unmodifiableMap(nodes);
		this.subtypes = Collections.unmodifiableMap(subtypes);
	}

	/**
	 * Return the associations; those of an embeddable have dotted names.
	 */
	Map<String, Node> nodes() {
		return this.nodes;
	}

	/**
	 * Return what is loaded besides for the owners that are of a subtype.
	 */
	Map<Class<?>, FetchTree> subtypes() {
		return this.subtypes;
	}

	/**
	 * Return this tree with a to-one association that is loaded by a left join.
	 * @param attribute the name of the association, dotted for one of an embeddable
	 * @param beneath what is loaded with its target
	 * @return a tree with that association
	 */
	public FetchTree fetchJoin(String attribute, FetchTree beneath) {
		return with(attribute, new Node(FetchStyle.FETCH_JOIN, Target.ENTITY, beneath));
	}

	/**
	 * Return this tree with an association that is loaded by a statement of its own for
	 * all owners, 500 at a time.
	 * @param attribute the name of the association, dotted for one of an embeddable
	 * @param beneath what is loaded with its target
	 * @return a tree with that association
	 */
	public FetchTree selectIn(String attribute, FetchTree beneath) {
		return with(attribute, new Node(FetchStyle.SELECT_IN, Target.ENTITY, beneath));
	}

	/**
	 * Return this tree with one more association. Where it is there already, the style
	 * given here holds, and what is beneath is joined.
	 */
	FetchTree with(String attribute, Node node) {
		Map<String, Node> all = new LinkedHashMap<>(this.nodes);
		all.merge(attribute, node, Node::and);
		return new FetchTree(all, this.subtypes);
	}

	/**
	 * Return this tree with what is loaded besides for a subtype of the owners.
	 * @param subtype the entity that extends the one of this tree
	 * @param tree what is loaded
	 * @return a tree with the associations of that subtype
	 */
	public FetchTree on(Class<?> subtype, FetchTree tree) {
		Map<Class<?>, FetchTree> all = new LinkedHashMap<>(this.subtypes);
		all.merge(subtype, tree, FetchTree::and);
		return new FetchTree(this.nodes, all);
	}

	/**
	 * Return a tree that loads what this one and another one load. Where they differ in
	 * how they load an association, the other one holds.
	 * @param other the other tree
	 * @return both trees in one
	 */
	public FetchTree and(FetchTree other) {
		FetchTree all = this;
		for (Map.Entry<String, Node> entry : other.nodes.entrySet()) {
			all = all.with(entry.getKey(), entry.getValue());
		}
		for (Map.Entry<Class<?>, FetchTree> entry : other.subtypes.entrySet()) {
			all = all.on(entry.getKey(), entry.getValue());
		}
		return all;
	}

	boolean isEmpty() {
		return this.nodes.isEmpty() && this.subtypes.isEmpty();
	}

	/**
	 * Return how many statements follow the one that loads the owners.
	 */
	int furtherStatements() {
		return this.nodes.values().stream().mapToInt(Node::furtherStatements).sum() + ofSubtypes();
	}

	/**
	 * Return how many statements load all of this tree where nothing can be joined to the
	 * owners.
	 */
	private int statementsApart() {
		return this.nodes.values().stream().mapToInt((node) -> 1 + node.statementsBeneath()).sum() + ofSubtypes();
	}

	private int ofSubtypes() {
		return this.subtypes.values().stream().mapToInt(FetchTree::statementsApart).sum();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof FetchTree tree && this.nodes.equals(tree.nodes)
				&& this.subtypes.equals(tree.subtypes));
	}

	@Override
	public int hashCode() {
		return 31 * this.nodes.hashCode() + this.subtypes.hashCode();
	}

	/**
	 * Return the associations as they are written in a {@link FetchPlan}.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		this.nodes
			.forEach((attribute, node) -> text.append(".%s(%s%s)".formatted(node.style(), attribute, node.beneath())));
		this.subtypes.forEach((subtype, tree) -> text.append(".on(%s%s)".formatted(subtype.getSimpleName(), tree)));
		return text.toString();
	}

	/**
	 * One association of a tree.
	 *
	 * @param style how it is loaded
	 * @param target what its target is
	 * @param beneath what is loaded with its target
	 */
	record Node(FetchStyle style, Target target, FetchTree beneath) {

		Node and(Node other) {
			return new Node(other.style, other.target, this.beneath.and(other.beneath));
		}

		int furtherStatements() {
			return ((this.style == FetchStyle.SELECT_IN) ? 1 : 0) + statementsBeneath();
		}

		private int statementsBeneath() {
			return (this.target == Target.ENTITY) ? this.beneath.furtherStatements() : this.beneath.statementsApart();
		}

	}

	/**
	 * What an association leads to.
	 */
	enum Target {

		/**
		 * An entity, to which associations are joined.
		 */
		ENTITY,

		/**
		 * An embeddable of a collection. Hibernate joins nothing to it.
		 */
		EMBEDDABLE

	}

}
