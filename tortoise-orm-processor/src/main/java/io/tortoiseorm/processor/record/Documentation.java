package io.tortoiseorm.processor.record;

import java.util.regex.Pattern;

import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

import io.tortoiseorm.processor.model.Javadoc;
import io.tortoiseorm.processor.model.ModelClass;
import io.tortoiseorm.processor.model.Options;
import io.tortoiseorm.processor.model.Property;
import org.jspecify.annotations.Nullable;

/**
 * What fields and models are, for the documentation of records: what annotations say,
 * else the main description of the documentation comment.
 */
final class Documentation {

	private static final Pattern LABELLED_LINK = Pattern.compile("\\{@link(?:plain)?\\s+\\S+\\s+([^}]+)}");

	private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+(?:\\S*#)?([^}]*)}");

	private static final Pattern MARKUP = Pattern.compile("<[^>]+>");

	private final Elements elements;

	Documentation(Elements elements) {
		this.elements = elements;
	}

	/**
	 * The description of a field, as plain text.
	 */
	@Nullable String of(Property property) {
		String said = property.options().text("description");
		return (said != null || property.element() == null) ? said : comment(property.element());
	}

	/**
	 * The description of a method that computes a component, as plain text.
	 */
	@Nullable String of(Element method) {
		return comment(method);
	}

	/**
	 * The description of a record, as plain text.
	 * @param said the annotation of the record
	 * @param model the model
	 */
	@Nullable String of(Options said, ModelClass model) {
		String description = said.text("description");
		if (description == null) {
			description = comment(model.element());
		}
		return (description != null) ? description : model.table().text("description");
	}

	private @Nullable String comment(Element element) {
		String comment = this.elements.getDocComment(element);
		if (comment == null) {
			return null;
		}
		String main = comment.split("(?m)^\\s*@\\w+", 2)[0];
		String linked = LABELLED_LINK.matcher(main).replaceAll("$1");
		String plain = MARKUP.matcher(INLINE_TAG.matcher(linked).replaceAll("$1")).replaceAll("");
		String text = plain.replaceAll("\\s+", " ")
			.strip()
			.replace("&lt;", "<")
			.replace("&gt;", ">")
			.replace("&#64;", "@")
			.replace("&amp;", "&");
		return text.isEmpty() ? null : text;
	}

	/**
	 * Plain text in a documentation comment.
	 */
	static String inComment(String text) {
		return Javadoc.escaped(text);
	}

}
