package io.github.strictjpa.fetch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The associations that a plan loads, by attribute name, with what is loaded beneath
 * each. It knows nothing of QueryDSL, which is only one way to write it.
 *
 * @param nodes the associations; those of an embeddable have dotted names
 * @param subtypes what is loaded besides for the owners that are of a subtype
 */
record FetchTree(Map<String, Node> nodes, Map<Class<?>, FetchTree> subtypes) {

	static final FetchTree EMPTY = new FetchTree(Map.of(), Map.of());

	FetchTree {
		nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
		subtypes = Collections.unmodifiableMap(new LinkedHashMap<>(subtypes));
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
	 */
	FetchTree on(Class<?> subtype, FetchTree tree) {
		Map<Class<?>, FetchTree> all = new LinkedHashMap<>(this.subtypes);
		all.merge(subtype, tree, FetchTree::and);
		return new FetchTree(this.nodes, all);
	}

	FetchTree and(FetchTree other) {
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
