package io.github.strictjpa.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.Handle;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/**
 * Follows the texts through the code of a method, once from top to bottom: what a loop
 * puts together for its next round is not seen.
 */
final class MethodTexts extends MethodVisitor {

	private final CalledTexts calls;

	private final Map<Label, OperandStack> arrivals = new HashMap<>();

	private final Set<Label> handlers = new HashSet<>();

	private final Listener listener;

	private OperandStack stack = new OperandStack();

	private boolean reachable = true;

	private int line = -1;

	MethodTexts(String owner, int access, String name, String descriptor, Predicate<String> closedTypes,
			Listener listener) {
		super(SpringAsmInfo.ASM_VERSION);
		this.calls = new CalledTexts(owner, closedTypes);
		this.listener = listener;
		int slot = ((access & Opcodes.ACC_STATIC) != 0) ? 0 : 1;
		boolean lambda = (access & Opcodes.ACC_SYNTHETIC) != 0;
		for (Type parameter : Type.getArgumentTypes(descriptor)) {
			// a lambda is also given the constants of the method around it
			this.stack.store(slot, lambda ? Operand.OTHER : this.calls.given(parameter));
			slot += parameter.getSize();
		}
	}

	@Override
	public void visitLineNumber(int line, Label start) {
		this.line = line;
	}

	@Override
	public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
		this.handlers.add(handler);
	}

	@Override
	public void visitLabel(Label label) {
		OperandStack arrival = this.arrivals.get(label);
		if (this.handlers.contains(label)) {
			this.stack = new OperandStack();
			this.stack.push(Operand.OTHER);
		}
		else if (!this.reachable) {
			this.stack = (arrival != null) ? arrival : new OperandStack();
		}
		else if (arrival != null) {
			this.stack.meet(arrival);
		}
		this.reachable = true;
	}

	@Override
	public void visitInsn(int opcode) {
		switch (opcode) {
			case Opcodes.DUP -> this.stack.repeat(1, 0);
			case Opcodes.DUP_X1 -> this.stack.repeat(1, 1);
			case Opcodes.DUP_X2 -> this.stack.repeat(1, 2);
			case Opcodes.DUP2 -> this.stack.repeat(2, 0);
			case Opcodes.DUP2_X1 -> this.stack.repeat(2, 1);
			case Opcodes.DUP2_X2 -> this.stack.repeat(2, 2);
			case Opcodes.SWAP -> this.stack.swap();
			case Opcodes.AASTORE -> storeElement();
			case Opcodes.IRETURN, Opcodes.LRETURN, Opcodes.FRETURN, Opcodes.DRETURN, Opcodes.ARETURN, Opcodes.RETURN,
					Opcodes.ATHROW ->
				this.reachable = false;
			default -> change(Instructions.slotsAdded(opcode));
		}
	}

	@Override
	public void visitIntInsn(int opcode, int operand) {
		if (opcode != Opcodes.NEWARRAY) {
			this.stack.push(Operand.OTHER);
		}
	}

	@Override
	public void visitVarInsn(int opcode, int local) {
		switch (opcode) {
			case Opcodes.LLOAD, Opcodes.DLOAD -> this.stack.push(this.stack.load(local), 2);
			case Opcodes.ILOAD, Opcodes.FLOAD, Opcodes.ALOAD -> this.stack.push(this.stack.load(local));
			case Opcodes.LSTORE, Opcodes.DSTORE -> this.stack.store(local, this.stack.pop(2));
			case Opcodes.ISTORE, Opcodes.FSTORE, Opcodes.ASTORE -> this.stack.store(local, this.stack.pop());
			default -> this.reachable = false;
		}
	}

	@Override
	public void visitTypeInsn(int opcode, String type) {
		if (opcode == Opcodes.NEW) {
			this.stack.push(CalledTexts.BUILDERS.contains(type) ? Operand.collector() : Operand.OTHER);
		}
		else if (opcode == Opcodes.ANEWARRAY) {
			this.stack.pop();
			this.stack.push(Operand.collector());
		}
	}

	@Override
	public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
		int size = Type.getType(descriptor).getSize();
		switch (opcode) {
			case Opcodes.GETSTATIC -> this.stack.push(Operand.OTHER, size);
			case Opcodes.PUTSTATIC -> this.stack.pop(size);
			case Opcodes.GETFIELD -> {
				this.stack.pop();
				this.stack.push(Operand.OTHER, size);
			}
			default -> this.stack.pop(size + 1);
		}
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
		Type[] parameters = Type.getArgumentTypes(descriptor);
		List<Operand> arguments = arguments(parameters);
		StringCall call = StringCall.of(owner, name, parameters);
		if (call != null) {
			String method = Type.getObjectType(owner).getClassName() + "." + name;
			this.listener.found(call, method, this.line, call == StringCall.QUERY && arguments.get(0).isBuilt());
		}
		boolean isStatic = opcode == Opcodes.INVOKESTATIC;
		Operand receiver = isStatic ? Operand.OTHER : this.stack.pop();
		Type result = Type.getReturnType(descriptor);
		this.stack.push(this.calls.result(new CalledTexts.Call(owner, name, isStatic, receiver, arguments, result)),
				result.getSize());
	}

	@Override
	public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... constants) {
		Type[] parameters = Type.getArgumentTypes(descriptor);
		List<Operand> arguments = arguments(parameters);
		boolean concatenation = bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory");
		this.stack.push(concatenation ? CalledTexts.concatenation(arguments) : Operand.OTHER);
	}

	@Override
	public void visitJumpInsn(int opcode, Label label) {
		switch (opcode) {
			case Opcodes.IF_ICMPEQ, Opcodes.IF_ICMPNE, Opcodes.IF_ICMPLT, Opcodes.IF_ICMPGE, Opcodes.IF_ICMPGT,
					Opcodes.IF_ICMPLE, Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE ->
				this.stack.pop(2);
			case Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IFLT, Opcodes.IFGE, Opcodes.IFGT, Opcodes.IFLE, Opcodes.IFNULL,
					Opcodes.IFNONNULL ->
				this.stack.pop();
			default -> this.reachable = false;
		}
		arriveAt(label);
	}

	@Override
	public void visitLdcInsn(Object value) {
		this.stack.push((value instanceof String) ? Operand.CONSTANT : Operand.OTHER,
				(value instanceof Long || value instanceof Double) ? 2 : 1);
	}

	@Override
	public void visitTableSwitchInsn(int min, int max, Label defaultLabel, Label... labels) {
		visitSwitch(defaultLabel, labels);
	}

	@Override
	public void visitLookupSwitchInsn(Label defaultLabel, int[] keys, Label[] labels) {
		visitSwitch(defaultLabel, labels);
	}

	@Override
	public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
		this.stack.pop(dimensions);
		this.stack.push(Operand.OTHER);
	}

	private void visitSwitch(Label defaultLabel, Label[] labels) {
		this.stack.pop();
		arriveAt(defaultLabel);
		for (Label label : labels) {
			arriveAt(label);
		}
		this.reachable = false;
	}

	private void arriveAt(Label label) {
		OperandStack known = this.arrivals.get(label);
		if (known == null) {
			this.arrivals.put(label, this.stack.copy());
		}
		else {
			known.meet(this.stack);
		}
	}

	private void storeElement() {
		Operand element = this.stack.pop();
		this.stack.pop();
		this.stack.pop().add(element);
	}

	private void change(int slots) {
		if (slots > 0) {
			this.stack.push(Operand.OTHER, slots);
		}
		else {
			this.stack.pop(-slots);
		}
	}

	private List<Operand> arguments(Type[] parameters) {
		List<Operand> arguments = new ArrayList<>();
		for (int index = parameters.length - 1; index >= 0; index--) {
			arguments.add(0, this.stack.pop(parameters[index].getSize()));
		}
		return arguments;
	}

	/**
	 * Told of each call that hands over text.
	 */
	@FunctionalInterface
	interface Listener {

		void found(StringCall call, String method, int line, boolean built);

	}

}
