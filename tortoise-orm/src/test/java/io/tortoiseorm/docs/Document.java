package io.tortoiseorm.docs;

import java.util.Map;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;

/**
 * Something of no fixed form.
 */
class Document extends Model<Document> {

	static final Manager<Document> objects = Manager.of(Document.class);

	Map<String, Object> data = Map.of();

}
