package io.tortoiseorm.meta;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How names are made, and what is suggested for wrong ones.
 */
class NamesTest {

	@ParameterizedTest
	@CsvSource({ "orderLine,order_line", "OrderLine,order_line", "id,id", "userID,user_id", "HTTPServer,http_server",
			"parseHTTPResponse,parse_http_response", "lineV2,line_v2", "line2Go,line2_go",
			"already_snake,already_snake", "A,a", "aB,a_b", "größeÜber,größe_über" })
	void columnsAndTablesAreSnakeCase(String name, String expected) {
		assertThat(Naming.snakeCase(name)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "OrderLine,orderLine", "HTTPServer,httpServer", "User,user", "Order_Line,orderLine" })
	void relatedNamesAreCamelCase(String name, String expected) {
		assertThat(Naming.camelCase(name)).isEqualTo(expected);
	}

	@Test
	void namesOfIndexesAndConstraintsAreShortAndStable() {
		assertThat(DbNames.index("users", List.of("email"))).isEqualTo("idx_users_email_133a6f");
		assertThat(DbNames.unique("order_lines", List.of("order_id", "product_id")))
			.isEqualTo("uid_order_lines_order_i_b658d0");
		assertThat(DbNames.uniqueIndex("event_team", List.of("event_id", "team_id")))
			.isEqualTo("uidx_event_team_event_i_5cea5b");
		assertThat(DbNames.foreignKey("order_lines", "product_id", "products", "id"))
			.isEqualTo("fk_order_li_products_e535c910");
		assertThat(DbNames.index("t", List.of("a", "b"))).isNotEqualTo(DbNames.index("t", List.of("a", "c")));
	}

	@Test
	void closeNamesAreSuggested() {
		List<String> allowed = List.of("email", "username", "createdAt", "id");
		assertThat(Suggestions.closeTo("emial", allowed)).containsExactly("email");
		assertThat(Suggestions.closeTo("created_at", allowed)).containsExactly("createdAt");
		assertThat(Suggestions.closeTo("USERNAME", allowed)).containsExactly("username");
		assertThat(Suggestions.closeTo("somethingElse", allowed)).isEmpty();
		assertThat(Suggestions.sentence("emial", allowed)).isEqualTo("Did you mean email?");
		assertThat(Suggestions.sentence("somethingElse", allowed))
			.isEqualTo("Allowed: email, username, createdAt, id.");
		assertThat(Suggestions.sentence("x", List.of())).isEqualTo("There are none.");
	}

}
