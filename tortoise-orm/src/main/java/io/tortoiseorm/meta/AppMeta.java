package io.tortoiseorm.meta;

import java.util.List;

/**
 * A labelled group of models that share a default connection.
 *
 * @param label the label
 * @param connection the name of the default connection
 * @param models its models
 */
public record AppMeta(String label, String connection, List<ModelMeta> models) {

	/**
	 * Copies the list.
	 */
	public AppMeta {
		models = List.copyOf(models);
	}

}
