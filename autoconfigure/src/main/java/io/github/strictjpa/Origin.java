package io.github.strictjpa;

import java.io.Serializable;
import java.lang.StackWalker.StackFrame;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of application code that caused a violation. Names are those of the source:
 * lambdas, generated subclasses and Kotlin's synthetic classes and methods are replaced
 * by what a person wrote.
 *
 * @param className the name of the class, nested classes parted by {@code $}
 * @param methodName the name of the method
 * @param line the line, or a negative number where the class file does not tell
 * @since 0.1.0
 */
public record Origin(String className, String methodName, int line) implements Serializable {

	private static final Pattern LAMBDA_METHOD = Pattern.compile("lambda\\$(.+?)(\\$[0-9a-f]+)?(\\$\\d+)?");

	private static final Pattern KOTLIN_LAMBDA_METHOD = Pattern.compile("(.+?)\\$lambda(?:[$-]\\d+)*(\\$.*)?");

	private static final Pattern KOTLIN_LAMBDA_CLASS = Pattern.compile("(.+?)\\$([a-z]\\w*)(\\$\\w+)*\\$\\d+");

	/**
	 * Create an origin, replacing generated names by those of the source.
	 */
	public Origin {
		if (className.indexOf('$') >= 0 || methodName.indexOf('$') >= 0) {
			String[] source = sourceNames(className, methodName);
			className = source[0];
			methodName = source[1];
		}
	}

	/**
	 * Create the origin that a stack frame stands for.
	 * @param frame the frame
	 * @return the origin
	 */
	public static Origin of(StackFrame frame) {
		return new Origin(frame.getClassName(), frame.getMethodName(), frame.getLineNumber());
	}

	/**
	 * Return the class and the method as {@code class#method}: what identifies the origin
	 * whatever line it has moved to.
	 * @return the call site
	 */
	public String callSite() {
		return this.className + "#" + this.methodName;
	}

	@Override
	public String toString() {
		String method = this.className + "." + this.methodName;
		return (this.line < 0) ? method : method + " (line " + this.line + ")";
	}

	private static String[] sourceNames(String className, String methodName) {
		int generated = className.indexOf("$$");
		String name = (generated > 0) ? className.substring(0, generated) : className;
		Matcher kotlinClass = KOTLIN_LAMBDA_CLASS.matcher(name);
		return kotlinClass.matches() ? new String[] { kotlinClass.group(1), sourceName(kotlinClass.group(2)) }
				: new String[] { name, sourceName(methodName) };
	}

	private static String sourceName(String methodName) {
		for (Pattern pattern : new Pattern[] { LAMBDA_METHOD, KOTLIN_LAMBDA_METHOD }) {
			Matcher matcher = pattern.matcher(methodName);
			if (matcher.matches()) {
				return matcher.group(1);
			}
		}
		return methodName.startsWith("access$") ? methodName.substring("access$".length()) : methodName;
	}

}
