package io.tortoiseorm.meta.scanned.sub;

import io.tortoiseorm.meta.scanned.Base;

/**
 * A model below.
 */
public class Beta extends Base<Beta> {

}
