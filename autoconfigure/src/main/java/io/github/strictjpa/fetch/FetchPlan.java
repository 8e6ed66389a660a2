package io.github.strictjpa.fetch;

import java.util.Objects;
import java.util.function.UnaryOperator;

import com.querydsl.core.types.CollectionExpression;
import com.querydsl.core.types.EntityPath;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.MapExpression;
import com.querydsl.core.types.ParameterizedExpression;
import com.querydsl.core.types.Path;
import io.github.strictjpa.fetch.FetchTree.Node;

/**
 * Says which associations of an entity are loaded with it, and how: an immutable value
 * that is built once, shared and composed.
 *
 * <pre class="code">
 * FetchPlan&lt;User&gt; plan = FetchPlan.of(user)
 *     .fetchJoin(user.profile)
 *     .selectIn(user.posts, (post) -&gt; post.selectIn(QPost.post.tags));
 * </pre>
 *
 * Every path has one step and starts at the query class of the entity that holds the
 * association; what is beneath an association is nested. Paths are checked when the plan
 * is built.
 * <p>
 * What is not in the plan is not loaded, be it mapped LAZY or EAGER. The strategies are
 * those of SQLAlchemy, {@code joinedload} and {@code selectinload}.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
public final class FetchPlan<T> implements FetchStrategy<T> {

	private final Class<T> type;

	private final FetchTree tree;

	private FetchPlan(Class<T> type, FetchTree tree) {
		this.type = type;
		this.tree = tree;
	}

	/**
	 * Create a plan that loads no association.
	 * @param <T> the entity
	 * @param entity the query class of the entity, as in {@code QUser.user}
	 * @return an empty plan
	 * @throws IllegalArgumentException if the path is an association of some entity
	 */
	@SuppressWarnings("unchecked")
	public static <T> FetchPlan<T> of(EntityPath<T> entity) {
		if (!entity.getMetadata().isRoot()) {
			throw new IllegalArgumentException(
					"A plan of %s has to start at an entity. Write FetchPlan.of with the query class of %s."
						.formatted(entity, entity.getType().getSimpleName()));
		}
		return new FetchPlan<>((Class<T>) entity.getType(), FetchTree.EMPTY);
	}

	/**
	 * Return this plan with a to-one association that is loaded by a left join, in the
	 * statement that loads its owner. Owners without a target stay in the result.
	 * @param association the association, as in {@code user.profile}
	 * @return a plan with that association
	 * @throws IllegalArgumentException if the path is not a to-one association of the
	 * entity
	 */
	public FetchPlan<T> fetchJoin(Path<?> association) {
		return with(FetchStyle.FETCH_JOIN, association);
	}

	/**
	 * Return this plan with a to-one association that is loaded by a left join, and with
	 * what is loaded beneath it.
	 * @param <E> the target of the association
	 * @param association the association, as in {@code user.profile}
	 * @param nested adds what is beneath to an empty plan of the target
	 * @return a plan with that association
	 * @throws IllegalArgumentException if the path is not a to-one association of the
	 * entity
	 */
	public <E> FetchPlan<T> fetchJoin(EntityPath<E> association, UnaryOperator<FetchPlan<E>> nested) {
		return with(FetchStyle.FETCH_JOIN, association, nested);
	}

	/**
	 * Return this plan with an association that is loaded by a statement of its own for
	 * all owners, 500 at a time.
	 * @param association the association, as in {@code user.posts}
	 * @return a plan with that association
	 * @throws IllegalArgumentException if the path is not an association of the entity
	 */
	public FetchPlan<T> selectIn(Path<?> association) {
		return with(FetchStyle.SELECT_IN, association);
	}

	/**
	 * Return this plan with a collection that is loaded by a statement of its own for all
	 * owners, 500 at a time, and with what is loaded beneath its elements.
	 * @param <E> the element of the collection
	 * @param association the collection, as in {@code user.posts}
	 * @param nested adds what is beneath to an empty plan of the element
	 * @return a plan with that association
	 * @throws IllegalArgumentException if the path is not a collection of the entity
	 */
	public <E> FetchPlan<T> selectIn(CollectionExpression<?, E> association, UnaryOperator<FetchPlan<E>> nested) {
		return with(FetchStyle.SELECT_IN, association, nested);
	}

	/**
	 * Return this plan with a map that is loaded by a statement of its own for all
	 * owners, 500 at a time, and with what is loaded beneath its values.
	 * @param <E> the value of the map
	 * @param association the map
	 * @param nested adds what is beneath to an empty plan of the value
	 * @return a plan with that association
	 * @throws IllegalArgumentException if the path is not a map of the entity
	 */
	public <E> FetchPlan<T> selectIn(MapExpression<?, E> association, UnaryOperator<FetchPlan<E>> nested) {
		return with(FetchStyle.SELECT_IN, association, nested);
	}

	/**
	 * Return this plan with a to-one association that is loaded by a statement of its own
	 * for all owners, 500 at a time, and with what is loaded beneath it.
	 * @param <E> the target of the association
	 * @param association the association, as in {@code post.author}
	 * @param nested adds what is beneath to an empty plan of the target
	 * @return a plan with that association
	 * @throws IllegalArgumentException if the path is not an association of the entity
	 */
	public <E> FetchPlan<T> selectIn(EntityPath<E> association, UnaryOperator<FetchPlan<E>> nested) {
		return with(FetchStyle.SELECT_IN, association, nested);
	}

	/**
	 * Return this plan with what is loaded besides for the entities that are of a
	 * subtype, as in {@code on(article, (nested) -> nested.selectIn(article.sources))}.
	 * Each association takes a statement of its own for all entities of the subtype, 500
	 * at a time, also where it is joined: Hibernate can't join to one subtype only.
	 * @param <S> the subtype
	 * @param subtype the query class of the subtype
	 * @param nested adds what is loaded to an empty plan of the subtype
	 * @return a plan with the associations of that subtype
	 * @throws IllegalArgumentException if it is no query class of a subtype
	 */
	@SuppressWarnings("unchecked")
	public <S extends T> FetchPlan<T> on(EntityPath<S> subtype, UnaryOperator<FetchPlan<S>> nested) {
		FetchPlan<S> empty = of(subtype);
		if (empty.type == (Class<?>) this.type || !this.type.isAssignableFrom(empty.type)) {
			throw new IllegalArgumentException(
					("on(%s, …) in a plan of %s: %s is no subtype of it. Give the query class of an entity that extends "
							+ "%s, and write what all of them have outside of on(…).")
						.formatted(subtype, this.type.getSimpleName(), empty.type.getSimpleName(),
								this.type.getSimpleName()));
		}
		return new FetchPlan<>(this.type, this.tree.on(empty.type, nested.apply(empty).tree));
	}

	@Override
	public Class<T> type() {
		return this.type;
	}

	@Override
	public FetchTree tree() {
		return this.tree;
	}

	/**
	 * Return a plan that loads what this one and another one load. Where they differ in
	 * how they load an association, the other one holds.
	 * @param other the other plan
	 * @return both plans in one
	 */
	@Override
	public FetchPlan<T> and(FetchStrategy<? super T> other) {
		return new FetchPlan<>(this.type, this.tree.and(other.tree()));
	}

	private <E> FetchPlan<T> with(FetchStyle style, Expression<?> association, UnaryOperator<FetchPlan<E>> nested) {
		String attribute = AssociationPath.nameOf(style, this.type, association);
		FetchPlan<E> empty = new FetchPlan<>(targetOf(association), FetchTree.EMPTY);
		return new FetchPlan<>(this.type, this.tree.with(attribute,
				new Node(style, AssociationPath.targetOf(association), nested.apply(empty).tree)));
	}

	private FetchPlan<T> with(FetchStyle style, Path<?> association) {
		return new FetchPlan<>(this.type, this.tree.with(AssociationPath.nameOf(style, this.type, association),
				new Node(style, AssociationPath.targetOf(association), FetchTree.EMPTY)));
	}

	@SuppressWarnings("unchecked")
	private static <E> Class<E> targetOf(Expression<?> association) {
		if (association instanceof ParameterizedExpression<?> many) {
			return (Class<E>) many.getParameter((association instanceof MapExpression) ? 1 : 0);
		}
		return (Class<E>) association.getType();
	}

	@Override
	public boolean equals(Object other) {
		return this == other
				|| (other instanceof FetchPlan<?> plan && this.type == plan.type && this.tree.equals(plan.tree));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.type, this.tree);
	}

	/**
	 * Return the associations as a tree, and how many statements load up to 500 owners.
	 */
	@Override
	public String toString() {
		int statements = 1 + this.tree.furtherStatements();
		return "%s%s: %d %s".formatted(this.type.getSimpleName(), this.tree, statements,
				(statements == 1) ? "statement" : "statements");
	}

}
