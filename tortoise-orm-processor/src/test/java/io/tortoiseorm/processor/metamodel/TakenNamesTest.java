package io.tortoiseorm.processor.metamodel;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tortoiseorm.expressions.RelationPath;
import io.tortoiseorm.expressions.ToManyPath;
import io.tortoiseorm.expressions.ToOnePath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The methods of paths that no relation can hide.
 */
class TakenNamesTest {

	@Test
	void knowsAllMethodsWithoutParameters() {
		Set<String> names = Stream.of(RelationPath.class, ToOnePath.class, ToManyPath.class, Object.class)
			.flatMap(
					(type) -> Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getDeclaredMethods())))
			.filter((method) -> method.getParameterCount() == 0 && !Modifier.isPrivate(method.getModifiers())
					&& !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
			.map(Method::getName)
			.filter((name) -> !name.equals("wait0"))
			.collect(Collectors.toSet());
		assertThat(MetamodelWriter.TAKEN).containsAll(names);
	}

}
