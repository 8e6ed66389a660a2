package io.github.strictjpa.query;

import com.acme.query.PredicateUserRepository;
import com.acme.query.User;
import com.querydsl.core.types.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.data.domain.Pageable;
import org.springframework.data.querydsl.SimpleEntityPathResolver;
import org.springframework.data.querydsl.binding.QuerydslBindingsFactory;
import org.springframework.data.querydsl.binding.QuerydslPredicate;
import org.springframework.data.web.PageableHandlerMethodArgumentResolver;
import org.springframework.data.web.querydsl.QuerydslPredicateArgumentResolver;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

/**
 * Tests that Spring Data's web support makes no path of the text of a request, with the
 * payloads of CVE-2024-49203.
 */
@ParameterizedClass
@EnumSource(QueryDatabase.class)
class QuerydslWebBindingTests {

	@Parameter
	private QueryDatabase database;

	private MockMvc mvc;

	@BeforeEach
	void setUp() {
		QuerydslBindingsFactory bindings = new QuerydslBindingsFactory(SimpleEntityPathResolver.INSTANCE);
		this.mvc = MockMvcBuilders.standaloneSetup(new UserController(this.database.predicates()))
			.setCustomArgumentResolvers(
					new QuerydslPredicateArgumentResolver(bindings, DefaultConversionService.getSharedInstance()),
					new PageableHandlerMethodArgumentResolver())
			.build();
		this.database.reset();
	}

	@ParameterizedTest
	@ValueSource(strings = { "name desc", "id+(case/**/when(1=1)then(1)else(2)end)", "name)--", "id,(select 1)",
			"boss.name)--", "id+(case when 1=1 then 1 else 2 end)" })
	void leavesOutAParameterThatIsNoProperty(String payload) throws Exception {
		this.mvc.perform(get("/users").queryParam(payload, "1")).andExpect(content().string("2"));

		assertNowhereInSql(payload);
	}

	@ParameterizedTest
	@ValueSource(strings = { "name desc", "id+(case/**/when(1=1)then(1)else(2)end)", "' or 1=1 --" })
	void bindsAValue(String payload) throws Exception {
		this.mvc.perform(get("/users").queryParam("name", payload)).andExpect(content().string("0"));
		this.mvc.perform(get("/users").queryParam("boss.name", payload)).andExpect(content().string("0"));

		assertNowhereInSql(payload);
	}

	@ParameterizedTest
	@ValueSource(strings = { "name desc", "id+(case/**/when(1=1)then(1)else(2)end)", "name)--", "id,(select 1)" })
	void refusesASortThatIsNoProperty(String payload) {
		assertThatThrownBy(() -> this.mvc.perform(get("/users").queryParam("sort", payload)))
			.satisfies((ex) -> assertThat(ex.getCause().getClass().getSimpleName()).isIn("PropertyReferenceException",
					"InvalidDataAccessApiUsageException"));

		assertThat(this.database.sql().count()).isZero();
	}

	private void assertNowhereInSql(String payload) {
		assertThat(this.database.sql().statements()).isNotEmpty().noneMatch((sql) -> sql.contains(payload));
		assertThat(this.database.violations("unsafe-path")).isEmpty();
	}

	@RestController
	static class UserController {

		private final PredicateUserRepository users;

		UserController(PredicateUserRepository users) {
			this.users = users;
		}

		@GetMapping("/users")
		String count(@QuerydslPredicate(root = User.class) Predicate predicate, Pageable pageable) {
			return String.valueOf(this.users.findAll(predicate, pageable).getNumberOfElements());
		}

	}

}
