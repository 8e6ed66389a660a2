package io.github.strictjpa.autoconfigure;

import com.acme.blog.Post;
import com.acme.blog.User;
import com.acme.detached.Authors;
import com.acme.detached.PostListener;
import io.github.strictjpa.Violation;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.TestDatabase;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.LazyInitializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jms.annotation.EnableJms;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.jms.config.JmsListenerEndpointRegistry;
import org.springframework.jms.listener.AbstractMessageListenerContainer;
import org.springframework.jms.listener.SessionAwareMessageListener;
import org.springframework.transaction.annotation.EnableTransactionManagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ListenerMethodObserver}, with messages that take the way through the
 * listener container of Spring.
 */
class ListenerMethodObserverTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				TransactionAutoConfiguration.class, StrictJpaAutoConfiguration.class,
				EntryPointsAutoConfiguration.class, LazyLoadAutoConfiguration.class,
				DetachedLoadAutoConfiguration.class))
		.withBean(JdbcConnectionDetails.class, TestDatabase::createH2)
		.withPropertyValues("spring.jpa.hibernate.ddl-auto=create", "strict-jpa.application-packages=com.acme")
		.withUserConfiguration(Messaging.class);

	@Test
	void recordsWhatAListenerThrowsAndLeavesItToTheContainer() {
		this.runner.withBean(PostListener.class).run((context) -> {
			deliverFails(context);

			Violation violation = violation(context);
			assertThat(violation.subject()).isEqualTo("com.acme.blog.User");
			assertThat(violation.entryPoint()).isEqualTo("listener com.acme.detached.PostListener.on");
			assertThat(violation.origin()).hasToString("com.acme.detached.Authors.authorOf (line 37)");
		});
	}

	@Test
	void addsToTheProxyOfAListener() {
		this.runner.withBean(PostListener.Transacted.class).run((context) -> {
			deliverFails(context);

			assertThat(violation(context).subject()).isEqualTo("com.acme.blog.User");
			assertThat(context.getBean(PostListener.class)).isInstanceOfSatisfying(Advised.class,
					(advised) -> assertThat(AopProxyUtils.ultimateTargetClass(advised))
						.isEqualTo(advised.getTargetClass()));
		});
	}

	@Test
	void staysSilentOnOtherExceptions() {
		this.runner.withBean(PostListener.class).run((context) -> {
			assertThatThrownBy(() -> deliver(context, "not a number"))
				.hasRootCauseInstanceOf(NumberFormatException.class);

			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(
			classes = { PostListener.WithField.class, PostListener.WithFinalMethod.class, PostListener.Final.class })
	void leavesWhatNoProxyCanStandForAsItIs(Class<? extends PostListener> type) {
		this.runner.withBean(type).run((context) -> {
			deliverFails(context);

			assertThat(context.getBean(type)).isExactlyInstanceOf(type);
			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "strict-jpa.default-level=warn", "strict-jpa.rules.detached-lazy-load=off" })
	void givesNoBeanAProxyWhereNothingIsToChange(String property) {
		this.runner.withBean(PostListener.class).withPropertyValues(property).run((context) -> {
			deliverFails(context);

			assertThat(context.getBean(PostListener.class)).isExactlyInstanceOf(PostListener.class);
		});
	}

	@Test
	void leavesOtherBeansAsTheyAre() {
		this.runner.run((context) -> assertThat(context.getBean(Authors.class)).isExactlyInstanceOf(Authors.class));
	}

	@Test
	void needsNoMessagingClasses() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(StrictJpaAutoConfiguration.class,
					EntryPointsAutoConfiguration.class, DetachedLoadAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("org.springframework.messaging", "org.springframework.jms"))
			.run((context) -> assertThat(context).doesNotHaveBean(ListenerMethodObserver.class));
	}

	private static void deliverFails(ApplicationContext context) {
		Long id = context.getBean(EntityManagerFactory.class).callInTransaction((em) -> {
			User user = new User("Ada");
			Post post = new Post("Notes", user);
			em.persist(user);
			em.persist(post);
			return post.getId();
		});
		assertThatThrownBy(() -> deliver(context, id.toString()))
			.hasRootCauseInstanceOf(LazyInitializationException.class);
	}

	@SuppressWarnings("unchecked")
	private static void deliver(ApplicationContext context, String text) throws JMSException {
		TextMessage message = mock(TextMessage.class);
		given(message.getText()).willReturn(text);
		AbstractMessageListenerContainer container = (AbstractMessageListenerContainer) context
			.getBean(JmsListenerEndpointRegistry.class)
			.getListenerContainer("posts");
		((SessionAwareMessageListener<TextMessage>) container.getMessageListener()).onMessage(message,
				mock(Session.class));
	}

	private static Violation violation(ApplicationContext context) {
		assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).hasSize(1);
		return context.getBean(ViolationRecorder.class).snapshot().recorded().get(0).violation();
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = User.class)
	@EnableJms
	@EnableTransactionManagement(proxyTargetClass = true)
	@Import(Authors.class)
	static class Messaging {

		@Bean
		DefaultJmsListenerContainerFactory jmsListenerContainerFactory() {
			DefaultJmsListenerContainerFactory factory = new DefaultJmsListenerContainerFactory();
			factory.setConnectionFactory(mock(ConnectionFactory.class));
			factory.setAutoStartup(false);
			return factory;
		}

	}

}
