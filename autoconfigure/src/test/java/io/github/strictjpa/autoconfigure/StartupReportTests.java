package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import io.github.strictjpa.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares {@code docs/start-up-report.md} with what {@link CarelessShop} prints, or
 * writes it with {@code -Ddocs.write=true}.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupReportTests {

	private static final Path PAGE = Path.of("../docs/start-up-report.md");

	@Test
	void isPrintedInTheDocs(CapturedOutput output) {
		assertThat(CarelessShop.entities()).hasSize(20);

		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
							StrictJpaAutoConfiguration.class, MappingAutoConfiguration.class))
			.withUserConfiguration(Application.class)
			.withPropertyValues("spring.datasource.url=" + TestDatabase.createH2().getJdbcUrl(),
					"strict-jpa.application-packages=io.github.strictjpa")
			.run((context) -> {
				FailureAnalysis analysis = new RefusedStartFailureAnalyzer()
					.analyze((RefusedStartException) context.getStartupFailure());
				assertPrinted("log", warnings(output));
				assertPrinted("report", analysis.getDescription() + "\n\n" + analysis.getAction());
			});
	}

	private static String warnings(CapturedOutput output) {
		return output.getOut()
			.lines()
			.filter((line) -> line.contains(" WARN ") && line.contains("ViolationRecorder"))
			.map((line) -> line.substring(line.indexOf("[", line.indexOf("ViolationRecorder"))))
			.collect(Collectors.joining("\n"));
	}

	private static void assertPrinted(String name, String printed) throws IOException {
		String expected = printed.replace(CarelessShop.class.getName() + "$", "com.acme.shop.");
		String page = Files.readString(PAGE);
		String start = "<!-- generated: " + name + " -->\n```\n";
		int from = page.indexOf(start) + start.length();
		int to = page.indexOf("\n```", from);
		if (Boolean.getBoolean("docs.write")) {
			Files.writeString(PAGE, page.substring(0, from) + expected + page.substring(to));
			return;
		}
		assertThat(page.substring(from, to)).isEqualTo(expected);
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		static PersistenceManagedTypes managedTypes() {
			return PersistenceManagedTypes.of(CarelessShop.entities());
		}

	}

}
