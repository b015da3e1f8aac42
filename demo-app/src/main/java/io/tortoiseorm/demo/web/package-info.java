/**
 * The shop over HTTP.
 */
@NullMarked
package io.tortoiseorm.demo.web;

import org.jspecify.annotations.NullMarked;
