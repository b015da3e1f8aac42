package io.tortoiseorm.spring.boot.autoconfigure.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.tortoiseorm.exceptions.DoesNotExist;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.StaleObjectError;
import io.tortoiseorm.exceptions.ValidationError;
import io.tortoiseorm.spring.data.InvalidSortError;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What HTTP clients may know of an error of the ORM: which field, and what is the matter
 * with it. All texts are fixed, because those of databases hold SQL and values of rows.
 */
final class ErrorProblems {

	private static final int MAX_CAUSES = 10;

	private ErrorProblems() {
	}

	/**
	 * Describes an error.
	 * @param error an error, or one that is caused by it
	 * @return the description; {@code null} if it is not the client's matter, or the
	 * application has said itself what it means
	 */
	static @Nullable ProblemDetail of(Throwable error) {
		Throwable cause = error;
		for (int i = 0; i < MAX_CAUSES && cause != null && !isDecided(cause); i++) {
			ProblemDetail problem = describe(cause);
			if (problem != null) {
				return problem;
			}
			cause = cause.getCause();
		}
		return null;
	}

	private static boolean isDecided(Throwable error) {
		return error instanceof ErrorResponse
				|| AnnotatedElementUtils.hasAnnotation(error.getClass(), ResponseStatus.class);
	}

	private static @Nullable ProblemDetail describe(Throwable error) {
		if (error instanceof DoesNotExist missing) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getModel() + " does not exist.");
		}
		if (error instanceof IntegrityError conflict) {
			return conflict(conflict);
		}
		if (error instanceof ValidationError invalid) {
			return invalid(invalid);
		}
		if (error instanceof InvalidSortError) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, error.getMessage());
		}
		if (error instanceof StaleObjectError) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
					"The object was changed or removed by someone else in the meantime.");
		}
		return null;
	}

	private static ProblemDetail conflict(IntegrityError error) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"The change conflicts with what is stored.");
		String kind = error.getKind().name().toLowerCase(Locale.ROOT);
		String message = message(error.getKind());
		List<Map<String, String>> errors = new ArrayList<>();
		for (String field : error.getFields()) {
			errors.add(entry(field, kind, message));
		}
		if (errors.isEmpty()) {
			errors.add(entry(null, kind, message));
		}
		problem.setProperty("errors", errors);
		return problem;
	}

	private static String message(IntegrityError.Kind kind) {
		return switch (kind) {
			case UNIQUE -> "is already taken";
			case FOREIGN_KEY -> "refers to something that does not exist, or is still referred to";
			case NOT_NULL -> "must have a value";
			case CHECK -> "is not allowed";
			case OTHER -> "conflicts with what is stored";
		};
	}

	private static ProblemDetail invalid(ValidationError error) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT,
				error.getModel() + " is not valid.");
		problem.setProperty("errors",
				error.getViolations()
					.stream()
					.map((violation) -> entry(violation.field(), null, violation.message()))
					.toList());
		return problem;
	}

	private static Map<String, String> entry(@Nullable String field, @Nullable String kind, String message) {
		Map<String, String> entry = new LinkedHashMap<>();
		if (field != null && !field.isEmpty()) {
			entry.put("field", field);
		}
		if (kind != null) {
			entry.put("kind", kind);
		}
		entry.put("message", message);
		return entry;
	}

}
