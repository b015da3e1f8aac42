package io.tortoiseorm.query;

import java.util.List;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Role;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.Thing;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Lookups on text, with and without regard to case, by pattern and by regular expression.
 */
class TextLookupsTest extends QueryTest {

	@Test
	void caseCountsOnEveryDatabase() {
		assertThat(keys(User.objects.filter("username", "carol"))).isEmpty();
		assertThat(keys(User.objects.filter("username", "Carol"))).containsExactly(3);
		assertThat(keys(User.objects.filter("username__contains", "aro"))).containsExactly(3);
		assertThat(keys(User.objects.filter("username__contains", "ARO"))).isEmpty();
		assertThat(keys(User.objects.filter("username__startswith", "car"))).isEmpty();
		assertThat(keys(User.objects.filter("username__endswith", "ROL"))).isEmpty();
		assertThat(keys(Thing.objects.filter("label__in", List.of("alpha")))).hasSize(1);
	}

	@Test
	void beginningsEndsAndParts() {
		assertThat(keys(Product.objects.filter("name__startswith", "Mech"))).containsExactly(1);
		assertThat(keys(Product.objects.filter("name__endswith", "ball"))).containsExactly(16);
		assertThat(keys(Product.objects.filter("name__contains", "oar").orderBy("id"))).containsExactly(1, 2);
	}

	@Test
	void beginningsEndsAndPartsInAnyCase() {
		assertThat(keys(Product.objects.filter("name__istartswith", "MECH"))).containsExactly(1);
		assertThat(keys(Product.objects.filter("name__iendswith", "BALL"))).containsExactly(16);
		assertThat(keys(Product.objects.filter("name__icontains", "KeyBoard").orderBy("id"))).containsExactly(1, 2, 3);
		assertThat(keys(User.objects.filter("username__iexact", "CAROL"))).containsExactly(3);
	}

	@Test
	void caseIsFoldedBeyondAscii() {
		assertThat(keys(Product.objects.filter("name__icontains", "ünï"))).containsExactly(14);
		assertThat(keys(Product.objects.filter("name__iexact", "ÜNÏCÖDÉ VASE"))).containsExactly(14);
	}

	@Test
	void wildcardsOfLikeAreTextLikeAnyOther() {
		assertThat(keys(Product.objects.filter("name__contains", "%"))).containsExactly(6);
		assertThat(keys(Product.objects.filter("name__contains", "_"))).containsExactly(9);
		assertThat(keys(Product.objects.filter("name__contains", "\\"))).containsExactly(15);
		assertThat(keys(Product.objects.filter("name__icontains", "'QUOTED'"))).containsExactly(11);
		assertThat(keys(Tag.objects.filter("name__istartswith", "100%_"))).containsExactly(8);
		assertThat(keys(Thing.objects.filter("label__contains", "*"))).isEmpty();
		assertThat(keys(Thing.objects.filter("label__contains", "?"))).isEmpty();
		assertThat(keys(Thing.objects.filter("label__contains", "["))).isEmpty();
	}

	@Test
	void trailingBlanksCount() {
		assertThat(await(Thing.objects.filter("body", "long text long text ").count())).isEqualTo(1);
		assertThat(await(Thing.objects.filter("body", "long text long text").count())).isZero();
	}

	@Test
	void textIsOrderedByCodePoint() {
		assertThat(keys(User.objects.filter("username__lt", "a").orderBy("username"))).containsExactly(3, 7);
		assertThat(keys(User.objects.filter("username__range", List.of("a", "c")).orderBy("id"))).containsExactly(1, 2);
	}

	@Test
	void emptyTextIsNotNull() {
		assertThat(await(Thing.objects.filter("label", "").count())).isEqualTo(1);
		assertThat(await(Thing.objects.filter("label__isnull", true).count())).isEqualTo(1);
		assertThat(await(Thing.objects.filter("label__startswith", "").count())).isEqualTo(7);
	}

	@Test
	void regularExpressions() {
		assertThat(keys(User.objects.filter("username__posix_regex", "^[A-Z]").orderBy("id"))).containsExactly(3, 7);
		assertThat(keys(User.objects.filter("username__regex", "^[A-Z]").orderBy("id"))).containsExactly(3, 7);
		assertThat(keys(User.objects.filter("username__posixRegex", "y$").orderBy("id"))).containsExactly(10, 11);
		assertThat(keys(User.objects.filter("username__iposix_regex", "^[gc]").orderBy("id"))).containsExactly(3, 7);
		assertThat(keys(User.objects.filter("username__iregex", "^GR"))).containsExactly(7);
		assertThat(keys(User.objects.filter("username__posix_regex", "^GR"))).isEmpty();
	}

	@Test
	void namedEnumsAreComparedByConstantAndByValue() {
		assertThat(keys(User.objects.filter("role", Role.ADMIN))).containsExactly(7);
		assertThat(keys(User.objects.filter("role", "admin"))).containsExactly(7);
		assertThat(keys(User.objects.filter("role__in", List.of(Role.ADMIN, "editor")).orderBy("id")))
			.containsExactly(4, 7);
		assertThat(keys(User.objects.filter("role__startswith", "adm"))).containsExactly(7);
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> list(User.objects.filter("role", "king")))
			.withMessageContaining("User.role");
	}

	@Test
	void unknownLookupsAreRefusedWithThoseThatAreClose() {
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> list(User.objects.filter("username__icontain", "a")))
			.withMessageContaining("icontains");
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> list(User.objects.filter("usrname", "a")))
			.withMessageContaining("Did you mean username");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> list(User.objects.filter("username__contains", F.of("email"))))
			.withMessageContaining("plain text");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> list(User.objects.filter("username__contains", null)));
	}

}
