package io.tortoiseorm;

import java.util.Arrays;
import java.util.List;

import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.UniqueDefinition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What fields and relations are called that are made from tables.
 */
class HistoricalNamesTest {

	private static final ColumnDefinition ID = new ColumnDefinition("id", SqlType.INTEGER, false, true, null, null,
			null);

	private static ModelMeta model(String table, HistoricalModels.Source... sources) {
		Tortoise base = Tortoise.builder(ModelRegistry.builder().build()).build();
		return HistoricalModels.of(base, List.of(sources))
			.tortoise()
			.registry()
			.models()
			.stream()
			.filter((model) -> model.table().name().equals(table))
			.findFirst()
			.orElseThrow();
	}

	private static HistoricalModels.Source table(@Nullable String model, String name, List<String> references,
			String... columns) {
		return table(model, new TableRef(null, name), "default", references, columns);
	}

	private static HistoricalModels.Source keyed(HistoricalModels.Source source, String... key) {
		TableDefinition table = source.table();
		return new HistoricalModels.Source(source.name(), "app", source.connection(), source.pairs(),
				new TableDefinition(table.table(), table.columns(), List.of(key), table.uniques(), table.indexes(),
						table.foreignKeys(), table.checks(), null));
	}

	/** References are written as {@code column>table.column}. */
	private static HistoricalModels.Source table(@Nullable String model, TableRef name, String connection,
			List<String> references, String... columns) {
		List<ForeignKeyDefinition> keys = references.stream().map((text) -> {
			String[] parts = text.split("[>.]");
			return new ForeignKeyDefinition("fk_" + parts[0], List.of(parts[0].split(",")),
					new TableRef(null, parts[1]), List.of(parts[2].split(",")), "CASCADE");
		}).toList();
		List<ColumnDefinition> all = new java.util.ArrayList<>((model != null) ? List.of(ID) : List.of());
		Arrays.stream(columns).forEach((column) -> all.add(ColumnDefinition.of(column, SqlType.INTEGER, true)));
		List<UniqueDefinition> uniques = Arrays.stream(columns)
			.filter((column) -> column.startsWith("only_"))
			.map((column) -> new UniqueDefinition("uid_" + column, List.of(column)))
			.toList();
		return new HistoricalModels.Source((model != null) ? model : name.name(), "app", connection, model == null,
				new TableDefinition(name, all, (model != null) ? List.of("id") : List.of(), uniques, List.of(), keys,
						List.of(), null));
	}

	private static List<String> fields(ModelMeta model) {
		return model.fields().stream().map((field) -> field.name()).toList();
	}

	private static List<String> relations(ModelMeta model) {
		return model.relations()
			.stream()
			.map((relation) -> relation.name() + " " + relation.kind() + " " + relation.target().name())
			.toList();
	}

	@Test
	void aRelationIsNamedByItsColumnAndTheWayBackByTheModel() {
		HistoricalModels.Source[] tables = {
				table("OrderLine", "order_lines", List.of("order_id>orders.id"), "order_id"),
				table("Order", "orders", List.of()) };
		ModelMeta lines = model("order_lines", tables);
		assertThat(fields(lines)).containsExactly("id", "orderId");
		assertThat(relations(lines)).containsExactly("order FOREIGN_KEY Order");
		assertThat(relations(model("orders", tables))).containsExactly("orderLines REVERSE_FOREIGN_KEY OrderLine");
	}

	@Test
	void severalRelationsToOneTableAreToldApart() {
		HistoricalModels.Source[] tables = { table("Ticket", "tickets",
				List.of("author_id>people.id", "reviewer>people.id"), "author_id", "reviewer"),
				table("Person", "people", List.of()) };
		assertThat(fields(model("tickets", tables))).containsExactly("id", "authorId", "reviewerId");
		assertThat(relations(model("people", tables))).containsExactly("ticketsByAuthor REVERSE_FOREIGN_KEY Ticket",
				"ticketsByReviewer REVERSE_FOREIGN_KEY Ticket");
	}

	@Test
	void aTreeKnowsItsParentsAndChildren() {
		ModelMeta nodes = model("nodes", table("Node", "nodes", List.of("parent_id>nodes.id"), "parent_id"));
		assertThat(relations(nodes)).containsExactly("parent FOREIGN_KEY Node", "nodes REVERSE_FOREIGN_KEY Node");
	}

	@Test
	void aUniqueKeyLeadsToOneAndKeysMayLeadToUniqueColumns() {
		HistoricalModels.Source[] tables = {
				table("Badge", "badges", List.of("only_person_id>people.only_number"), "only_person_id"),
				table("Person", "people", List.of(), "only_number") };
		ModelMeta badges = model("badges", tables);
		RelationMeta person = badges.relation("onlyPerson");
		assertThat(person).isNotNull();
		assertThat(person.kind()).isEqualTo(RelationMeta.Kind.ONE_TO_ONE);
		assertThat(person.targetField().name()).isEqualTo("onlyNumber");
		assertThat(relations(model("people", tables))).containsExactly("badge REVERSE_ONE_TO_ONE Badge");
	}

	@Test
	void pairsLinkTwoTablesAndOneTableWithItself() {
		HistoricalModels.Source[] tables = { table("Person", "people", List.of()), table("Tag", "tags", List.of()),
				table(null, "people_tags", List.of("people_id>people.id", "tag_id>tags.id"), "people_id", "tag_id"),
				table(null, "friends", List.of("person_id>people.id", "friend_id>people.id"), "person_id",
						"friend_id") };
		assertThat(relations(model("people", tables))).contains("tags MANY_TO_MANY Tag",
				"peopleTags REVERSE_FOREIGN_KEY people_tags", "persons MANY_TO_MANY Person",
				"friends MANY_TO_MANY Person", "friendsByPerson REVERSE_FOREIGN_KEY friends",
				"friendsByFriend REVERSE_FOREIGN_KEY friends");
		assertThat(relations(model("tags", tables))).contains("persons MANY_TO_MANY Person");
		assertThat(relations(model("people_tags", tables))).containsExactly("people FOREIGN_KEY Person",
				"tag FOREIGN_KEY Tag");
	}

	@Test
	void aKeyOfSeveralColumnsIsOneRelation() {
		HistoricalModels.Source[] tables = {
				keyed(table("Order", "orders", List.of(), "year", "number"), "year", "number"),
				keyed(table("Line", "lines", List.of("order_number,order_year>orders.number,year"), "order_year",
						"order_number", "nr"), "order_year", "order_number", "nr"),
				table("Bill", "bills", List.of("y,n>orders.year,number"), "y", "n"),
				table("Part", "parts", List.of("year,nr>orders.year,number", "year>years.id"), "year", "nr"),
				table("Year", "years", List.of()), table("Tag", "tags", List.of()),
				table(null, "marks", List.of("order_year,order_number>orders.year,number", "tag_id>tags.id"),
						"order_year", "order_number", "tag_id") };
		ModelMeta lines = model("lines", tables);
		assertThat(relations(lines)).containsExactly("order FOREIGN_KEY Order");
		assertThat(fields(lines)).containsExactly("id", "orderYear", "orderNumber", "nr");
		assertThat(lines.keyFields()).extracting((field) -> field.name())
			.containsExactly("orderYear", "orderNumber", "nr");
		assertThat(fields(model("bills", tables))).containsExactly("id", "orderYear", "orderNumber");
		assertThat(relations(model("parts", tables))).containsExactly("year FOREIGN_KEY Year");
		assertThat(relations(model("orders", tables))).containsExactlyInAnyOrder("lines REVERSE_FOREIGN_KEY Line",
				"bills REVERSE_FOREIGN_KEY Bill", "tags MANY_TO_MANY Tag", "marks REVERSE_FOREIGN_KEY marks");
	}

	@Test
	void whatCannotBeARelationStaysAColumn() {
		HistoricalModels.Source[] tables = {
				table("Ticket", "tickets",
						List.of("owner>people.id", "team_id>teams.id", "plain_id>people.name", "a,b>people.id,name",
								"gone_id>nothing.id", "far_id>far.id"),
						"owner", "owner_id", "team", "team_id", "plain_id", "a", "b", "gone_id", "far_id", "a_b", "aB"),
				table("Person", "people", List.of(), "name", "tickets"), table("Team", "teams", List.of()),
				table("Far", new TableRef(null, "far"), "elsewhere", List.of()), table("Odd",
						new TableRef(null, "2 odd"), "default", List.of("team_id>teams.id"), "team_id", "x y", "_") };
		ModelMeta tickets = model("tickets", tables);
		assertThat(relations(tickets)).isEmpty();
		assertThat(fields(tickets)).containsExactly("id", "owner", "ownerId", "team", "teamId", "plainId", "a", "b",
				"goneId", "farId", "aB", "aB_");
		assertThat(fields(model("2 odd", tables))).containsExactly("id", "teamId", "x y", "_");
		assertThat(relations(model("teams", tables))).containsExactly("odds REVERSE_FOREIGN_KEY Odd");
	}

}
