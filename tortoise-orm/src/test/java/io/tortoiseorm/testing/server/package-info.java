/**
 * The servers behind the test databases: found by URL, started from binaries that Maven
 * fetched, or started in containers, and shared by all test JVMs of one build.
 */
@NullMarked
package io.tortoiseorm.testing.server;

import org.jspecify.annotations.NullMarked;
