package com.acme.blog;

import java.util.List;

import io.github.strictjpa.PermitLazyLoading;

import org.springframework.data.repository.Repository;

/**
 * A repository that permits lazy loads in one of its methods.
 */
public interface PermittedReaderRepository extends Repository<Reader, Long> {

	@PermitLazyLoading("an export reads all that a reader has")
	List<Reader> findAll();

	List<Reader> findByNicknameStartingWith(String beginning);

}
