package io.github.strictjpa.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.github.strictjpa.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.asm.AnnotationVisitor;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/**
 * Finds the texts of queries in a class file: named queries, those of repository methods,
 * and those that are handed over by code.
 */
final class ClassTexts extends ClassVisitor {

	private static final Set<String> NAMED_QUERIES = Set.of("Ljakarta/persistence/NamedQuery;",
			"Ljakarta/persistence/NamedNativeQuery;", "Ljakarta/persistence/NamedQueries;",
			"Ljakarta/persistence/NamedNativeQueries;", "Lorg/hibernate/annotations/NamedQuery;",
			"Lorg/hibernate/annotations/NamedNativeQuery;", "Lorg/hibernate/annotations/NamedQueries;",
			"Lorg/hibernate/annotations/NamedNativeQueries;");

	private static final Set<String> REPOSITORY_QUERIES = Set.of("Lorg/springframework/data/jpa/repository/Query;",
			"Lorg/springframework/data/jpa/repository/NativeQuery;");

	private final Predicate<String> closedTypes;

	private final List<TextFinding> findings = new ArrayList<>();

	private String className = "";

	private boolean test;

	ClassTexts(Predicate<String> closedTypes) {
		super(SpringAsmInfo.ASM_VERSION);
		this.closedTypes = closedTypes;
	}

	List<TextFinding> findings() {
		return this.findings;
	}

	/**
	 * Return whether a test framework runs the class.
	 */
	boolean isTest() {
		return this.test;
	}

	@Override
	public void visit(int version, int access, String name, @Nullable String signature, @Nullable String superName,
			String @Nullable [] interfaces) {
		this.className = Type.getObjectType(name).getClassName();
	}

	@Override
	public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
		if (NAMED_QUERIES.contains(descriptor)) {
			this.findings.add(new TextFinding(QueryTexts.STRING_QUERY, this.className, null,
					this.className + " declares a named query as a string."));
		}
		return null;
	}

	@Override
	public @Nullable MethodVisitor visitMethod(int access, String name, String descriptor, @Nullable String signature,
			String @Nullable [] exceptions) {
		if ((access & Opcodes.ACC_BRIDGE) != 0) {
			return null;
		}
		String internalName = this.className.replace('.', '/');
		return new AnnotatedMethod(name, new MethodTexts(internalName, access, name, descriptor, this.closedTypes,
				(call, method, line, built) -> add(call, new Origin(this.className, name, line), method, built)));
	}

	private void add(StringCall call, Origin origin, String method, boolean built) {
		String simpleMethod = method.substring(method.lastIndexOf('.', method.lastIndexOf('.') - 1) + 1)
			.replace('$', '.');
		if (call == StringCall.SORT) {
			this.findings.add(TextFinding.inMethod(QueryTexts.STRING_SORT, origin,
					"%s names a property to sort by as a string (%s).".formatted(origin, simpleMethod)));
			return;
		}
		if (built) {
			this.findings.add(TextFinding.inMethod(QueryTexts.CONCATENATED_QUERY, origin,
					"%s puts a query together from variables and hands it to %s.".formatted(origin, simpleMethod)));
		}
		this.findings.add(TextFinding.inMethod(QueryTexts.STRING_QUERY, origin,
				"%s hands a query to %s as a string.".formatted(origin, simpleMethod)));
	}

	/**
	 * Reads the annotations of a method besides its code.
	 */
	private final class AnnotatedMethod extends MethodVisitor {

		private final String name;

		AnnotatedMethod(String name, MethodTexts code) {
			super(SpringAsmInfo.ASM_VERSION, code);
			this.name = name;
		}

		@Override
		public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
			ClassTexts.this.test |= descriptor.startsWith("Lorg/junit/") || descriptor.startsWith("Lorg/testng/");
			return REPOSITORY_QUERIES.contains(descriptor) ? new QueryAttribute(this.name) : null;
		}

	}

	/**
	 * Reads the text of a repository method's query.
	 */
	private final class QueryAttribute extends AnnotationVisitor {

		private final String method;

		QueryAttribute(String method) {
			super(SpringAsmInfo.ASM_VERSION);
			this.method = method;
		}

		@Override
		public void visit(String attribute, Object value) {
			if (attribute.equals("value") && !value.equals("")) {
				Origin origin = new Origin(ClassTexts.this.className, this.method, -1);
				ClassTexts.this.findings.add(TextFinding.inMethod(QueryTexts.STRING_QUERY, origin,
						"%s declares its query as a string.".formatted(origin)));
			}
		}

	}

}
