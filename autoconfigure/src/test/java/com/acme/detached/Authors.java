package com.acme.detached;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;

import com.acme.blog.Post;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.Hibernate;

import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Reads posts in one session and their authors after it.
 */
@Service
public class Authors {

	private final EntityManagerFactory factory;

	private volatile Long scheduledPost;

	public Authors(EntityManagerFactory factory) {
		this.factory = factory;
	}

	public Post post(Long id) {
		return this.factory.callInTransaction((em) -> em.find(Post.class, id));
	}

	public String authorOf(Long id) {
		return post(id).getAuthor().getName();
	}

	public <T> T post(Long id, Function<Post, T> reader) {
		return this.factory.callInTransaction((em) -> {
			T value = reader.apply(em.find(Post.class, id));
			Hibernate.initialize(value);
			return value;
		});
	}

	@Async
	public void mail(Long id) {
		authorOf(id);
	}

	@Async
	public Future<String> ask(Long id) {
		return CompletableFuture.completedFuture(authorOf(id));
	}

	@Async
	public CompletableFuture<String> answer(Long id) {
		return CompletableFuture.completedFuture(authorOf(id));
	}

	@Async
	@EventListener
	public void on(Printed event) {
		authorOf(event.post());
	}

	@EventListener
	public void on(Published event) {
		authorOf(event.post());
	}

	@TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
	public void after(Archived event) {
		authorOf(event.post());
	}

	public void schedule(Long id) {
		this.scheduledPost = id;
	}

	@Scheduled(fixedDelay = 1)
	public void nightly() {
		if (this.scheduledPost != null) {
			authorOf(this.scheduledPost);
		}
	}

	/**
	 * Published in any case.
	 */
	public record Published(Long post) {

	}

	/**
	 * Published in any case, and listened to by another thread.
	 */
	public record Printed(Long post) {

	}

	/**
	 * Published in a transaction.
	 */
	public record Archived(Long post) {

	}

}
