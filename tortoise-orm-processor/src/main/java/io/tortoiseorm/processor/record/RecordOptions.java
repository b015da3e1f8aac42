package io.tortoiseorm.processor.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.tortoiseorm.processor.model.Options;

/**
 * What is asked of the record of one model: by the annotation, and by the defaults of the
 * model. Names with a dot are for the records nested in it.
 *
 * @param include the only components, or none for all
 * @param exclude what is left out
 * @param computed methods whose results are components
 * @param writeOnly what is taken and never shown
 * @param optionalFields components that may be left out
 * @param optional whether all may be left out
 * @param input whether it is without what nobody may write
 * @param excludeRawKeys whether a nested relation has no raw key beside it
 * @param sorted whether components are sorted by name
 * @param depth how many levels of relations are nested without being named
 * @param allowCycles whether relations back to models around are nested
 * @param backwardRelations whether relations declared at the other side are nested
 * without being named
 */
record RecordOptions(List<String> include, List<String> exclude, List<String> computed, List<String> writeOnly,
		List<String> optionalFields, boolean optional, boolean input, boolean excludeRawKeys, boolean sorted, int depth,
		boolean allowCycles, boolean backwardRelations) {

	/**
	 * The options of a record.
	 * @param said the annotation of the record
	 * @param defaults that of the model's defaults
	 */
	static RecordOptions of(Options said, Options defaults) {
		return new RecordOptions(joined(said.texts("include"), defaults.texts("include")),
				joined(said.texts("exclude"), defaults.texts("exclude")),
				joined(said.texts("computed"), defaults.texts("computed")), said.texts("writeOnly"),
				said.texts("optionalFields"), said.flag("optional"), said.flag("excludeReadOnly"),
				choose(said, defaults, "excludeRawKeys").flag("excludeRawKeys"),
				choose(said, defaults, "sortAlphabetically").flag("sortAlphabetically"),
				choose(said, defaults, "depth").number("depth"),
				choose(said, defaults, "allowCycles").flag("allowCycles"),
				choose(said, defaults, "backwardRelations").flag("backwardRelations"));
	}

	private static Options choose(Options said, Options defaults, String option) {
		return (said.written(option) == null && defaults.written(option) != null) ? defaults : said;
	}

	/**
	 * The options of a record nested in this one.
	 * @param relation the relation that it is nested for
	 * @param defaults the defaults of its model
	 */
	RecordOptions nested(String relation, Options defaults) {
		Function<List<String>, List<String>> inner = (names) -> names.stream()
			.filter((name) -> name.startsWith(relation + "."))
			.map((name) -> name.substring(relation.length() + 1))
			.toList();
		return new RecordOptions(joined(inner.apply(this.include), defaults.texts("include")),
				joined(inner.apply(this.exclude), defaults.texts("exclude")),
				joined(inner.apply(this.computed), defaults.texts("computed")), inner.apply(this.writeOnly),
				inner.apply(this.optionalFields), this.optional, this.input, this.excludeRawKeys, this.sorted,
				Math.max(0, this.depth - 1), this.allowCycles, this.backwardRelations);
	}

	/**
	 * The same, but without a name, unless it is asked for.
	 */
	RecordOptions without(String name) {
		if (this.include.contains(name)) {
			return this;
		}
		return new RecordOptions(this.include, joined(this.exclude, List.of(name)), this.computed, this.writeOnly,
				this.optionalFields, this.optional, this.input, this.excludeRawKeys, this.sorted, this.depth,
				this.allowCycles, this.backwardRelations);
	}

	private static List<String> joined(List<String> names, List<String> more) {
		List<String> all = new ArrayList<>(names);
		all.addAll(more);
		return all;
	}

	/**
	 * Whether a component is asked for by name, itself or by one nested in it.
	 */
	boolean names(String name) {
		return this.include.stream().anyMatch((each) -> each.equals(name) || each.startsWith(name + "."));
	}

	/**
	 * Whether a component may be there.
	 */
	boolean allows(String name) {
		return (this.include.isEmpty() || names(name) || isWriteOnly(name)) && !this.exclude.contains(name);
	}

	boolean isWriteOnly(String name) {
		return this.writeOnly.contains(name);
	}

	boolean isOptional(String name) {
		return this.optional || this.optionalFields.contains(name);
	}

	/**
	 * The computed components of this record itself.
	 */
	List<String> ownComputed() {
		return own(this.computed);
	}

	/**
	 * What is taken and never shown by this record itself.
	 */
	List<String> ownWriteOnly() {
		return own(this.writeOnly);
	}

	private static List<String> own(List<String> names) {
		return names.stream().filter((name) -> !name.contains(".")).distinct().toList();
	}

}
