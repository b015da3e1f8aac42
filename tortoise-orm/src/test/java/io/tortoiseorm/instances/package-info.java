/**
 * What users see of instances: changes, versions, soft deletion.
 */
@NullMarked
package io.tortoiseorm.instances;

import org.jspecify.annotations.NullMarked;
