package io.tortoiseorm.processor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The classes of typed paths.
 */
class MetamodelTest {

	@TempDir
	private Path output;

	@Test
	void isReadable() {
		SourceCompiler.Result result = SourceCompiler.into(this.output).compile(ShopSources.with());
		assertThat(result.messages()).isEmpty();
		assertThat(result.generated("shop/Order_.java")).isEqualTo(resource("generated/Order_.txt"));
		assertThat(result.generated("shop/User_.java")).isEqualTo(resource("generated/User_.txt"));
	}

	@Test
	void hasInheritedFieldsOfGenericSuperclasses() {
		SourceCompiler.Result result = SourceCompiler.into(this.output).compile(ShopSources.HEADER + """
				public class Note extends Owned<Note, UUID> { String text; }
				""", ShopSources.HEADER + """
				public abstract class Owned<M extends Owned<M, T>, T> extends Model<M> {
					T mark;
					@ForeignKeyField(relatedName = "-") ForeignKeyRelation<M> previous;
				}
				""");
		assertThat(result.messages()).isEmpty();
		assertThat(result.generated("shop/Note_.java")).contains("ComparablePath<UUID> mark = ")
			.contains("NumberPath<Integer> previousId = ")
			.contains("public static ToOne<Integer> previous()")
			.contains("NumberPath<Integer> id = ");
		assertThat(result.has("shop/Owned_.java")).isFalse();
	}

	@Test
	void knowsTheTypesOfKeys() {
		SourceCompiler.Result result = SourceCompiler.into(this.output).compile(ShopSources.HEADER + """
				public class Country extends Model<Country> {
					@CharField(maxLength = 2, primaryKey = true) String code;
					@UUIDField(unique = true) UUID mark;
				}
				""", ShopSources.HEADER + """
				public class Capital extends Model<Capital> {
					@OneToOneField(primaryKey = true) OneToOneRelation<Country> country;
					@ForeignKeyField(toField = "mark", relatedName = "others") ForeignKeyRelation<Country> other;
				}
				""", ShopSources.HEADER + """
				public class Street extends Model<Street> {
					@ForeignKeyField ForeignKeyRelation<Capital> capital;
				}
				""");
		assertThat(result.messages()).isEmpty();
		assertThat(result.generated("shop/Capital_.java")).contains("StringPath countryId = ")
			.contains("StringPath pk = ")
			.contains("ComparablePath<UUID> otherId = ")
			.contains("Country_.ToOne<String> country()")
			.contains("Country_.ToOne<UUID> other()")
			.contains("Street_.ToMany<Integer> streets()");
		assertThat(result.generated("shop/Street_.java")).contains("StringPath capitalId = ")
			.contains("Capital_.ToOne<String> capital()");
		assertThat(result.generated("shop/Country_.java")).contains("Capital_.ToOne<String> capital()")
			.contains("Capital_.ToMany<String> others()");
	}

	@Test
	void keepsNamesThatJavaOrPathsHaveTaken() {
		SourceCompiler.Result result = SourceCompiler.into(this.output).compile(ShopSources.HEADER + """
				public class Leaf extends Model<Leaf> {
					@ForeignKeyField(relatedName = "default") ForeignKeyRelation<Leaf> path;
					@ForeignKeyField(relatedName = "notify") ForeignKeyRelation<Leaf> asc;
					@ForeignKeyField(relatedName = "any") ForeignKeyRelation<Leaf> in;
					@ForeignKeyField(relatedName = "toOne") ForeignKeyRelation<Leaf> dynamic;
					String from;
					String name;
				}
				""");
		assertThat(result.messages()).isEmpty();
		assertThat(result.generated("shop/Leaf_.java")).contains("path_()", "default_()", "asc_()", "notify_()", "in()",
				"any()", "toOne()", "dynamic_()", "(null, \"default\")");
	}

	@Test
	void isAsVisibleAsTheModel() {
		SourceCompiler.Result result = SourceCompiler.into(this.output).compile(ShopSources.HEADER + """
				class Hidden extends Model<Hidden> {
					String name;
					public static class Inner extends Model<Inner> { String name; }
					private static class Secret extends Model<Secret> { String name; }
				}
				""");
		assertThat(result.messages()).isEmpty();
		assertThat(result.generated("shop/Hidden_.java")).contains("\nfinal class Hidden_ {");
		assertThat(result.generated("shop/Hidden_Inner_.java")).contains("\nfinal class Hidden_Inner_ {");
		assertThat(result.has("shop/Hidden_Secret_.java")).isFalse();
		assertThat(result.generated("META-INF/tortoise/models"))
			.isEqualTo("shop.Hidden\nshop.Hidden$Inner\nshop.Hidden$Secret\n");
	}

	@Test
	void passesByTypesThatItCannotName() {
		SourceCompiler.Result result = SourceCompiler.into(this.output).compile(ShopSources.HEADER + """
				public class Box extends Model<Box> {
					private Shade shade = Shade.DARK;
					private enum Shade { DARK, LIGHT }
				}
				""");
		assertThat(result.messages()).isEmpty();
		assertThat(result.generated("shop/Box_.java")).contains("ComparablePath<Object> shade = ");
	}

	@Test
	void isInThePackageOfTheModelAndLeadsToOthers() {
		SourceCompiler.Result result = SourceCompiler.into(this.output).compile("""
				package one;
				import io.tortoiseorm.*;
				public class Owner extends Model<Owner> { String name; }
				""", """
				package two;
				import io.tortoiseorm.*;
				import io.tortoiseorm.relations.*;
				public class Pet extends Model<Pet> {
					ForeignKeyRelation<one.Owner> owner;
					Object query = null;
				}
				""".replace("Object query = null;", "static Object query = one.Owner_.pets().owner().name.eq(\"x\");"));
		assertThat(result.messages()).isEmpty();
	}

	@Test
	void needsNeitherNullMarkedNorGenerated() {
		SourceCompiler.Result result = SourceCompiler.into(this.output).without("jspecify").compile("""
				package plain;
				import io.tortoiseorm.*;
				public class Owner extends Model<Owner> { String name; }
				""");
		assertThat(result.errors()).isEmpty();
		assertThat(result.generated("plain/Owner_.java")).doesNotContain("jspecify");
	}

	static String resource(String name) {
		try (InputStream in = MetamodelTest.class.getClassLoader().getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
