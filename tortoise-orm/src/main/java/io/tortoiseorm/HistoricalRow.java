package io.tortoiseorm;

/**
 * What the class of each historical model is made from. It has no members, and is no
 * nested class, so that its bytes can be defined again.
 */
final class HistoricalRow extends HistoricalModel {

}
