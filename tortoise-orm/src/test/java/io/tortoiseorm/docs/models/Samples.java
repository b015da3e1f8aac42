package io.tortoiseorm.docs.models;

import java.util.List;
import java.util.Map;

import reactor.core.publisher.Mono;

/**
 * What is done with the models by names.
 */
final class Samples {

	private Samples() {
	}

	record EnrolmentKey(int student, String course) {

	}

	static Mono<Enrolment> keys() {
		return Enrolment.objects.get(List.of(1, "maths"))
			.then(Enrolment.objects.get(new EnrolmentKey(1, "maths")))
			.then(Enrolment.objects.get(Map.of("student", 1, "course", "maths")));
	}

	static Mono<Remark> remark(Enrolment enrolment) {
		return Remark.objects.create("enrolment", enrolment, "text", "Well done");
	}

	static Mono<List<Remark>> remarks() {
		return Remark.objects.filter("enrolment", List.of(1, "maths"), "enrolment__grade__lte", 2)
			.exclude("enrolmentCourseId", "art")
			.selectRelated("enrolment")
			.list();
	}

	static Mono<List<Enrolment>> several() {
		return Enrolment.objects.filter("pk__in", List.of(List.of(1, "maths"), List.of(2, "art")))
			.orderBy("-pk")
			.list();
	}

}
