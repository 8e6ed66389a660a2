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
 * @param leavesOut whether what seems to be lost was only left out of a merged copy
 */
record Operation(String name, Function<EntityManager, Object> preparation, BiConsumer<EntityManager, Object> action,
		boolean leavesOut) {

	static Operation of(String name, Consumer<EntityManager> action) {
		return new Operation(name, (entityManager) -> true, (entityManager, prepared) -> action.accept(entityManager),
				false);
	}

	@SuppressWarnings("unchecked")
	static <T> Operation of(String name, Function<EntityManager, T> preparation, BiConsumer<EntityManager, T> action) {
		return new Operation(name, (Function<EntityManager, Object>) preparation,
				(BiConsumer<EntityManager, Object>) action, false);
	}

	Operation leavingOut() {
		return new Operation(this.name, this.preparation, this.action, true);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
