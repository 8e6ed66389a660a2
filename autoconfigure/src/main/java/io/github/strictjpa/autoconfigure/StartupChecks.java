package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.InvalidAnnotationException;
import io.github.strictjpa.Violation;
import io.github.strictjpa.report.RuleLevels;
import io.github.strictjpa.report.ViolationRecorder;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Runs every {@link StartupCheck} over all persistence units before the application
 * serves anything, and refuses the start with all findings at once. It builds units that
 * are lazy and waits for those that are built in the background. While no rule fails,
 * nothing that goes wrong here stops the application, invalid annotations excepted. A
 * command is never run on a part of the units.
 */
final class StartupChecks implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(StartupChecks.class);

	private final ListableBeanFactory beanFactory;

	private final PersistenceUnits units;

	private final ObjectProvider<StartupCheck> checks;

	private final ViolationRecorder recorder;

	private final RuleLevels levels;

	StartupChecks(ListableBeanFactory beanFactory, PersistenceUnits units, ObjectProvider<StartupCheck> checks,
			ViolationRecorder recorder, RuleLevels levels) {
		this.beanFactory = beanFactory;
		this.units = units;
		this.checks = checks;
		this.recorder = recorder;
		this.levels = levels;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (String beanName : this.beanFactory.getBeanNamesForType(EntityManagerFactory.class)) {
			build(beanName);
		}
		this.beanFactory.getBeanProvider(StartupCommand.class).ifAvailable((command) -> {
			throw command.run(this.units.all());
		});
		List<Violation> refused = this.checks.orderedStream().flatMap(this::refusedBy).toList();
		if (!refused.isEmpty()) {
			throw new RefusedStartException(refused);
		}
	}

	private Stream<Violation> refusedBy(StartupCheck check) {
		return this.recorder.reportAll(run(check), check::isLoggedTogether).stream();
	}

	private void build(String beanName) {
		try {
			EntityManagerFactory factory = this.beanFactory.getBean(beanName, EntityManagerFactory.class);
			if (!isGuarded(factory)) {
				logger.warn("The EntityManagerFactory '%s' is not guarded: %s".formatted(beanName, reason(beanName)));
			}
		}
		catch (RuntimeException ex) {
			refuseUnlessSurvey("The EntityManagerFactory '%s' could not be built at start-up".formatted(beanName), ex);
		}
	}

	private boolean isGuarded(EntityManagerFactory factory) {
		try {
			return this.units.contains(factory.unwrap(SessionFactoryImplementor.class));
		}
		catch (PersistenceException ex) {
			logger.debug("Not an EntityManagerFactory of Hibernate", ex);
			return false;
		}
	}

	private String reason(String beanName) {
		Class<?> type = this.beanFactory.getType(BeanFactory.FACTORY_BEAN_PREFIX + beanName);
		if (type == null || !AbstractEntityManagerFactoryBean.class.isAssignableFrom(type)) {
			return "it is not built by one of Spring's EntityManagerFactory beans. Declare it as a "
					+ "LocalContainerEntityManagerFactoryBean to have the rules of Strict JPA hold for it.";
		}
		return "either its provider is not Hibernate, or it was built before bean post-processors were registered. "
				+ "Let no BeanFactoryPostProcessor and no PriorityOrdered BeanPostProcessor need it.";
	}

	private List<Violation> run(StartupCheck check) {
		try {
			return check.check(this.units.all()).toList();
		}
		catch (RuntimeException ex) {
			refuseUnlessSurvey("A check at start-up could not be made", ex);
			return List.of();
		}
	}

	private void refuseUnlessSurvey(String problem, RuntimeException cause) {
		boolean command = this.beanFactory.getBeanNamesForType(StartupCommand.class).length > 0;
		if (command || !this.levels.isSurvey() || cause instanceof InvalidAnnotationException) {
			throw cause;
		}
		logger.error(problem + ", which a survey survives", cause);
	}

}
