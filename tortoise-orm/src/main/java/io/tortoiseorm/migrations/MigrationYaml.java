package io.tortoiseorm.migrations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.exceptions.MigrationError;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Migrations as YAML, always written the same way.
 */
final class MigrationYaml {

	private static final int LINE = 120;

	private MigrationYaml() {
	}

	static String write(Migration migration) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("dependencies", migration.dependencies());
		if (migration.online()) {
			map.put("online", true);
		}
		map.put("operations", migration.operations().stream().map(OperationYaml::write).toList());
		DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
		options.setIndicatorIndent(2);
		options.setIndentWithIndicator(true);
		options.setWidth(LINE);
		options.setSplitLines(false);
		options.setLineBreak(DumperOptions.LineBreak.UNIX);
		options.setDereferenceAliases(true);
		return new Yaml(new Representer(options), options).dump(copy(map));
	}

	/** Without immutable lists, which are written like other lists only when copied. */
	private static Object copy(Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> copy = new LinkedHashMap<>();
			map.forEach((key, entry) -> copy.put(key, copy(entry)));
			return copy;
		}
		if (value instanceof List<?> list) {
			List<Object> copy = new ArrayList<>();
			list.forEach((entry) -> copy.add(copy(entry)));
			return copy;
		}
		return value;
	}

	static Migration read(String app, String name, String text) {
		String place = app + "/" + name;
		YamlMap map = new YamlMap(place, load(place, text));
		List<Operation> operations = map.maps("operations").stream().map(OperationYaml::read).toList();
		Migration migration = new Migration(app, name, map.texts("dependencies"), operations,
				map.flag("online", false));
		map.end();
		return migration;
	}

	private static Object load(String place, String text) {
		try {
			LoaderOptions options = new LoaderOptions();
			options.setAllowDuplicateKeys(false);
			return new Yaml(new SafeConstructor(options)).load(text);
		}
		catch (YAMLException ex) {
			throw new MigrationError("%s is not YAML: %s".formatted(place, ex.getMessage()), ex);
		}
	}

	static String checksum(Migration migration) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest(write(migration).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest).substring(0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
