package io.github.strictjpa;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Permits lazy loads while a method, or any method of a class, is on the stack. It needs
 * no proxy, so it holds for private methods and self-invocation too.
 *
 * @since 0.1.0
 * @see LazyLoading#permit
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface PermitLazyLoading {

	/**
	 * Why these loads are wanted.
	 * @return the reason, not blank
	 */
	String value();

}
