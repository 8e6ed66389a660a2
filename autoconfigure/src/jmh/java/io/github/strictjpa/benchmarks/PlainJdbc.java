package io.github.strictjpa.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.strictjpa.benchmarks.Forum.Comment;
import io.github.strictjpa.benchmarks.Forum.Member;
import io.github.strictjpa.benchmarks.Forum.Post;

/**
 * Loads the members with all that they have by three statements written by hand: the
 * limit of what can be reached.
 */
final class PlainJdbc {

	private final Connection connection;

	PlainJdbc(Connection connection) {
		this.connection = connection;
	}

	List<Member> load() {
		try {
			Map<Long, Member> members = new HashMap<>();
			List<Member> loaded = members(members);
			Map<Long, Post> posts = posts(members);
			comments(posts);
			return loaded;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<Member> members(Map<Long, Member> members) throws SQLException {
		List<Member> loaded = new ArrayList<>();
		try (PreparedStatement statement = this.connection.prepareStatement("select id, name from member");
				ResultSet rows = statement.executeQuery()) {
			while (rows.next()) {
				Member member = new Member();
				member.id = rows.getLong(1);
				member.name = rows.getString(2);
				members.put(member.id, member);
				loaded.add(member);
			}
		}
		return loaded;
	}

	private Map<Long, Post> posts(Map<Long, Member> members) throws SQLException {
		Map<Long, Post> posts = new HashMap<>();
		try (PreparedStatement statement = this.connection
			.prepareStatement("select id, title, author_id from post where author_id = any (?)")) {
			statement.setArray(1, this.connection.createArrayOf("bigint", members.keySet().toArray()));
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					Post post = new Post();
					post.id = rows.getLong(1);
					post.title = rows.getString(2);
					post.author = members.get(rows.getLong(3));
					post.author.posts.add(post);
					posts.put(post.id, post);
				}
			}
		}
		return posts;
	}

	private void comments(Map<Long, Post> posts) throws SQLException {
		try (PreparedStatement statement = this.connection
			.prepareStatement("select id, text, post_id from comment where post_id = any (?)")) {
			statement.setArray(1, this.connection.createArrayOf("bigint", posts.keySet().toArray()));
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					Comment comment = new Comment();
					comment.id = rows.getLong(1);
					comment.text = rows.getString(2);
					comment.post = posts.get(rows.getLong(3));
					comment.post.comments.add(comment);
				}
			}
		}
	}

}
