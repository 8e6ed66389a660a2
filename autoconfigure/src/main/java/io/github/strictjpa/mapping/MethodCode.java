package io.github.strictjpa.mapping;

import java.util.ArrayList;
import java.util.List;

import org.springframework.asm.Handle;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;

/**
 * What a method does, as far as it touches fields and methods.
 */
final class MethodCode {

	private final int access;

	private final List<Step> steps = new ArrayList<>();

	MethodCode(int access) {
		this.access = access;
	}

	/**
	 * Return whether a subclass can override the method, as a proxy does to intercept it.
	 */
	boolean isOverridable() {
		return (this.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL | Opcodes.ACC_STATIC)) == 0;
	}

	List<Step> steps() {
		return this.steps;
	}

	/**
	 * An instruction.
	 *
	 * @param kind what it does
	 * @param owner the internal name of the class whose field or method is touched
	 * @param name the name of the field or method, or the number of the variable
	 * @param descriptor its descriptor
	 * @param line the line of the source, or -1
	 */
	record Step(Kind kind, String owner, String name, String descriptor, int line) {

		boolean isCallOf(String owner, String name) {
			return this.kind == Kind.CALL && this.owner.equals(owner) && this.name.equals(name);
		}

	}

	/**
	 * What an instruction does.
	 */
	enum Kind {

		READ, WRITE, CALL, NULL_TEST, COPY, STORE, LOAD, OTHER

	}

	/**
	 * Fills the steps.
	 */
	final class StepCollector extends MethodVisitor {

		private int line = -1;

		StepCollector() {
			super(SpringAsmInfo.ASM_VERSION);
		}

		@Override
		public void visitLineNumber(int line, Label start) {
			this.line = line;
		}

		@Override
		public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
			switch (opcode) {
				case Opcodes.GETFIELD -> add(Kind.READ, owner, name, descriptor);
				case Opcodes.PUTFIELD -> add(Kind.WRITE, owner, name, descriptor);
				default -> add(Kind.OTHER, owner, name, descriptor);
			}
		}

		@Override
		public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
			add(Kind.CALL, owner, name, descriptor);
		}

		/**
		 * The generated methods of a record get the getters of its fields as arguments.
		 */
		@Override
		public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
			for (Object argument : arguments) {
				if (argument instanceof Handle handle && handle.getTag() == Opcodes.H_GETFIELD) {
					add(Kind.READ, handle.getOwner(), handle.getName(), handle.getDesc());
				}
			}
			add(Kind.OTHER, "", name, descriptor);
		}

		@Override
		public void visitJumpInsn(int opcode, Label label) {
			boolean isNullTest = opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL;
			add(isNullTest ? Kind.NULL_TEST : Kind.OTHER, "", "", "");
		}

		@Override
		public void visitInsn(int opcode) {
			add((opcode == Opcodes.DUP) ? Kind.COPY : Kind.OTHER, "", "", "");
		}

		@Override
		public void visitVarInsn(int opcode, int variable) {
			Kind kind = switch (opcode) {
				case Opcodes.ASTORE -> Kind.STORE;
				case Opcodes.ALOAD -> Kind.LOAD;
				default -> Kind.OTHER;
			};
			add(kind, "", String.valueOf(variable), "");
		}

		private void add(Kind kind, String owner, String name, String descriptor) {
			MethodCode.this.steps.add(new Step(kind, owner, name, descriptor, this.line));
		}

	}

}
