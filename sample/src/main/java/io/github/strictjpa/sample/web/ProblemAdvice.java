package io.github.strictjpa.sample.web;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationException;
import io.github.strictjpa.repository.InvalidSortException;
import io.github.strictjpa.sample.blog.NotFoundException;
import io.github.strictjpa.sample.blog.UserService;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers what goes wrong by problem details, see
 * <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

	@ExceptionHandler
	ProblemDetail violated(ViolationException exception) {
		Violation violation = exception.violation();
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, violation.message());
		problem.setTitle(violation.rule().summary());
		if (violation.rule().page() != null) {
			problem.setType(URI.create(violation.rule().page()));
		}
		problem.setProperty("rule", violation.rule().id());
		problem.setProperty("subject", violation.subject());
		if (violation.origin() != null) {
			problem.setProperty("origin", violation.origin().toString());
		}
		problem.setProperty("fix", violation.fix());
		return problem;
	}

	@ExceptionHandler
	ProblemDetail cannotSort(InvalidSortException exception) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, exception.getMessage());
		problem.setProperty("errors",
				List.of(new FieldProblem("sort", "allowed are %s".formatted(String.join(", ", exception.allowed())))));
		return problem;
	}

	@ExceptionHandler
	ProblemDetail notFound(NotFoundException exception) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, exception.getMessage());
	}

	@ExceptionHandler
	ProblemDetail conflicts(DataIntegrityViolationException exception) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, isDuplicateEmail(exception)
				? "Another user has this email." : "The change conflicts with what is stored, or with another change.");
	}

	@ExceptionHandler
	ProblemDetail changedMeanwhile(OptimisticLockingFailureException exception) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"Another request has changed or deleted this meanwhile.");
	}

	@ExceptionHandler
	ProblemDetail unexpected(RuntimeException exception) {
		this.logger.error("A request failed", exception);
		return ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR);
	}

	private static boolean isDuplicateEmail(DataIntegrityViolationException exception) {
		return exception.getCause() instanceof ConstraintViolationException cause && cause.getConstraintName() != null
				&& cause.getConstraintName().contains(UserService.UNIQUE_EMAIL);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException exception,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<FieldProblem> errors = exception.getFieldErrors()
			.stream()
			.map((error) -> new FieldProblem(error.getField(), String.valueOf(error.getDefaultMessage())))
			.toList();
		exception.getBody().setProperty("errors", errors);
		return handleExceptionInternal(exception, null, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException exception, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		List<FieldProblem> errors = exception.getParameterValidationResults()
			.stream()
			.flatMap((result) -> result.getResolvableErrors()
				.stream()
				.map((error) -> new FieldProblem(String.valueOf(result.getMethodParameter().getParameterName()),
						String.valueOf(error.getDefaultMessage()))))
			.toList();
		exception.getBody().setProperty("errors", errors);
		return handleExceptionInternal(exception, null, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException exception,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ProblemDetail problem = createProblemDetail(exception, status, "Failed to read request", null, null, request);
		if (exception.getCause() instanceof JacksonException cause && !cause.getPath().isEmpty()) {
			String field = cause.getPath()
				.stream()
				.map((step) -> String.valueOf(step.getPropertyName()))
				.collect(Collectors.joining("."));
			problem.setProperty("errors", List.of(new FieldProblem(field, "has the wrong type")));
		}
		return handleExceptionInternal(exception, problem, headers, status, request);
	}

	/**
	 * What is wrong with a field of the body or a parameter.
	 *
	 * @param field the name of the field or parameter
	 * @param message what is wrong
	 */
	record FieldProblem(String field, String message) {

	}

}
