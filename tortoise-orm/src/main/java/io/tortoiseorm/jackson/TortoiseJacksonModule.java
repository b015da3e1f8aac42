package io.tortoiseorm.jackson;

import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;

/**
 * Teaches Jackson models. They are written with their fields, whatever the visibility,
 * and with what their getters give, but without what the ORM keeps about them:
 * <ul>
 * <li>a fetched relation is nested, and a list of instances where it leads to many;
 * <li>a foreign key that was not fetched is its raw key, such as {@code customerId}, or
 * the fields of a composite key, such as {@code enrolmentStudentId};
 * <li>any other relation that was not fetched is left out, as are fields that a query by
 * {@code only(..)} did not load;
 * <li>annotations of the query, and what was prefetched under a name of its own, are
 * there by their names;
 * <li>an instance inside itself is left out, and a foreign key to it is its raw key.
 * </ul>
 * Annotations of Jackson on fields and getters hold, as do naming strategies. Reading
 * sets the fields, and foreign keys by their raw keys, arrays of the values of composite
 * keys, or nested instances; relations to many are passed over.
 * <p>
 * Mappers that look for modules find it by themselves.
 */
public final class TortoiseJacksonModule extends JacksonModule {

	@Override
	public String getModuleName() {
		return getClass().getName();
	}

	@Override
	public Version version() {
		return Version.unknownVersion();
	}

	@Override
	public void setupModule(SetupContext context) {
		context.appendAnnotationIntrospector(new ModelIntrospector());
		context.addSerializerModifier(new ModelSerializerModifier());
		context.addDeserializerModifier(new ModelDeserializerModifier());
	}

}
