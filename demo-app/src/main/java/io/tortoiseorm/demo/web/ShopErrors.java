package io.tortoiseorm.demo.web;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.tortoiseorm.demo.services.OutOfStockException;
import reactor.core.publisher.Mono;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers bad requests by problem details whose {@code errors} say what is wrong with
 * which field. Errors of the ORM are answered alike by its starter.
 */
@RestControllerAdvice
class ShopErrors extends ResponseEntityExceptionHandler {

	@ExceptionHandler
	ProblemDetail outOfStock(OutOfStockException error) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, error.getMessage());
		problem.setTitle("Out of stock");
		problem.setProperty("productId", error.getProductId());
		return problem;
	}

	@Override
	protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(WebExchangeBindException error,
			HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
		error.getBody().setProperty("errors", error.getAllErrors().stream().map(ShopErrors::entry).toList());
		return super.handleWebExchangeBindException(error, headers, status, exchange);
	}

	@Override
	protected Mono<ResponseEntity<Object>> handleHandlerMethodValidationException(
			HandlerMethodValidationException error, HttpHeaders headers, HttpStatusCode status,
			ServerWebExchange exchange) {
		error.getBody()
			.setProperty("errors",
					error.getParameterValidationResults().stream().flatMap(ShopErrors::entries).toList());
		return super.handleHandlerMethodValidationException(error, headers, status, exchange);
	}

	private static Map<String, String> entry(ObjectError error) {
		if (error instanceof FieldError field) {
			return entry(field.getField(), field.isBindingFailure() ? "has the wrong type" : message(field));
		}
		return entry(error.getObjectName(), message(error));
	}

	private static Stream<Map<String, String>> entries(ParameterValidationResult result) {
		String name = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "body");
		Integer index = result.getContainerIndex();
		String field = (index != null) ? name + "[" + index + "]" : name;
		return result.getResolvableErrors().stream().map((error) -> entry(field, message(error)));
	}

	private static Map<String, String> entry(String field, String message) {
		return Map.of("field", field, "message", message);
	}

	private static String message(MessageSourceResolvable error) {
		return Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid");
	}

}
