package io.tortoiseorm.docs;

import java.util.List;

import io.tortoiseorm.HistoricalManager;
import io.tortoiseorm.HistoricalModel;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Functions;
import io.tortoiseorm.migrations.JavaMigration;
import io.tortoiseorm.migrations.MigrationContext;
import reactor.core.publisher.Mono;

/**
 * Splits the names of people into two columns.
 */
// @formatter:off
public class SplitNames implements JavaMigration {

	@Override
	public Mono<Void> up(MigrationContext context) {
		HistoricalManager people = context.model("people");
		return people.filter("fullName__contains", " ")
			.list()
			.flatMap((all) -> {
				all.forEach(SplitNames::split);
				return people.bulkUpdate(all, List.of("firstName", "lastName"));
			})
			.then();
	}

	private static void split(HistoricalModel person) {
		String[] names = person.get("fullName", String.class).split(" ", 2);
		person.set("firstName", names[0]).set("lastName", names[1]);
	}

	@Override
	public Mono<Void> down(MigrationContext context) {
		return context.model("people")
			.filter("lastName__not_isnull", true)
			.update("fullName", Functions.concat("firstName", " ", F.of("lastName")))
			.then();
	}

}
