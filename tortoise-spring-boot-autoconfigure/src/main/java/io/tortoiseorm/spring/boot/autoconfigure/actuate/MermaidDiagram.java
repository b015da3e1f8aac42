package io.tortoiseorm.spring.boot.autoconfigure.actuate;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;

/**
 * Draws models and their relations as an entity relationship diagram of Mermaid.
 */
final class MermaidDiagram {

	private final StringBuilder text = new StringBuilder("erDiagram\n");

	private final Map<String, Long> names;

	private MermaidDiagram(Collection<ModelMeta> models) {
		this.names = models.stream().collect(Collectors.groupingBy(ModelMeta::name, Collectors.counting()));
	}

	/**
	 * Draws models.
	 * @param models the models
	 * @return the diagram
	 */
	static String of(Collection<ModelMeta> models) {
		MermaidDiagram diagram = new MermaidDiagram(models);
		models.forEach(diagram::entity);
		models.forEach(diagram::relations);
		return diagram.text.toString();
	}

	private void entity(ModelMeta model) {
		this.text.append("    ").append(name(model)).append(" {\n");
		for (FieldMeta field : model.fields()) {
			this.text.append("        ")
				.append(field.sqlType().kind().name().toLowerCase(Locale.ROOT))
				.append(' ')
				.append(field.column().replaceAll("\\W", "_"))
				.append(key(model, field))
				.append('\n');
		}
		this.text.append("    }\n");
	}

	private static String key(ModelMeta model, FieldMeta field) {
		if (model.keyFields().contains(field)) {
			return (field.relation() != null) ? " PK, FK" : " PK";
		}
		if (field.relation() != null) {
			return " FK";
		}
		return field.unique() ? " UK" : "";
	}

	private void relations(ModelMeta model) {
		for (RelationMeta relation : model.relations()) {
			if (relation.isForward()) {
				this.text.append("    ")
					.append(name(relation.target()))
					.append(' ')
					.append(line(relation))
					.append(' ')
					.append(name(model))
					.append(" : ")
					.append(relation.name())
					.append('\n');
			}
		}
	}

	private static String line(RelationMeta relation) {
		String one = relation.nullable() ? "|o" : "||";
		return switch (relation.kind()) {
			case FOREIGN_KEY -> one + "--o{";
			case ONE_TO_ONE -> one + "--o|";
			default -> "}o--o{";
		};
	}

	private String name(ModelMeta model) {
		Function<String, String> plain = (name) -> name.replaceAll("\\W", "_");
		return (this.names.getOrDefault(model.name(), 1L) > 1) ? plain.apply(model.app() + "_" + model.name())
				: plain.apply(model.name());
	}

}
