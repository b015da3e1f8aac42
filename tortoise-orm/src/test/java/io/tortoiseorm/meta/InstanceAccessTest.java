package io.tortoiseorm.meta;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.TimeField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * How instances are made, read and written.
 */
class InstanceAccessTest {

	private final ModelRegistry registry = Registries.of(Parcel.class, Sender.class, Wide.class, Failing.class);

	private final ModelMeta parcel = this.registry.get(Parcel.class);

	@Test
	void newInstancesHaveTheDefaultsOfTheirClass() {
		Parcel instance = (Parcel) this.parcel.newInstance();
		assertThat(instance.weight).isEqualTo(1);
		assertThat(field("weight").get(instance)).isEqualTo(1);
		assertThat(instance.sender).isNotNull();
		assertThat(InstanceState.of(instance).isPersisted()).isFalse();
	}

	@Test
	void aConstructorThatFailsIsNotHidden() {
		ModelMeta failing = this.registry.get(Failing.class);
		assertThatIllegalStateException().isThrownBy(failing::newInstance).withMessage("no");
	}

	@Test
	void propertiesAreReadAndWrittenWhateverTheirVisibility() {
		Parcel instance = new Parcel();
		field("id").set(instance, 4);
		field("note").set(instance, "fragile");
		field("weight").set(instance, 9);
		assertThat(instance.id).isEqualTo(4);
		assertThat(instance.getNote()).isEqualTo("fragile");
		assertThat(instance.weight).isEqualTo(9);
		field("note").set(instance, null);
		assertThat(field("note").get(instance)).isNull();
	}

	@Test
	void valuesThatDoNotFitNameTheField() {
		Parcel instance = new Parcel();
		assertThatExceptionOfType(OperationalError.class).isThrownBy(() -> field("weight").set(instance, null))
			.withMessage("Parcel.weight holds int, which null does not fit."
					+ " Use the wrapper class for a column that can be NULL.");
		assertThatExceptionOfType(OperationalError.class).isThrownBy(() -> field("note").set(instance, 5))
			.withMessage("Parcel.note holds String, which Integer does not fit.");
	}

	@Test
	void aWriterSetsItsFieldsAndNoOthers() {
		Parcel instance = new Parcel();
		InstanceWriter writer = this.parcel.writer(List.of(field("note"), field("senderId"), field("id")));
		writer.write(instance, new Object[] { "fragile", 7L, 3 });
		assertThat(instance.getNote()).isEqualTo("fragile");
		assertThat(instance.sender.id()).isEqualTo(7L);
		assertThat(instance.sender.isFetched()).isFalse();
		assertThat(instance.id).isEqualTo(3);
		assertThat(instance.weight).isEqualTo(1);
	}

	@Test
	void aWriterNamesTheFieldThatAValueDoesNotFit() {
		InstanceWriter writer = this.parcel.writer(List.of(field("note"), field("weight")));
		assertThatExceptionOfType(OperationalError.class)
			.isThrownBy(() -> writer.write(new Parcel(), new Object[] { "fragile", null }))
			.withMessageStartingWith("Parcel.weight holds int, which null does not fit.");
		assertThatExceptionOfType(OperationalError.class)
			.isThrownBy(() -> writer.write(new Parcel(), new Object[] { 1, 2 }))
			.withMessage("Parcel.note holds String, which Integer does not fit.");
	}

	@Test
	void aWriterIsMadeOnceForEachListOfFields() {
		InstanceWriter writer = this.parcel.writer(List.of(field("note"), field("id")));
		assertThat(this.parcel.writer(List.of(field("note"), field("id")))).isSameAs(writer);
		assertThat(this.parcel.writer(Arrays.asList(field("note"), field("id")))).isSameAs(writer);
		assertThat(this.parcel.writer(List.of(field("id"), field("note")))).isNotSameAs(writer);
	}

	@Test
	void aWriterOfNothingWritesNothing() {
		Parcel instance = new Parcel();
		this.parcel.writer(List.of()).write(instance, new Object[0]);
		assertThat(instance.weight).isEqualTo(1);
	}

	@Test
	void manyColumnsAreNoProblem() {
		ModelMeta wide = this.registry.get(Wide.class);
		List<FieldMeta> fields = wide.fields();
		Object[] values = new Object[fields.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = i;
		}
		Wide instance = new Wide();
		wide.writer(fields).write(instance, values);
		assertThat(fields).allSatisfy((field) -> assertThat(field.get(instance)).isEqualTo(field.index()));
	}

	@Test
	void theCurrentTimeComesInTheTypeOfTheField() {
		Clock clock = Clock.fixed(Instant.parse("2024-03-31T01:30:00.123456789Z"), ZoneId.of("Europe/Berlin"));
		assertThat(field("sentAt").now(clock)).isEqualTo(Instant.parse("2024-03-31T01:30:00.123456Z"));
		assertThat(field("offset").now(clock))
			.isEqualTo(OffsetDateTime.of(2024, 3, 31, 1, 30, 0, 123_456_000, ZoneOffset.UTC));
		assertThat(field("local").now(clock)).isEqualTo(LocalDateTime.of(2024, 3, 31, 3, 30, 0, 123_456_000));
		assertThat(field("time").now(clock)).isEqualTo(LocalTime.of(3, 30, 0, 123_456_000));
	}

	@Test
	void conversionsNameTheField() {
		assertThat(field("weight").toLogical("5")).isEqualTo(5);
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> field("weight").toLogical("five"))
			.withMessage(
					"Parcel.weight: expected a whole number from -2147483648 to 2147483647, found String \"five\".");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> field("senderId").toOperand(new Object[0]))
			.withMessageStartingWith("Parcel.senderId: expected a whole number");
	}

	@Test
	void theStateOfAnInstanceIsKept() {
		Parcel instance = new Parcel();
		InstanceState state = InstanceState.of(instance);
		assertThat(InstanceState.of(instance)).isSameAs(state);
		assertThat(state.isPartial()).isFalse();
		assertThat(state.isLoaded(field("note"))).isTrue();
		state.setLoaded(new FieldMeta[] { field("id") });
		assertThat(state.isPartial()).isTrue();
		assertThat(state.isLoaded(field("note"))).isFalse();
		assertThat(state.isLoaded(field("id"))).isTrue();
		state.setLoaded(null);
		assertThat(state.isPartial()).isFalse();
		assertThat(state.annotations()).isEmpty();
		state.setAnnotation("total", 5L);
		assertThat(state.annotations()).containsEntry("total", 5L);
		assertThat(state.hasAttribute("lines")).isFalse();
		state.setAttribute("lines", null);
		assertThat(state.hasAttribute("lines")).isTrue();
		assertThat(state.attribute("lines")).isNull();
		assertThat(state.snapshot()).isNull();
	}

	private FieldMeta field(String name) {
		return this.parcel.field(name);
	}

	static class Parcel extends TestModel<Parcel> {

		@IntField(primaryKey = true)
		public Integer id;

		private @Nullable String note;

		int weight = 1;

		@ForeignKeyField
		protected ForeignKeyRelation<Sender> sender;

		@DatetimeField(autoNow = true)
		Instant sentAt;

		OffsetDateTime offset;

		LocalDateTime local;

		@TimeField(autoNow = true)
		LocalTime time;

		@Nullable String getNote() {
			return this.note;
		}

	}

	static class Sender extends TestModel<Sender> {

		@BigIntField(primaryKey = true)
		Long id;

	}

	static class Failing extends TestModel<Failing> {

		Failing() {
			throw new IllegalStateException("no");
		}

	}

	@SuppressWarnings("unused")
	static class Wide extends TestModel<Wide> {

		Integer c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19;

		Integer c20, c21, c22, c23, c24, c25, c26, c27, c28, c29, c30, c31, c32, c33, c34, c35, c36, c37, c38, c39;

		Integer c40, c41, c42, c43, c44, c45, c46, c47, c48, c49, c50, c51, c52, c53, c54, c55, c56, c57, c58, c59;

		Integer c60, c61, c62, c63, c64, c65, c66, c67, c68, c69, c70, c71, c72, c73, c74, c75, c76, c77, c78, c79;

		Integer c80, c81, c82, c83, c84, c85, c86, c87, c88, c89, c90, c91, c92, c93, c94, c95, c96, c97, c98, c99;

		Integer c100, c101, c102, c103, c104, c105, c106, c107, c108, c109, c110, c111, c112, c113, c114, c115, c116,
				c117, c118, c119;

		Integer c120, c121, c122, c123, c124, c125, c126, c127, c128, c129, c130, c131, c132, c133, c134, c135, c136,
				c137, c138, c139;

		Integer c140, c141, c142, c143, c144, c145, c146, c147, c148, c149, c150, c151, c152, c153, c154, c155, c156,
				c157, c158, c159;

		Integer c160, c161, c162, c163, c164, c165, c166, c167, c168, c169, c170, c171, c172, c173, c174, c175, c176,
				c177, c178, c179;

		Integer c180, c181, c182, c183, c184, c185, c186, c187, c188, c189, c190, c191, c192, c193, c194, c195, c196,
				c197, c198, c199;

	}

}
