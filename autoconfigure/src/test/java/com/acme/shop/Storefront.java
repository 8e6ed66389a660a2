package com.acme.shop;

import java.util.Collection;
import java.util.List;

import com.acme.blog.Post;
import com.acme.blog.User;

/**
 * Loads lazily, in a package in which nothing is permitted.
 */
public class Storefront {

	public int countPosts(Collection<User> users) {
		int posts = 0;
		for (User user : users) {
			posts += user.getPosts().size();
		}
		return posts;
	}

	public List<String> authors(Collection<Post> posts) {
		return posts.stream().map((post) -> post.getAuthor().getName()).toList();
	}

}
