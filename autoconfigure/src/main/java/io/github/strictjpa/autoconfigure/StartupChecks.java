package io.github.strictjpa.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationException;
import io.github.strictjpa.ViolationReporter;
import jakarta.persistence.EntityManagerFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Runs every {@link StartupCheck} over all persistence units before the application
 * serves anything, and refuses the start with all findings at once. It builds units that
 * are lazy and waits for those that are built in the background.
 */
final class StartupChecks implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(StartupChecks.class);

	private final ListableBeanFactory beanFactory;

	private final PersistenceUnits units;

	private final ObjectProvider<StartupCheck> checks;

	private final ViolationReporter reporter;

	StartupChecks(ListableBeanFactory beanFactory, PersistenceUnits units, ObjectProvider<StartupCheck> checks,
			ViolationReporter reporter) {
		this.beanFactory = beanFactory;
		this.units = units;
		this.checks = checks;
		this.reporter = reporter;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.beanFactory.getBeansOfType(EntityManagerFactory.class).forEach(this::build);
		List<Violation> refused = new ArrayList<>();
		this.checks.orderedStream().flatMap((check) -> check.check(this.units.all())).forEach((violation) -> {
			try {
				this.reporter.report(violation);
			}
			catch (ViolationException ex) {
				refused.add(ex.violation());
			}
		});
		if (!refused.isEmpty()) {
			throw new RefusedStartException(refused);
		}
	}

	private void build(String beanName, EntityManagerFactory factory) {
		if (!this.units.contains(factory.unwrap(SessionFactoryImplementor.class))) {
			logger.warn("The EntityManagerFactory '%s' is not guarded: it is not built by one of Spring's "
				.formatted(beanName) + "EntityManagerFactory beans. Declare it as a "
					+ "LocalContainerEntityManagerFactoryBean to have the rules of Strict JPA hold for it.");
		}
	}

}
