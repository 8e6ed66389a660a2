package io.github.strictjpa.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The operand stack and the local variables of a method, one entry per slot: a long or a
 * double has two. Reading more than there is gives {@link Operand#OTHER}.
 */
final class OperandStack {

	private final List<Operand> stack = new ArrayList<>();

	private final Map<Integer, Operand> locals = new HashMap<>();

	OperandStack copy() {
		OperandStack copy = new OperandStack();
		copy.stack.addAll(this.stack);
		copy.locals.putAll(this.locals);
		return copy;
	}

	/**
	 * Take over what another way to the same instruction has left.
	 */
	void meet(OperandStack other) {
		for (int slot = 0; slot < Math.min(this.stack.size(), other.stack.size()); slot++) {
			this.stack.set(slot, this.stack.get(slot).or(other.stack.get(slot)));
		}
		this.locals.keySet().retainAll(other.locals.keySet());
		this.locals.replaceAll((slot, value) -> value.or(other.load(slot)));
	}

	void push(Operand value) {
		this.stack.add(value);
	}

	void push(Operand value, int slots) {
		for (int slot = 0; slot < slots; slot++) {
			push((slot == 0) ? value : Operand.OTHER);
		}
	}

	Operand pop() {
		return this.stack.isEmpty() ? Operand.OTHER : this.stack.remove(this.stack.size() - 1);
	}

	/**
	 * Take a value of some slots.
	 */
	Operand pop(int slots) {
		Operand value = Operand.OTHER;
		for (int slot = 0; slot < slots; slot++) {
			value = pop();
		}
		return value;
	}

	/**
	 * Repeat the topmost slots further down, as the DUP instructions do.
	 * @param slots how many are repeated
	 * @param below how many slots they skip besides themselves
	 */
	void repeat(int slots, int below) {
		int top = this.stack.size();
		if (top >= slots + below) {
			this.stack.addAll(top - slots - below, List.copyOf(this.stack.subList(top - slots, top)));
		}
	}

	void swap() {
		Operand first = pop();
		Operand second = pop();
		push(first);
		push(second);
	}

	Operand load(int local) {
		return this.locals.getOrDefault(local, Operand.OTHER);
	}

	void store(int local, Operand value) {
		this.locals.put(local, value);
	}

}
