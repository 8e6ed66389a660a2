package com.acme.detached;

import org.springframework.jms.annotation.JmsListener;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Listens to messages that name a post.
 */
public class PostListener {

	private final Authors authors;

	public PostListener(Authors authors) {
		this.authors = authors;
	}

	@JmsListener(id = "posts", destination = "posts")
	public void on(String id) {
		this.authors.authorOf(Long.valueOf(id));
	}

	/**
	 * Has a proxy of its own.
	 */
	@Transactional(propagation = Propagation.NEVER)
	public static class Transacted extends PostListener {

		public Transacted(Authors authors) {
			super(authors);
		}

	}

	/**
	 * Has a field that may be read without a method.
	 */
	public static class WithField extends PostListener {

		final String name = "field";

		public WithField(Authors authors) {
			super(authors);
		}

	}

	/**
	 * Has a method that no subclass can stand for.
	 */
	public static class WithFinalMethod extends PostListener {

		public WithFinalMethod(Authors authors) {
			super(authors);
		}

		public final String name() {
			return "method";
		}

	}

	/**
	 * Has no subclasses.
	 */
	public static final class Final extends PostListener {

		public Final(Authors authors) {
			super(authors);
		}

	}

}
