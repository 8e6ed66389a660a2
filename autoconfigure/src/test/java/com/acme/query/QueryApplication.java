package com.acme.query;

import jakarta.persistence.EntityManager;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
public class QueryApplication {

	@Bean
	UserQueries userQueries(EntityManager entityManager) {
		return new UserQueries(entityManager);
	}

}
