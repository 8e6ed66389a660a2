package io.github.strictjpa.migration;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The JDBC URL of a throw-away database, made from that of the configured one: its
 * options stay.
 *
 * @param product the database product
 * @param url the URL
 * @param schemas the schemas that the URL expects to be there
 */
record ThrowAwayUrl(Product product, String url, List<String> schemas) {

	private static final String H2 = "jdbc:h2:";

	private static final Pattern POSTGRESQL = Pattern.compile("(jdbc:postgresql:(?://[^/?]*)?)/?[^?]*(\\?.*)?");

	private static final Pattern CURRENT_SCHEMA = Pattern.compile("[?&]currentSchema=([^&]*)");

	/**
	 * Options of PostgreSQL's driver that hold whatever database the URL names.
	 */
	private static final Pattern DATABASE = Pattern.compile("(?<=[?&])(dbname|pgdbname|service)=[^&]*&?",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern NAME = Pattern.compile("\\w+");

	/**
	 * Options that a database in memory does not take, that would close it early, or that
	 * name a schema.
	 */
	private static final Set<String> OPTIONS_OF_FILES = Set.of("ACCESS_MODE_DATA", "AUTO_RECONNECT", "AUTO_SERVER",
			"AUTO_SERVER_PORT", "CIPHER", "DB_CLOSE_DELAY", "DB_CLOSE_ON_EXIT", "FILE_LOCK", "FORBID_CREATION",
			"IFEXISTS", "NETWORK_TIMEOUT", "PAGE_SIZE", "SCHEMA");

	/**
	 * Return the URL of a database on the same server, or for H2 in the memory of this
	 * process, or {@code null} where the product is another one.
	 */
	static @Nullable ThrowAwayUrl of(String configured, String name) {
		if (configured.toLowerCase(Locale.ROOT).startsWith(H2)) {
			return h2(configured, name);
		}
		Matcher matcher = POSTGRESQL.matcher(configured);
		return matcher.matches() ? postgresql(matcher, name) : null;
	}

	/**
	 * Return the URL of the database that every PostgreSQL server has.
	 */
	static String maintenance(String configured) {
		Matcher matcher = POSTGRESQL.matcher(configured);
		return matcher.matches() ? postgresql(matcher, "postgres").url() : configured;
	}

	private static ThrowAwayUrl postgresql(Matcher configured, String name) {
		String server = configured.group(1);
		String options = (configured.group(2) != null) ? DATABASE.matcher(configured.group(2)).replaceAll("") : "";
		Matcher schemas = CURRENT_SCHEMA.matcher(options);
		return new ThrowAwayUrl(Product.POSTGRESQL, server + (server.contains("//") ? "/" : "") + name + options,
				schemas.find() ? schemas(URLDecoder.decode(schemas.group(1), StandardCharsets.UTF_8)) : List.of());
	}

	private static ThrowAwayUrl h2(String configured, String name) {
		List<String> options = Arrays.stream(configured.split("(?<!\\\\);")).skip(1).toList();
		Stream<String> kept = options.stream().filter((option) -> !OPTIONS_OF_FILES.contains(key(option)));
		String schemas = options.stream()
			.filter((option) -> key(option).equals("SCHEMA"))
			.map((option) -> option.substring("SCHEMA=".length()))
			.collect(Collectors.joining(","));
		Stream<String> parts = Stream.concat(Stream.of(H2 + "mem:" + name, "DB_CLOSE_DELAY=-1"), kept);
		List<String> created = schemas(schemas);
		return new ThrowAwayUrl(Product.H2,
				Stream.concat(parts, created.isEmpty() ? Stream.empty() : Stream.of("SCHEMA=" + created.get(0)))
					.collect(Collectors.joining(";")),
				created);
	}

	private static String key(String option) {
		return option.replaceFirst("=.*", "").strip().toUpperCase(Locale.ROOT);
	}

	private static List<String> schemas(String names) {
		return Stream.of(names.split(",")).map(String::strip).filter((name) -> NAME.matcher(name).matches()).toList();
	}

	/**
	 * Return the URL without the schema that has to be created first.
	 */
	String urlWithoutSchema() {
		return (this.product == Product.H2) ? this.url.replaceFirst(";SCHEMA=\\w+$", "") : this.url;
	}

	/**
	 * A database product on which a throw-away database can be made.
	 */
	enum Product {

		H2, POSTGRESQL

	}

}
