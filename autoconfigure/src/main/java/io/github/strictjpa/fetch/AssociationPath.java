package io.github.strictjpa.fetch;

import com.querydsl.core.types.CollectionExpression;
import com.querydsl.core.types.EntityPath;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.MapExpression;
import com.querydsl.core.types.Path;
import com.querydsl.core.types.PathType;
import com.querydsl.core.types.dsl.BeanPath;
import com.querydsl.core.types.dsl.CollectionPathBase;
import io.github.strictjpa.fetch.FetchTree.Target;
import org.jspecify.annotations.Nullable;

/**
 * Reads one step of a plan from a QueryDSL path: what is written there has to be an
 * association of the plan's entity, or of an embeddable in it.
 */
final class AssociationPath {

	private final FetchStyle style;

	private final Class<?> owner;

	private final Path<?> path;

	private AssociationPath(FetchStyle style, Class<?> owner, Path<?> path) {
		this.style = style;
		this.owner = owner;
		this.path = path;
	}

	/**
	 * Return the name of the attribute that a path stands for.
	 * @param style how the association is to be loaded
	 * @param owner the entity of the plan
	 * @param expression the path
	 * @return the name, dotted for an association of an embeddable
	 * @throws IllegalArgumentException if the path is none that a plan can load
	 */
	static String nameOf(FetchStyle style, Class<?> owner, @Nullable Expression<?> expression) {
		if (!(expression instanceof Path<?> path)) {
			throw new IllegalArgumentException(
					("%s was given %s in a plan of %s. QueryDSL initialises its paths only a "
							+ "few levels deep, a longer one is null. Write one step at a time, each from its own query class, "
							+ "as in fetchJoin(post.author, (author) -> author.fetchJoin(QUser.user.address)).")
						.formatted(style, expression, owner.getSimpleName()));
		}
		AssociationPath association = new AssociationPath(style, owner, path);
		String name = association.name();
		association.requireAssociation();
		return name;
	}

	/**
	 * Return what an association leads to, as far as its path tells. A map does not, it
	 * is taken to lead to entities.
	 */
	static Target targetOf(Expression<?> association) {
		boolean embeddables = association instanceof CollectionPathBase<?, ?, ?> collection
				&& !(collection.any() instanceof EntityPath);
		return embeddables ? Target.EMBEDDABLE : Target.ENTITY;
	}

	private String name() {
		Path<?> parent = this.path.getMetadata().getParent();
		if (parent == null) {
			throw refuse("is an entity and none of its associations. Write one of them, as in %s(user.posts)."
				.formatted(this.style));
		}
		String name = propertyOf(this.path);
		return prefix(parent) + name;
	}

	/**
	 * Return the embeddables on the way, each with a dot; checks that the way is valid.
	 */
	private String prefix(Path<?> holder) {
		Path<?> parent = holder.getMetadata().getParent();
		if (parent == null) {
			requireRoot(holder);
			return "";
		}
		String name = propertyOf(holder);
		if (!(holder instanceof BeanPath) || holder instanceof EntityPath) {
			throw refuseSeveralSteps(holder);
		}
		return prefix(parent) + name + ".";
	}

	private String propertyOf(Path<?> property) {
		if (property.getMetadata().getPathType() != PathType.PROPERTY) {
			throw refuse("is not an attribute. Write the association itself, without any(), get() or as().");
		}
		return property.getMetadata().getName();
	}

	private void requireRoot(Path<?> root) {
		if (!root.getType().isAssignableFrom(this.owner)) {
			throw refuse(
					("starts at %s, but the plan is one of %s. Start at the query class of %s, or nest the step in "
							+ "one that leads to %s: selectIn(…, (nested) -> nested.%s(%s)).")
						.formatted(root.getType().getSimpleName(), this.owner.getSimpleName(),
								this.owner.getSimpleName(), root.getType().getSimpleName(), this.style, this.path));
		}
	}

	private void requireAssociation() {
		boolean toMany = this.path instanceof CollectionExpression || this.path instanceof MapExpression;
		if (toMany && this.style == FetchStyle.FETCH_JOIN) {
			throw refuse("holds many: a join of it multiplies the rows of %s, and a limit then counts the wrong ones. "
				.formatted(this.owner.getSimpleName()) + "Write selectIn(%s).".formatted(this.path));
		}
		if (!toMany && !(this.path instanceof EntityPath)) {
			throw refuse(
					"is no association: it is loaded with its %s. Leave it out.".formatted(this.owner.getSimpleName()));
		}
	}

	private IllegalArgumentException refuseSeveralSteps(Path<?> parent) {
		String variable = parent.getMetadata().getName();
		String queryClass = parent.getClass().getSimpleName();
		return refuse("takes more than one step. Write fetchJoin(%s, (%s) -> %s.%s(%s.%s.%s)).".formatted(parent,
				variable, variable, this.style, queryClass, variable, this.path.getMetadata().getName()));
	}

	private IllegalArgumentException refuse(String problem) {
		return new IllegalArgumentException("%s(%s) in a plan of %s: %s %s".formatted(this.style, this.path,
				this.owner.getSimpleName(), this.path, problem));
	}

}
