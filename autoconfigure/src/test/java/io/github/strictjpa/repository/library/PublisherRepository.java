package io.github.strictjpa.repository.library;

import io.github.strictjpa.repository.TypedRepository;
import io.github.strictjpa.repository.library.Library.Publisher;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.querydsl.QuerydslPredicateExecutor;

/**
 * A typed repository that is everything else as well.
 */
public interface PublisherRepository
		extends JpaRepository<Publisher, Long>, QuerydslPredicateExecutor<Publisher>, TypedRepository<Publisher, Long> {

}
