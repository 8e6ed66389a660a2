package io.github.strictjpa.fetch;

import com.querydsl.core.types.Path;
import com.querydsl.core.types.dsl.PathBuilder;
import io.github.strictjpa.fetch.Blog.User;
import org.junit.jupiter.api.Test;

import static io.github.strictjpa.fetch.QBlog_Comment.comment;
import static io.github.strictjpa.fetch.QBlog_Post.post;
import static io.github.strictjpa.fetch.QBlog_Profile.profile;
import static io.github.strictjpa.fetch.QBlog_User.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link FetchPlan} as a value.
 */
class FetchPlanTests {

	private final FetchPlan<User> empty = FetchPlan.of(user);

	@Test
	void printsItsTreeAndTheNumberOfStatements() {
		FetchPlan<User> plan = this.empty
			.fetchJoin(user.profile, (profile) -> profile.fetchJoin(QBlog_Profile.profile.country))
			.fetchJoin(user.address.country)
			.selectIn(user.posts, (post) -> post.selectIn(QBlog_Post.post.tags).fetchJoin(QBlog_Post.post.category));

		assertThat(plan).hasToString("User.fetchJoin(profile.fetchJoin(country)).fetchJoin(address.country)"
				+ ".selectIn(posts.selectIn(tags).fetchJoin(category)): 3 statements");
		assertThat(this.empty).hasToString("User: 1 statement");
	}

	@Test
	void staysAsItIsWhenSomethingIsAddedToIt() {
		this.empty.fetchJoin(user.profile);

		assertThat(this.empty).isEqualTo(FetchPlan.of(user));
	}

	@Test
	void equalsAPlanThatLoadsTheSame() {
		FetchPlan<User> plan = this.empty.fetchJoin(user.profile).selectIn(user.posts);

		assertThat(plan).isEqualTo(FetchPlan.of(new QBlog_User("other")).selectIn(user.posts).fetchJoin(user.profile))
			.hasSameHashCodeAs(this.empty.selectIn(user.posts).fetchJoin(user.profile))
			.isNotEqualTo(this.empty.selectIn(user.profile).selectIn(user.posts))
			.isNotEqualTo(this.empty.selectIn(user.posts))
			.isNotEqualTo(FetchPlan.of(post));
	}

	@Test
	void joinsWhatIsNestedInTheSameAssociation() {
		FetchPlan<User> plan = this.empty.selectIn(user.posts)
			.selectIn(user.posts, (nested) -> nested.selectIn(post.tags))
			.selectIn(user.posts, (nested) -> nested.selectIn(post.comments));

		assertThat(plan)
			.isEqualTo(this.empty.selectIn(user.posts, (nested) -> nested.selectIn(post.tags).selectIn(post.comments)));
	}

	@Test
	void isComposedOfPlans() {
		FetchPlan<User> withProfile = this.empty.fetchJoin(user.profile);
		FetchPlan<User> withPosts = this.empty.selectIn(user.profile).selectIn(user.posts);

		assertThat(withProfile.and(withPosts)).isEqualTo(withPosts);
		assertThat(withPosts.and(withProfile)).isEqualTo(withProfile.selectIn(user.posts));
	}

	@Test
	void refusesToJoinAToManyAssociation() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.empty.fetchJoin(user.posts))
			.withMessage("fetchJoin(user.posts) in a plan of User: user.posts holds many: a join of it multiplies the "
					+ "rows of User, and a limit then counts the wrong ones. Write selectIn(user.posts).");
		assertThatIllegalArgumentException().isThrownBy(() -> this.empty.fetchJoin(user.settings))
			.withMessageContaining("Write selectIn(user.settings).");
	}

	@Test
	void refusesAPathOfAnotherEntity() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.empty.selectIn(post.tags))
			.withMessage(
					"selectIn(post.tags) in a plan of User: post.tags starts at Post, but the plan is one of User. "
							+ "Start at the query class of User, or nest the step in one that leads to Post: "
							+ "selectIn(…, (nested) -> nested.selectIn(post.tags)).");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.empty.selectIn(user.posts, (nested) -> nested.selectIn(comment.writer)))
			.withMessageStartingWith("selectIn(comment.writer) in a plan of Post: comment.writer starts at Comment");
	}

	@Test
	void refusesSeveralStepsInOnePath() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.empty.fetchJoin(user.profile.country))
			.withMessage("fetchJoin(user.profile.country) in a plan of User: user.profile.country takes more than one "
					+ "step. Write fetchJoin(user.profile, (profile) -> profile.fetchJoin(QBlog_Profile.profile.country)).");
	}

	@Test
	void refusesWhatIsNoAssociation() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.empty.selectIn(user.email))
			.withMessage("selectIn(user.email) in a plan of User: user.email is no association: it is loaded with its "
					+ "User. Leave it out.");
		assertThatIllegalArgumentException().isThrownBy(() -> this.empty.fetchJoin(user.address))
			.withMessageContaining("user.address is no association");
		assertThatIllegalArgumentException().isThrownBy(() -> this.empty.fetchJoin(user))
			.withMessageContaining("user is an entity and none of its associations");
		assertThatIllegalArgumentException().isThrownBy(() -> this.empty.fetchJoin(user.posts.any()))
			.withMessageContaining("without any(), get() or as()");
		assertThatIllegalArgumentException().isThrownBy(() -> this.empty.fetchJoin(user.posts.any().category))
			.withMessageContaining("without any(), get() or as()");
	}

	@Test
	void refusesANullThatQuerydslDidNotInitialise() {
		QBlog_Profile uninitialised = comment.post.author.profile;

		assertThat((Path<?>) uninitialised).isNull();
		assertThatIllegalArgumentException().isThrownBy(() -> this.empty.fetchJoin(uninitialised))
			.withMessage("fetchJoin was given null in a plan of User. QueryDSL initialises its paths only a few levels "
					+ "deep, a longer one is null. Write one step at a time, each from its own query class, as in "
					+ "fetchJoin(post.author, (author) -> author.fetchJoin(QUser.user.address)).");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.empty.fetchJoin(uninitialised, (nested) -> nested.fetchJoin(profile.country)));
	}

	@Test
	void refusesToStartAtAnAssociation() {
		assertThatIllegalArgumentException().isThrownBy(() -> FetchPlan.of(user.profile))
			.withMessageContaining("Write FetchPlan.of with the query class of Profile");
	}

	@Test
	void takesAPathThatIsBuiltByName() {
		PathBuilder<User> byName = new PathBuilder<>(User.class, "user");

		assertThat(this.empty.selectIn(byName.getList("posts", Blog.Post.class)))
			.isEqualTo(this.empty.selectIn(user.posts));
	}

}
