package io.tortoiseorm.docs.models;

import java.util.List;

import io.tortoiseorm.Values;
import reactor.core.publisher.Mono;

/**
 * The samples of the guide to models that use typed paths.
 */
final class TypedModelSamples {

	private TypedModelSamples() {
	}

	static Mono<List<Enrolment>> parts() {
		return Enrolment.objects.filter(Enrolment_.studentId.eq(1), Enrolment_.courseId.in("maths", "art"))
			.orderBy(Enrolment_.courseId.desc())
			.list();
	}

	static Mono<Enrolment> byKey() {
		return Enrolment.objects.get(Enrolment_.key(1, "maths"));
	}

	static Mono<List<Enrolment>> byKeys() {
		return Enrolment.objects.filter(Enrolment_.pk.in(Enrolment_.key(1, "maths"), Enrolment_.key(2, "art")))
			.orderBy(Enrolment_.pk.desc())
			.list();
	}

	static Mono<Void> link(Student student, Course course) {
		return student.courses.add(course, Values.of(Enrolment_.grade.set(1)));
	}

}
