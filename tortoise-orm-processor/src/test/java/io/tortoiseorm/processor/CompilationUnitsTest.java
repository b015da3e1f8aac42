package io.tortoiseorm.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ModelRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models in several modules, parts of a module compiled again, and other processors.
 */
class CompilationUnitsTest {

	private static final String OWNER = """
			package owners;
			import io.tortoiseorm.*;
			import io.tortoiseorm.fields.*;
			import org.jspecify.annotations.Nullable;
			@ModelRecordDefaults(exclude = "secret")
			public class Owner extends Named<Owner> {
				@CharField(maxLength = 9) String secret = "x";
			}
			""";

	private static final String NAMED = """
			package owners;
			import io.tortoiseorm.*;
			import io.tortoiseorm.fields.*;
			import org.jspecify.annotations.Nullable;
			public abstract class Named<M extends Named<M>> extends Model<M> {
				@CharField(maxLength = 20) private String name;
				private @Nullable Integer age;
				public String getName() { return this.name; }
			}
			""";

	private static final String PET = """
			package pets;
			import io.tortoiseorm.*;
			import io.tortoiseorm.fields.*;
			import io.tortoiseorm.relations.*;
			import owners.*;
			@ModelRecord(name = "PetOut", depth = 1)
			public class Pet extends Named<Pet> {
				@ForeignKeyField(relatedName = "pets") private ForeignKeyRelation<Owner> owner;
				public static Object query() {
					return Pet_.owner().name.icontains("x").and(Pet_.owner().eq(new Owner())).and(Pet_.name.eq("y"));
				}
			}
			""";

	@TempDir
	private Path first;

	@TempDir
	private Path second;

	@Test
	void modulesBuildOnEachOther() {
		assertThat(SourceCompiler.into(this.first).compile(OWNER, NAMED).messages()).isEmpty();
		SourceCompiler.Result result = SourceCompiler.into(this.second).against(this.first).compile(PET);
		assertThat(result.messages()).isEmpty();
		assertThat(result.generated("pets/PetOut.java")).contains("record Owner(")
			.contains("String name")
			.doesNotContain("secret");
	}

	@Test
	void registriesFindTheModelsOfAllModulesByTheirIndexes() {
		SourceCompiler.into(this.first).compile(OWNER, NAMED);
		SourceCompiler.Result result = SourceCompiler.into(this.second).against(this.first).compile(PET);
		assertThat(result.generated("META-INF/tortoise/models")).isEqualTo("pets.Pet\n");
		ModelRegistry registry = ModelRegistry.builder()
			.classLoader(result.loader(this.first))
			.app("models", "default", List.of("owners", "pets"))
			.build();
		assertThat(registry.models()).extracting(ModelMeta::name).containsExactlyInAnyOrder("Owner", "Pet");
	}

	@Test
	void modelsCompiledWithoutTheProcessorAreReachedWithoutTheirFields() {
		SourceCompiler.into(this.first).withoutProcessors().compile(OWNER, NAMED);
		SourceCompiler.Result result = SourceCompiler.into(this.second)
			.against(this.first)
			.compile(PET.replace("Pet_.owner().name.icontains(\"x\").and(", "(").replace("\"y\"", "\"z\""));
		assertThat(result.messages()).isEmpty();
		assertThat(result.generated("pets/Pet_.java")).contains("OpaqueToOnePath<Owner, Integer> owner()");
	}

	@Test
	void aModelCompiledAgainAloneKeepsItsRelationsAndTheIndex() {
		String pet = PET.replace("package pets", "package owners").replace("import owners.*;", "");
		assertThat(SourceCompiler.into(this.first).compile(OWNER, NAMED, pet).messages()).isEmpty();
		SourceCompiler.Result again = SourceCompiler.into(this.first).against(this.first).compile(OWNER);
		assertThat(again.messages()).isEmpty();
		assertThat(again.generated("owners/Owner_.java")).contains("Pet_.ToMany<Integer> pets()");
		assertThat(again.generated("META-INF/tortoise/models")).isEqualTo("owners.Owner\nowners.Pet\n");
	}

	@Test
	void aModelThatIsGoneLeavesTheIndex() throws IOException {
		String pet = PET.replace("package pets", "package owners").replace("import owners.*;", "");
		SourceCompiler.into(this.first).compile(OWNER, NAMED, pet);
		Files.delete(this.first.resolve("owners/Pet.class"));
		SourceCompiler.Result again = SourceCompiler.into(this.first).against(this.first).compile(OWNER);
		assertThat(again.messages()).isEmpty();
		assertThat(again.generated("META-INF/tortoise/models")).isEqualTo("owners.Owner\n");
		assertThat(again.generated("owners/Owner_.java")).doesNotContain("pets()");
	}

	@Test
	void aModuleWithoutModelsGetsNoIndex() {
		SourceCompiler.Result result = SourceCompiler.into(this.first)
			.compile("package empty;\npublic class Nothing { }");
		assertThat(result.messages()).isEmpty();
		assertThat(result.has("META-INF/tortoise/models")).isFalse();
	}

	@Test
	void gradleKnowsHowTheProcessorsWork() {
		assertThat(MetamodelTest.resource("META-INF/gradle/incremental.annotation.processors").lines())
			.containsExactlyInAnyOrder(ModelProcessor.class.getName() + ",aggregating",
					ModelRecordProcessor.class.getName() + ",isolating");
		assertThat(MetamodelTest.resource("META-INF/services/javax.annotation.processing.Processor").lines())
			.containsExactlyInAnyOrder(ModelProcessor.class.getName(), ModelRecordProcessor.class.getName());
	}

	@Test
	void seesInitialisersBehindTheWrappersOfBuildTools() {
		SourceCompiler.Result result = SourceCompiler.into(this.first)
			.wrapped()
			.compile(OWNER.replace("@ModelRecordDefaults(exclude = \"secret\")",
					"@ModelRecord(name = \"OwnerIn\", excludeReadOnly = true)"), NAMED);
		assertThat(result.messages()).isEmpty();
		assertThat(result.generated("owners/OwnerIn.java")).contains("@NotNull @Size(max = 20) String name")
			.contains("@Size(max = 9) @Nullable String secret");
	}

	@Test
	void worksWithLombok() throws ReflectiveOperationException {
		SourceCompiler.Result result = SourceCompiler.into(this.first).withLombok().compile("""
				package pets;
				import io.tortoiseorm.*;
				import io.tortoiseorm.fields.*;
				import io.tortoiseorm.relations.*;
				import lombok.*;
				@Getter @Setter @NoArgsConstructor @AllArgsConstructor
				@ModelRecord(name = "CatOut", computed = "loudName")
				@ModelRecord(name = "CatIn", excludeReadOnly = true)
				public class Cat extends Model<Cat> {
					@IntField(primaryKey = true) private Integer id;
					@CharField(maxLength = 20) private String name;
					private boolean wild = true;
					private ForeignKeyRelation<Cat> mother;
					public String getLoudName() { return getName().toUpperCase(); }
					public static Object query() { return Cat_.name.eq("x").and(Cat_.mother().wild.isTrue()); }
				}
				""");
		assertThat(result.errors()).isEmpty();
		ClassLoader loader = result.loader();
		Class<?> input = SourceCompiler.load(loader, "pets.CatIn");
		Object cat = input.getMethod("toModel").invoke(input.getConstructors()[0].newInstance("Tom", null, 7));
		Class<?> output = SourceCompiler.load(loader, "pets.CatOut");
		assertThat(output.getMethod("from", cat.getClass()).invoke(null, cat))
			.hasToString("CatOut[id=null, name=Tom, wild=true, motherId=7, loudName=TOM]");
	}

}
