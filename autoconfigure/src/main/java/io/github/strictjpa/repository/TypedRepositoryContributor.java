package io.github.strictjpa.repository;

import java.util.function.Supplier;

import com.querydsl.core.types.EntityPath;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.dao.support.ChainedPersistenceExceptionTranslator;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.JpaRepositoryFragmentsContributor;
import org.springframework.data.querydsl.EntityPathResolver;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFragment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Stands behind every repository interface that extends {@link TypedRepository}. It is
 * set by auto-configuration; without Spring Boot set it as the fragments contributor of
 * the {@code JpaRepositoryFactoryBean}.
 *
 * @since 0.1.0
 */
public final class TypedRepositoryContributor implements JpaRepositoryFragmentsContributor, BeanFactoryAware {

	private JpaRepositoryFragmentsContributor delegate = JpaRepositoryFragmentsContributor.DEFAULT;

	private @Nullable String transactionManager;

	private @Nullable BeanFactory beanFactory;

	/**
	 * Set the contributor whose fragments stand before those of this one.
	 * @param delegate the contributor, by default that of Spring Data JPA
	 */
	public void setDelegate(JpaRepositoryFragmentsContributor delegate) {
		this.delegate = delegate;
	}

	/**
	 * Set the transaction manager of the persistence unit.
	 * @param transactionManager the name of the bean. Without one of that name the only
	 * transaction manager is taken
	 */
	public void setTransactionManager(String transactionManager) {
		this.transactionManager = transactionManager;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public RepositoryFragments contribute(RepositoryMetadata metadata, JpaEntityInformation<?, ?> entityInformation,
			EntityManager entityManager, EntityPathResolver resolver) {
		RepositoryFragments fragments = this.delegate.contribute(metadata, entityInformation, entityManager, resolver);
		if (!isTyped(metadata)) {
			return fragments;
		}
		return fragments.append(RepositoryFragment.implemented(TypedRepository.class,
				fragment(metadata, entityInformation.getJavaType(), entityManager, resolver)));
	}

	@Override
	public RepositoryFragments describe(RepositoryMetadata metadata) {
		RepositoryFragments fragments = this.delegate.describe(metadata);
		return isTyped(metadata)
				? fragments.append(RepositoryFragment.structural(TypedRepository.class, TypedRepositoryFragment.class))
				: fragments;
	}

	private static boolean isTyped(RepositoryMetadata metadata) {
		return TypedRepository.class.isAssignableFrom(metadata.getRepositoryInterface());
	}

	private <T> TypedRepositoryFragment<T, ?> fragment(RepositoryMetadata metadata, Class<T> entity,
			EntityManager entityManager, EntityPathResolver resolver) {
		Class<?> repository = metadata.getRepositoryInterface();
		BeanFactory beans = requireBeanFactory();
		UnitTransactions transactions = new UnitTransactions(repository.getSimpleName(), entityManager,
				transactionManager(beans), exceptionTranslator(beans));
		EntityPath<T> root = queryClassOf(entity, repository, resolver);
		SelectListener listener = beans.getBeanProvider(SelectListener.class).getIfAvailable(() -> SelectListener.NONE);
		return new TypedRepositoryFragment<>(entity, root,
				new QuerySource(entityManager, transactions, root, listener));
	}

	private static <T> EntityPath<T> queryClassOf(Class<T> entity, Class<?> repository, EntityPathResolver resolver) {
		try {
			return resolver.createPath(entity);
		}
		catch (IllegalArgumentException ex) {
			if (ex.getCause() instanceof ClassNotFoundException) {
				throw new MissingQueryClassException(repository, entity, ex);
			}
			throw ex;
		}
	}

	private Supplier<PlatformTransactionManager> transactionManager(BeanFactory beans) {
		String name = this.transactionManager;
		return () -> (name != null && beans.containsBean(name)) ? beans.getBean(name, PlatformTransactionManager.class)
				: beans.getBean(PlatformTransactionManager.class);
	}

	private static PersistenceExceptionTranslator exceptionTranslator(BeanFactory beans) {
		return (exception) -> {
			ChainedPersistenceExceptionTranslator chain = new ChainedPersistenceExceptionTranslator();
			beans.getBeanProvider(PersistenceExceptionTranslator.class).orderedStream().forEach(chain::addDelegate);
			return chain.translateExceptionIfPossible(exception);
		};
	}

	private BeanFactory requireBeanFactory() {
		BeanFactory beans = this.beanFactory;
		if (beans == null) {
			throw new IllegalStateException("This contributor has to be a bean: it looks up the transaction manager.");
		}
		return beans;
	}

}
