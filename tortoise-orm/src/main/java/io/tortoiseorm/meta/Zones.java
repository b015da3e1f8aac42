package io.tortoiseorm.meta;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The zones of points in time, which travel in UTC whatever these are.
 *
 * @param shown the zone in which values with a zone are given back
 * @param assumed the zone of given values that have none
 */
record Zones(ZoneId shown, ZoneId assumed) {

	static final Zones UTC = new Zones(ZoneOffset.UTC, ZoneOffset.UTC);

	Zones {
		shown = shown.normalized();
		assumed = assumed.normalized();
	}

}
