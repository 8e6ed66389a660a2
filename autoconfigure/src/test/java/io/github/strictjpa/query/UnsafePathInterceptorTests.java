package io.github.strictjpa.query;

import com.acme.query.PredicateUserRepository;
import com.acme.query.User;
import com.querydsl.core.BooleanBuilder;
import com.querydsl.core.types.Order;
import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.core.types.dsl.Expressions;
import com.querydsl.core.types.dsl.PathBuilder;
import com.querydsl.core.types.dsl.StringPath;
import io.github.strictjpa.ViolationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.querydsl.QPageRequest;
import org.springframework.data.querydsl.QSort;

import static com.acme.query.QUser.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link UnsafePathInterceptor}, with the payloads of CVE-2024-49203, and for
 * what Spring Data refuses itself.
 */
@ParameterizedClass
@EnumSource(QueryDatabase.class)
class UnsafePathInterceptorTests {

	@Parameter
	private QueryDatabase database;

	private PredicateUserRepository users;

	@BeforeEach
	void reset() {
		this.users = this.database.predicates();
		this.database.reset();
	}

	@ParameterizedTest
	@ValueSource(strings = { "name desc", "id+(case/**/when(1=1)then(1)else(2)end)", "name)--", "id,(select 1)" })
	void refusesAPathOfTextBeforeAnySql(String payload) {
		StringPath path = Expressions.stringPath(user, payload);
		OrderSpecifier<?> order = new OrderSpecifier<>(Order.ASC, path);

		assertRefused(() -> this.users.findAll(user.id.gt(0), order));
		assertRefused(() -> this.users.findAll(order));
		assertRefused(() -> this.users.findAll(user.id.gt(0), new QSort(order)));
		assertRefused(() -> this.users.findAll(user.id.gt(0), QPageRequest.of(0, 5, order)));
		assertRefused(() -> this.users.findAll(path.isNull()));
		assertRefused(() -> this.users.count(new BooleanBuilder(user.id.gt(0)).and(path.lower().eq("a").not())));
		assertRefused(() -> this.users.exists(new PathBuilder<>(User.class, payload).getString("name").isNull()));
		assertRefused(() -> this.users.findOne(Expressions.booleanTemplate("{0} = 1", path)));
		assertThat(this.database.violations("unsafe-path")).isNotEmpty()
			.allSatisfy((violation) -> assertThat(violation.toString()).doesNotContain(payload));
		assertThat(this.database.sql().count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "name desc", "id+(case/**/when(1=1)then(1)else(2)end)", "name)--", "id,(select 1)" })
	void provesThatSpringDataRefusesSuchASort(String payload) {
		Sort sort = Sort.by(payload);

		assertRefusedBySpringData(() -> this.users.findAll(user.id.gt(0), sort));
		assertRefusedBySpringData(() -> this.users.findAll(user.id.gt(0), PageRequest.of(0, 5, sort)));
		assertRefusedBySpringData(() -> this.users.findAll(sort));
		assertRefusedBySpringData(() -> this.users.findAll(PageRequest.of(0, 5, sort)));
		assertRefusedBySpringData(() -> this.users.findByIdGreaterThan(0, sort));
		assertThat(this.database.sql().count()).isZero();
	}

	@Test
	void acceptsPathsOfNames() {
		assertThat(
				this.users.findAll(user.name.isNull().or(user.posts.any().title.isNotNull()), user.name.lower().desc()))
			.hasSize(2);
		assertThat(this.users.findAll(user.id.gt(0), QPageRequest.of(0, 5, user.boss.name.asc(), user.id.asc())))
			.hasSize(2);
		assertThat(this.users.findAll(user.id.gt(0), Sort.by("boss.name"))).hasSize(2);

		assertThat(this.database.violations("unsafe-path")).isEmpty();
	}

	private static void assertRefusedBySpringData(ThrowingCallable query) {
		assertThatThrownBy(query).extracting((ex) -> ex.getClass().getSimpleName())
			.isIn("PropertyReferenceException", "InvalidDataAccessApiUsageException");
	}

	private void assertRefused(ThrowingCallable query) {
		assertThatExceptionOfType(ViolationException.class).isThrownBy(query)
			.satisfies((ex) -> assertThat(ex.violation().rule()).isEqualTo(SelectGuard.UNSAFE_PATH));
	}

}
