package io.github.strictjpa.lazyload;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.StackWalker.Option;
import java.util.concurrent.Callable;

import io.github.strictjpa.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.asm.ClassWriter;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InlinedLines}.
 */
class InlinedLinesTests {

	/**
	 * As the compiler of Kotlin 2.3 writes it for a class with two calls of functions on
	 * lists.
	 */
	private static final String DEBUG = """
			SMAP
			Model.kt
			Kotlin
			*S Kotlin
			*F
			+ 1 Model.kt
			com/acme/Inlining
			+ 2 fake.kt
			kotlin/jvm/internal/FakeKt
			+ 3 _Collections.kt
			kotlin/collections/CollectionsKt___CollectionsKt
			*L
			1#1,50:1
			1#2:51
			1586#3:52
			1661#3,3:53
			1834#3,4:56
			*S KotlinDebug
			*F
			+ 1 Model.kt
			com/acme/Inlining
			*L
			35#1:52
			35#1:53,3
			37#1:56,4
			*E
			""";

	@ParameterizedTest
	@CsvSource({ "35,35", "50,50", "51,51", "52,35", "53,35", "55,35", "56,37", "59,37", "60,60", "-1,-1" })
	void findsTheLineOfTheCall(int line, int source) {
		assertThat(InlinedLines.parse(DEBUG).sourceLine(line)).isEqualTo(source);
	}

	@Test
	void leavesLinesWithoutDebugInformation() {
		assertThat(InlinedLines.parse(null).sourceLine(52)).isEqualTo(52);
		assertThat(InlinedLines.parse("SMAP\nPage.jsp\nJSP\n*S JSP\n*L\n7:52\n*E\n").sourceLine(52)).isEqualTo(52);
	}

	@Test
	void tellsTheLineOfAClassOfKotlin() throws Exception {
		assertThat(originIn("Lkotlin/Metadata;")).hasToString("com.acme.Inlining.touch (line 37)");
	}

	@Test
	void leavesTheLineOfAnotherClass() throws Exception {
		assertThat(originIn("Ljava/lang/Deprecated;")).hasToString("com.acme.Inlining.touch (line 57)");
	}

	private static Origin originIn(String annotation) throws Exception {
		Class<?> type = new Inlining(annotation).loadClass("com.acme.Inlining");
		Callable<Origin> asked = () -> StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
			.walk((frames) -> frames.filter((frame) -> frame.getDeclaringClass() == type)
				.map((frame) -> new Origins().of(frame))
				.findFirst()
				.orElseThrow());
		return (Origin) type.getMethod("touch", Callable.class).invoke(null, asked);
	}

	/**
	 * Makes a class with a method that has inlined a call.
	 */
	private static final class Inlining extends ClassLoader {

		private final byte[] classFile;

		Inlining(String annotation) {
			super(InlinedLinesTests.class.getClassLoader());
			this.classFile = write(annotation);
		}

		@Override
		protected Class<?> findClass(String name) {
			return defineClass(name, this.classFile, 0, this.classFile.length);
		}

		@Override
		public InputStream getResourceAsStream(String name) {
			return name.equals("com/acme/Inlining.class") ? new ByteArrayInputStream(this.classFile)
					: super.getResourceAsStream(name);
		}

		private static byte[] write(String annotation) {
			ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
			writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "com/acme/Inlining", null, "java/lang/Object", null);
			writer.visitSource("Model.kt", DEBUG);
			writer.visitAnnotation(annotation, true).visitEnd();
			MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "touch",
					"(Ljava/util/concurrent/Callable;)Ljava/lang/Object;", null, null);
			Label line = new Label();
			method.visitCode();
			method.visitLabel(line);
			method.visitLineNumber(57, line);
			method.visitVarInsn(Opcodes.ALOAD, 0);
			method.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/util/concurrent/Callable", "call",
					"()Ljava/lang/Object;", true);
			method.visitInsn(Opcodes.ARETURN);
			method.visitMaxs(0, 0);
			method.visitEnd();
			return writer.toByteArray();
		}

	}

}
