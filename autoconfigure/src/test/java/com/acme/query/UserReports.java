package com.acme.query;

import java.util.List;

/**
 * What the application adds to its repository.
 */
public interface UserReports {

	List<User> report();

}
