package io.github.strictjpa.repository.unprocessed;

import com.querydsl.core.annotations.QueryExclude;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity that has no query class.
 */
@Entity
@QueryExclude
public class Thing {

	@Id
	private Long id;

}
