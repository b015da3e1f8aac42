package io.tortoiseorm.instances;

import java.util.List;
import java.util.Map;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.instances.Enrolments.Enrolment;
import io.tortoiseorm.instances.Enrolments.Mark;
import io.tortoiseorm.jackson.TortoiseJacksonModule;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * References to models with a key of several fields as JSON.
 */
class CompositeRelationJsonTest {

	private final ObjectMapper mapper = JsonMapper.builder().addModule(new TortoiseJacksonModule()).build();

	private Mark read(String json) {
		return this.mapper.readValue(json.replace('\'', '"'), Mark.class);
	}

	private static Map<String, Object> json(ObjectMapper mapper, Object value) {
		return mapper.convertValue(value, new TypeReference<>() {
		});
	}

	@Test
	void eachPartIsWritten() {
		Mark mark = Mark.of(1, 2, List.of(3, "art"));
		assertThat(json(this.mapper, mark)).containsEntry("enrolmentStudentId", 3)
			.containsEntry("enrolmentCourseId", "art")
			.containsEntry("resitStudentId", null)
			.doesNotContainKeys("enrolment", "enrolmentId");
		ObjectMapper snake = this.mapper.rebuild().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		assertThat(json(snake, mark)).containsEntry("enrolment_student_id", 3);
		mark.enrolment.set(Enrolment.of(1, "math", 4));
		assertThat(json(this.mapper, mark)).containsKey("enrolment").doesNotContainKey("enrolmentStudentId");
	}

	@Test
	void keysAreRead() {
		assertThat(read("{'enrolmentStudentId': 3, 'enrolmentCourseId': 'art'}").enrolment.id())
			.isEqualTo(List.of(3, "art"));
		assertThat(read("{'enrolment': [3, 'art'], 'resit': null, 'points': 5}").enrolment.id())
			.isEqualTo(List.of(3, "art"));
		assertThat(read("{'enrolment': {'studentId': 3, 'courseId': 'art'}}").enrolment.id())
			.isEqualTo(List.of(3, "art"));
		assertThat(read("{'enrolmentStudentId': 3}").enrolment.id()).isNull();
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> read("{'enrolment': [3]}"))
			.withStackTraceContaining(ParamsError.class.getSimpleName());
	}

}
