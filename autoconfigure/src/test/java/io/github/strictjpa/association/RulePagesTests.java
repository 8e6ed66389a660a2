package io.github.strictjpa.association;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.acme.blog.Badge;
import com.acme.blog.Post;
import com.acme.blog.User;
import com.acme.blog.Writers;
import io.github.strictjpa.Origin;
import io.github.strictjpa.Violation;
import io.github.strictjpa.association.TestUnit.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the pages of the rules print what the rules do, and whom they name for it.
 */
class RulePagesTests {

	private final TestUnit unit = TestUnit.of(Database.H2, User.class, Post.class, Badge.class);

	private final Writers writers = this.unit.bean(Writers.class);

	private Long userId;

	private Long postId;

	@BeforeEach
	void createAUserAndAPostOfAnother() {
		this.unit.run((entityManager) -> {
			User user = new User("Ada");
			User other = new User("Grace");
			Post post = new Post("Notes", other);
			other.getPosts().add(post);
			entityManager.persist(user);
			entityManager.persist(other);
			this.userId = user.getId();
			this.postId = post.getId();
		});
		this.unit.reset();
	}

	@AfterEach
	void stop() {
		this.unit.close();
	}

	@Test
	void saysWhatThePageOfALostChangeSays() throws IOException {
		Violation violation = this.unit.refusalOf(() -> this.writers.publish(this.userId, "Sketch"));

		assertThat(violation.toString()).isEqualTo("A Post was added to com.acme.blog.User.posts, but its "
				+ "com.acme.blog.Post.author is null. Hibernate believes com.acme.blog.Post.author, the owning side, so "
				+ "the change would be lost. Flushed by com.acme.blog.Writers.publish. "
				+ "Call post.setAuthor(user) as well.");
		assertThat(linesOf("lost-association-change")).contains(violation.toString());
	}

	@Test
	void saysWhatThePageOfAStaleSideSays() throws IOException {
		this.writers.handOver(this.userId, this.postId);

		Violation violation = this.unit.warning();
		assertThat(violation.toString()).isEqualTo("A Post was given to a User by com.acme.blog.Post.author, but the "
				+ "loaded com.acme.blog.User.posts does not hold it. Hibernate believes com.acme.blog.Post.author, the "
				+ "owning side: the database will be right, this session reads wrong. Flushed by "
				+ "com.acme.blog.Writers.handOver. Call user.getPosts().add(post) as well.");
		assertThat(linesOf("stale-inverse-side")).contains(violation.toString());
	}

	@Test
	void namesNobodyWhereTheApplicationTakesNoPart() {
		Violation violation = this.unit
			.refusal((entityManager) -> entityManager.find(User.class, this.userId).getPosts().add(new Post("", null)));

		assertThat(violation.origin()).isNull();
		assertThat(violation.message()).endsWith("so the change would be lost.");
	}

	@Test
	void namesTheMethodWhoseCommitFlushes() {
		Violation violation = this.unit.refusalOf(() -> this.writers.publish(this.userId, "Sketch"));

		assertThat(violation.origin()).isEqualTo(new Origin("com.acme.blog.Writers", "publish", -1));
	}

	@Test
	void namesTheLineThatFlushes() {
		Violation violation = this.unit.refusalOf(() -> this.writers.publishAtOnce(this.userId, "Sketch"));

		assertThat(violation.message()).endsWith("Flushed by com.acme.blog.Writers.publishAtOnce (line 26).");
	}

	private static Iterable<String> linesOf(String rule) throws IOException {
		return Files.readAllLines(Path.of("../docs/rules", rule + ".md"));
	}

}
