package io.tortoiseorm.meta.scanned.plain;

/**
 * Not a model.
 */
public class NoModel {

}
