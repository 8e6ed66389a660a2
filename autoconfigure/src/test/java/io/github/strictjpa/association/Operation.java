package io.github.strictjpa.association;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.persistence.EntityManager;

/**
 * What an application does to relationships in one transaction.
 *
 * @param name what it does
 * @param preparation what it did in the transaction before
 * @param action what it does with the result of that
 */
record Operation(String name, Function<EntityManager, Object> preparation, BiConsumer<EntityManager, Object> action) {

	static Operation of(String name, Consumer<EntityManager> action) {
		return new Operation(name, (entityManager) -> true, (entityManager, prepared) -> action.accept(entityManager));
	}

	@SuppressWarnings("unchecked")
	static <T> Operation of(String name, Function<EntityManager, T> preparation, BiConsumer<EntityManager, T> action) {
		return new Operation(name, (Function<EntityManager, Object>) preparation,
				(BiConsumer<EntityManager, Object>) action);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
