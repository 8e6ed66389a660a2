package io.github.strictjpa.association;

import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * A relationship with two sides that are changed together, by one call. An entity keeps
 * it in a constant and uses it in the methods that it offers: <pre class="code">
 * private static final Association&lt;User, Post&gt; POSTS =
 *         Association.oneToMany(User::getPosts, Post::getAuthor, Post::setAuthor);
 *
 * public void addPost(Post post) {
 *     POSTS.link(this, post);
 * }
 * </pre> Nothing is loaded for the sake of an inverse side that is not loaded: it will
 * say what the owning side says once it is.
 *
 * @param <A> the entity that the first argument of {@link #link} and {@link #unlink} is
 * @param <B> the entity that the second argument is
 * @since 0.1.0
 */
public final class Association<A, B> {

	private final BiConsumer<A, B> linker;

	private final BiConsumer<A, B> unlinker;

	private Association(BiConsumer<A, B> linker, BiConsumer<A, B> unlinker) {
		this.linker = linker;
		this.unlinker = unlinker;
	}

	/**
	 * Create an association of one parent and many children. A child that is linked to
	 * another parent leaves the one that it had.
	 * @param <P> the parent, whose collection says {@code mappedBy}
	 * @param <C> the child, which holds the foreign key
	 * @param children reads the parent's collection, never {@code null}
	 * @param parent reads the child's parent
	 * @param setParent sets the child's parent
	 * @return the association
	 */
	public static <P, C> Association<P, C> oneToMany(Function<P, ? extends Collection<C>> children,
			Function<C, @Nullable P> parent, BiConsumer<C, @Nullable P> setParent) {
		return new Association<>((owner, child) -> {
			P former = parent.apply(child);
			if (former != null && former != owner) {
				removeFrom(former, children, child);
			}
			setParent.accept(child, owner);
			addTo(owner, children, child);
		}, (owner, child) -> {
			setParent.accept(child, null);
			removeFrom(owner, children, child);
		});
	}

	/**
	 * Create an association of one entity and one other. What they were linked to before
	 * is unlinked on both sides.
	 * @param <I> the entity whose attribute says {@code mappedBy}
	 * @param <O> the entity that holds the foreign key
	 * @param owning reads the attribute that says {@code mappedBy}
	 * @param setOwning sets it
	 * @param inverse reads the attribute that holds the foreign key
	 * @param setInverse sets it
	 * @return the association
	 */
	public static <I, O> Association<I, O> oneToOne(Function<I, @Nullable O> owning,
			BiConsumer<I, @Nullable O> setOwning, Function<O, @Nullable I> inverse,
			BiConsumer<O, @Nullable I> setInverse) {
		return new Association<>((first, second) -> {
			O formerSecond = owning.apply(first);
			if (formerSecond != null && formerSecond != second) {
				setInverse.accept(formerSecond, null);
			}
			I formerFirst = inverse.apply(second);
			if (formerFirst != null && formerFirst != first && Hibernate.isInitialized(formerFirst)) {
				setOwning.accept(formerFirst, null);
			}
			setInverse.accept(second, first);
			setOwning.accept(first, second);
		}, (first, second) -> {
			setInverse.accept(second, null);
			setOwning.accept(first, null);
		});
	}

	/**
	 * Create an association of many entities and many others. The collection of the
	 * owning side is loaded when it has to be.
	 * @param <O> the entity whose collection has the join table
	 * @param <I> the entity whose collection says {@code mappedBy}
	 * @param owning reads the collection that has the join table, never {@code null}
	 * @param inverse reads the collection that says {@code mappedBy}, never {@code null}
	 * @return the association
	 */
	public static <O, I> Association<O, I> manyToMany(Function<O, ? extends Collection<I>> owning,
			Function<I, ? extends Collection<O>> inverse) {
		return new Association<>((first, second) -> {
			Collection<I> members = owning.apply(first);
			if (!members.contains(second)) {
				members.add(second);
			}
			addTo(second, inverse, first);
		}, (first, second) -> {
			owning.apply(first).remove(second);
			removeFrom(second, inverse, first);
		});
	}

	/**
	 * Link two entities on both sides. Does nothing where they are linked already.
	 * @param first the one entity
	 * @param second the other
	 */
	public void link(A first, B second) {
		this.linker.accept(first, second);
	}

	/**
	 * Unlink two entities on both sides.
	 * @param first the one entity
	 * @param second the other, linked to the first
	 */
	public void unlink(A first, B second) {
		this.unlinker.accept(first, second);
	}

	private static <P, C> void addTo(P owner, Function<P, ? extends Collection<C>> collection, C element) {
		if (!Hibernate.isInitialized(owner)) {
			return;
		}
		Collection<C> elements = collection.apply(owner);
		// Hibernate queues what is added to a list that is not loaded
		boolean loaded = Hibernate.isInitialized(elements);
		if (loaded ? !elements.contains(element) : elements instanceof List) {
			elements.add(element);
		}
	}

	private static <P, C> void removeFrom(P owner, Function<P, ? extends Collection<C>> collection, C element) {
		if (Hibernate.isInitialized(owner) && Hibernate.isInitialized(collection.apply(owner))) {
			collection.apply(owner).remove(element);
		}
	}

}
