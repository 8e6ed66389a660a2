package io.github.strictjpa.autoconfigure;

import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which jars hold QueryDSL, and which dependency goes.
 */
final class DuplicateQuerydslFailureAnalyzer extends AbstractFailureAnalyzer<DuplicateQuerydslException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DuplicateQuerydslException cause) {
		String jars = cause.locations().stream().map("    "::concat).collect(Collectors.joining("\n"));
		return new FailureAnalysis("The classes of QueryDSL are on the class path more than once:\n\n" + jars
				+ "\n\nThe artifacts com.querydsl:querydsl-jpa and io.github.openfeign.querydsl:querydsl-jpa hold the "
				+ "same packages.",
				"""
						Keep one of them. The starter brings io.github.openfeign.querydsl:querydsl-jpa, which is maintained: \
						remove com.querydsl:querydsl-jpa from your dependencies, and name the annotation processor \
						io.github.openfeign.querydsl:querydsl-apt. To keep the other one, exclude the starter's:

						    <dependency>
						        <groupId>io.github.strictjpa</groupId>
						        <artifactId>strict-jpa-spring-boot-starter</artifactId>
						        <exclusions>
						            <exclusion>
						                <groupId>io.github.openfeign.querydsl</groupId>
						                <artifactId>querydsl-jpa</artifactId>
						            </exclusion>
						        </exclusions>
						    </dependency>""",
				cause);
	}

}
