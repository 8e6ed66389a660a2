package io.github.strictjpa.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.strictjpa.InvalidAnnotationException;
import io.github.strictjpa.PermitLazyLoading;
import io.github.strictjpa.Violation;
import io.github.strictjpa.report.Suppressions;
import jakarta.persistence.metamodel.ManagedType;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;

/**
 * Refuses the start, at whatever level, if an annotation of ours on a managed class or a
 * repository does not say what it has to. It comes before the checks that read them.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AnnotationStartupCheck implements StartupCheck {

	private final ListableBeanFactory beanFactory;

	private final Suppressions suppressions;

	AnnotationStartupCheck(ListableBeanFactory beanFactory, Suppressions suppressions) {
		this.beanFactory = beanFactory;
		this.suppressions = suppressions;
	}

	@Override
	public Stream<Violation> check(List<PersistenceUnit> units) {
		Set<Class<?>> types = new LinkedHashSet<>();
		units.stream()
			.flatMap((unit) -> unit.sessionFactory().getMetamodel().getManagedTypes().stream())
			.map(ManagedType::getJavaType)
			.flatMap((type) -> Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass))
			.forEach(types::add);
		for (String name : this.beanFactory.getBeanNamesForType(RepositoryFactoryBeanSupport.class, true, false)) {
			Class<?> repository = this.beanFactory.getType(BeanFactoryUtils.transformedBeanName(name), false);
			if (repository != null) {
				withInterfaces(repository).forEach(types::add);
			}
		}
		types.forEach(this::validate);
		return Stream.empty();
	}

	private static Stream<Class<?>> withInterfaces(Class<?> type) {
		return Stream.concat(Stream.of(type),
				Stream.of(type.getInterfaces()).flatMap(AnnotationStartupCheck::withInterfaces));
	}

	private void validate(Class<?> type) {
		this.suppressions.validate(type);
		Stream.concat(Stream.of(type), Stream.of(type.getDeclaredMethods())).forEach((element) -> {
			PermitLazyLoading permit = element.getAnnotation(PermitLazyLoading.class);
			if (permit != null && permit.value().isBlank()) {
				throw new InvalidAnnotationException(element, permit,
						"the reason is blank. Say why these lazy loads are wanted.");
			}
		});
	}

}
