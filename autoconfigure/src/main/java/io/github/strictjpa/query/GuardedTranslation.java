package io.github.strictjpa.query;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

import org.hibernate.query.sqm.sql.SqmTranslation;
import org.hibernate.query.sqm.sql.SqmTranslator;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;

/**
 * Shows the result of a translator. A dynamic proxy, since the many methods that a
 * translator has differ between the versions of Hibernate.
 */
final class GuardedTranslation implements InvocationHandler {

	private final SqmTranslator<SelectStatement> translator;

	private final Consumer<SelectStatement> observer;

	private GuardedTranslation(SqmTranslator<SelectStatement> translator, Consumer<SelectStatement> observer) {
		this.translator = translator;
		this.observer = observer;
	}

	@SuppressWarnings("unchecked")
	static SqmTranslator<SelectStatement> observe(SqmTranslator<SelectStatement> translator,
			Consumer<SelectStatement> observer) {
		return (SqmTranslator<SelectStatement>) Proxy.newProxyInstance(SqmTranslator.class.getClassLoader(),
				new Class<?>[] { SqmTranslator.class }, new GuardedTranslation(translator, observer));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		Object result = invokeTranslator(method, arguments);
		if (result instanceof SqmTranslation<?> translation && translation.getSqlAst() instanceof SelectStatement sql) {
			this.observer.accept(sql);
		}
		return result;
	}

	private @Nullable Object invokeTranslator(Method method, Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(this.translator, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
