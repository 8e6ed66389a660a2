package io.github.strictjpa.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Keeps a draft from running migrations on a database of another machine, before the
 * first of them runs.
 */
final class LocalDatabase implements BeanPostProcessor {

	static final String ALLOW = "strict-jpa.migrations.draft.allow-remote";

	private static final Pattern HOSTS = Pattern.compile("^jdbc:.*?(?://|@)([^/;?]*)");

	private static final Pattern HOST = Pattern.compile("(?:^|,|\\()(?:[^@,]*@)?(\\[[^]]*]|[^:,()]+)");

	private static final Pattern IN_PROCESS = Pattern
		.compile("^jdbc:(h2:(mem|file|nio|~|\\.|/|[a-zA-Z]:).*|hsqldb:(mem|file|res|\\.|/).*|derby:(?!//).*|sqlite:.*"
				+ "|postgresql:(?!//).*)");

	/**
	 * Options of PostgreSQL's driver that hold whatever host the URL begins with.
	 */
	private static final Pattern REDIRECTED = Pattern.compile("^jdbc:postgresql:.*[?&](host|pghost|service)=",
			Pattern.CASE_INSENSITIVE);

	private static final Set<String> NAMES = Set.of("localhost", "host.docker.internal", "[::1]", "[0:0:0:0:0:0:0:1]");

	private final boolean required;

	/**
	 * Create an instance.
	 * @param required whether the database that is configured has to be local
	 */
	LocalDatabase(boolean required) {
		this.required = required;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (this.required && bean instanceof DataSource dataSource) {
			try (Connection connection = dataSource.getConnection()) {
				require(connection.getMetaData().getURL());
			}
			catch (SQLException | IllegalStateException ex) {
				// whoever needs the connection reports it; a routing one has no target
				// yet
				return bean;
			}
		}
		return bean;
	}

	static void require(@Nullable String url) {
		if (url != null && !isLocal(url)) {
			throw new StartupCommandResult(StartupCommandResult.IMPOSSIBLE,
					("No migration is drafted: %s is not on this "
							+ "machine, and a draft runs the pending migrations first. Name a local database, or allow it: "
							+ "--%s=true")
						.formatted(withoutOptions(url), ALLOW));
		}
	}

	/**
	 * Return a URL without its options, which may hold a password.
	 */
	static String withoutOptions(String url) {
		return url.replaceAll("[?;].*", "");
	}

	static boolean isLocal(String url) {
		if (REDIRECTED.matcher(url).find()) {
			return false;
		}
		if (IN_PROCESS.matcher(url).matches()) {
			return true;
		}
		Matcher hosts = HOSTS.matcher(url);
		if (!hosts.find()) {
			return false;
		}
		Matcher host = HOST.matcher(hosts.group(1));
		boolean any = hosts.group(1).isEmpty();
		while (host.find()) {
			String name = host.group(1);
			if (!NAMES.contains(name) && !name.matches("127(\\.\\d+){3}")) {
				return false;
			}
			any = true;
		}
		return any;
	}

}
