package io.tortoiseorm.meta;

import java.util.List;

/**
 * An app as it is configured.
 *
 * @param label the label
 * @param connection the default connection
 * @param classes model classes
 * @param names names of classes and packages
 */
record AppSource(String label, String connection, List<Class<?>> classes, List<String> names) {

}
