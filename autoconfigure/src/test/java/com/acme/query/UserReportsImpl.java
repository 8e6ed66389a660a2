package com.acme.query;

import java.util.List;

class UserReportsImpl implements UserReports {

	private final UserQueries queries;

	UserReportsImpl(UserQueries queries) {
		this.queries = queries;
	}

	@Override
	public List<User> report() {
		return this.queries.firstRows("select u from User u order by u.id", 2);
	}

}
