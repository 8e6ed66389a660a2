package io.github.strictjpa.autoconfigure;

import java.util.Map;
import java.util.function.Consumer;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.jpa.JpaDialect;
import org.springframework.orm.jpa.JpaVendorAdapter;

/**
 * Hands over the sessions that Spring opens, and leaves all else to the vendor adapter of
 * the application.
 */
final class SessionOpeningAdapter implements JpaVendorAdapter {

	private final JpaVendorAdapter delegate;

	private final Consumer<SessionImplementor> opened;

	SessionOpeningAdapter(JpaVendorAdapter delegate, Consumer<SessionImplementor> opened) {
		this.delegate = delegate;
		this.opened = opened;
	}

	@Override
	public void postProcessEntityManager(EntityManager entityManager) {
		this.delegate.postProcessEntityManager(entityManager);
		if (entityManager instanceof SessionImplementor session) {
			this.opened.accept(session);
		}
	}

	@Override
	public PersistenceProvider getPersistenceProvider() {
		return this.delegate.getPersistenceProvider();
	}

	@Override
	public @Nullable String getPersistenceProviderRootPackage() {
		return this.delegate.getPersistenceProviderRootPackage();
	}

	@Override
	public Map<String, ?> getJpaPropertyMap(PersistenceUnitInfo unit) {
		return this.delegate.getJpaPropertyMap(unit);
	}

	@Override
	public Map<String, ?> getJpaPropertyMap() {
		return this.delegate.getJpaPropertyMap();
	}

	@Override
	public @Nullable JpaDialect getJpaDialect() {
		return this.delegate.getJpaDialect();
	}

	@Override
	public Class<? extends EntityManagerFactory> getEntityManagerFactoryInterface() {
		return this.delegate.getEntityManagerFactoryInterface();
	}

	@Override
	public Class<? extends EntityManager> getEntityManagerInterface() {
		return this.delegate.getEntityManagerInterface();
	}

	@Override
	public @Nullable Class<?> getEntityAgentInterface() {
		return this.delegate.getEntityAgentInterface();
	}

	@Override
	public void postProcessEntityManagerFactory(EntityManagerFactory factory) {
		this.delegate.postProcessEntityManagerFactory(factory);
	}

}
