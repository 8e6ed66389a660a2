package io.github.strictjpa.fetch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The associations that a plan loads, by attribute name, with what is loaded beneath
 * each. It knows nothing of QueryDSL, which is only one way to write it.
 *
 * @param nodes the associations; those of an embeddable have dotted names
 */
record FetchTree(Map<String, Node> nodes) {

	static final FetchTree EMPTY = new FetchTree(Map.of());

	FetchTree {
		nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
	}

	/**
	 * Return this tree with one more association. Where it is there already, the style
	 * given here holds, and what is beneath is joined.
	 */
	FetchTree with(String attribute, FetchStyle style, FetchTree beneath) {
		Map<String, Node> all = new LinkedHashMap<>(this.nodes);
		all.merge(attribute, new Node(style, beneath),
				(old, added) -> new Node(added.style(), old.beneath().and(added.beneath())));
		return new FetchTree(all);
	}

	FetchTree and(FetchTree other) {
		FetchTree all = this;
		for (Map.Entry<String, Node> entry : other.nodes.entrySet()) {
			all = all.with(entry.getKey(), entry.getValue().style(), entry.getValue().beneath());
		}
		return all;
	}

	boolean isEmpty() {
		return this.nodes.isEmpty();
	}

	/**
	 * Return how many statements follow the one that loads the owners.
	 */
	int furtherStatements() {
		return this.nodes.values()
			.stream()
			.mapToInt((node) -> node.beneath().furtherStatements() + ((node.style() == FetchStyle.SELECT_IN) ? 1 : 0))
			.sum();
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		this.nodes
			.forEach((attribute, node) -> text.append(".%s(%s%s)".formatted(node.style(), attribute, node.beneath())));
		return text.toString();
	}

	/**
	 * One association of a tree.
	 *
	 * @param style how it is loaded
	 * @param beneath what is loaded with its target
	 */
	record Node(FetchStyle style, FetchTree beneath) {

	}

}
