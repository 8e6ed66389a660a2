package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.repository.MissingQueryClassException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says how the annotation processor of QueryDSL is set up.
 */
final class MissingQueryClassFailureAnalyzer extends AbstractFailureAnalyzer<MissingQueryClassException> {

	private static final String ACTION = """
			Let the annotation processor of QueryDSL run where your entities are compiled. From JDK 23 on javac runs only \
			processors that are named like this.

			Maven:

			    <plugin>
			        <groupId>org.apache.maven.plugins</groupId>
			        <artifactId>maven-compiler-plugin</artifactId>
			        <configuration>
			            <annotationProcessorPaths>
			                <path>
			                    <groupId>io.github.openfeign.querydsl</groupId>
			                    <artifactId>querydsl-apt</artifactId>
			                    <version>7.5</version>
			                    <classifier>jakarta</classifier>
			                </path>
			                <path>
			                    <groupId>jakarta.persistence</groupId>
			                    <artifactId>jakarta.persistence-api</artifactId>
			                    <version>3.2.0</version>
			                </path>
			            </annotationProcessorPaths>
			        </configuration>
			    </plugin>

			Gradle:

			    annotationProcessor("io.github.openfeign.querydsl:querydsl-apt:7.5:jakarta")
			    annotationProcessor("jakarta.persistence:jakarta.persistence-api")""";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingQueryClassException cause) {
		return new FailureAnalysis(
				"%s is a TypedRepository of %s, and QueryDSL's query class of that entity does not exist."
					.formatted(cause.repository().getName(), cause.entity().getName()),
				ACTION, cause);
	}

}
