package io.github.strictjpa.association;

import java.util.Locale;

/**
 * One side of a relationship as it is mapped.
 *
 * @param entityName the entity that the relationship is declared for
 * @param path the attribute, its embeddables in front of it: {@code address.country}
 * @param role the declaring entity and the path
 * @param plural whether it is a collection
 */
record Side(String entityName, String path, String role, boolean plural) {

	/**
	 * Return the name of the entity without package and outer classes.
	 */
	String simpleName() {
		int start = Math.max(this.entityName.lastIndexOf('.'), this.entityName.lastIndexOf('$'));
		return this.entityName.substring(start + 1);
	}

	/**
	 * Return the name that a variable of the entity has in the line of code to write.
	 */
	String variable() {
		String name = simpleName();
		return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
	}

	/**
	 * Return the line of code that sets this side of one entity.
	 */
	String lineToLink(String variable, String target) {
		return line(variable, target, ".add(");
	}

	/**
	 * Return the line of code that unsets this side of one entity.
	 */
	String lineToUnlink(String variable, String target) {
		return line(variable, this.plural ? target : "null", ".remove(");
	}

	private String line(String variable, String argument, String collectionMethod) {
		StringBuilder line = new StringBuilder(variable);
		String[] attributes = this.path.split("\\.", -1);
		for (int i = 0; i < attributes.length; i++) {
			boolean set = i == attributes.length - 1 && !this.plural;
			String accessor = attributes[i].substring(0, 1).toUpperCase(Locale.ROOT) + attributes[i].substring(1);
			line.append(set ? ".set" : ".get").append(accessor).append(set ? "(" : "()");
		}
		return line.append(this.plural ? collectionMethod : "").append(argument).append(')').toString();
	}

}
