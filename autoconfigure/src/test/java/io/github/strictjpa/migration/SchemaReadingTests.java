package io.github.strictjpa.migration;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.strictjpa.test.SqlCounter;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how {@link SchemaReader} reads a large schema.
 */
class SchemaReadingTests {

	private static final int TABLES = 200;

	static final List<Class<?>> ENTITIES = entities();

	@ParameterizedTest
	@MethodSource("databases")
	void readsTwoHundredTablesByOneQueryForEachKindOfObject(JdbcConnectionDetails database) {
		SqlCounter counter = new SqlCounter();
		try (MappedSchema schema = new MappedSchema(database, "create-only", ENTITIES,
				Map.of("hibernate.connection.datasource",
						counter.watch(new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(),
								database.getPassword()))))) {
			counter.reset();

			assertThat(schema.compare().differences()).isEmpty();
			assertThat(counter.count()).isEqualTo(4);

			counter.reset();

			long violations = new ForeignKeyIndexCheck(List.of()).check(schema.unit()).count();
			assertThat(violations).isEqualTo(database.getJdbcUrl().contains(":h2:") ? 0 : TABLES - 1);
			assertThat(counter.count()).isEqualTo(1);
		}
	}

	static Stream<JdbcConnectionDetails> databases() {
		return Stream.of(TestDatabase.createPostgres(), TestDatabase.createH2());
	}

	private static List<Class<?>> entities() {
		List<Class<?>> entities = new ArrayList<>();
		Class<?> previous = null;
		for (int number = 0; number < TABLES; number++) {
			previous = entity(number, previous);
			entities.add(previous);
		}
		return entities;
	}

	private static Class<?> entity(int number, Class<?> parent) {
		DynamicType.Builder<?> type = new ByteBuddy().subclass(Object.class)
			.name(SchemaReadingTests.class.getName() + "$Entity" + number)
			.annotateType(AnnotationDescription.Builder.ofType(Entity.class).build(),
					AnnotationDescription.Builder.ofType(Table.class).define("name", "entity_" + number).build())
			.defineField("id", Long.class, Modifier.PROTECTED)
			.annotateField(AnnotationDescription.Builder.ofType(Id.class).build())
			.defineField("createdAt", Instant.class, Modifier.PROTECTED);
		for (int attribute = 0; attribute < 10; attribute++) {
			type = type.defineField("text" + attribute, String.class, Modifier.PROTECTED);
		}
		if (parent != null) {
			type = type.defineField("parent", parent, Modifier.PROTECTED)
				.annotateField(
						AnnotationDescription.Builder.ofType(ManyToOne.class).define("fetch", FetchType.LAZY).build());
		}
		return type.make()
			.load(SchemaReadingTests.class.getClassLoader(),
					ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
			.getLoaded();
	}

}
