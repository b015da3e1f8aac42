package io.tortoiseorm.spring.boot.test.context;

import io.tortoiseorm.spring.boot.test.TortoiseTest;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/**
 * Starts the context of a {@link TortoiseTest}.
 */
public final class TortoiseTestContextBootstrapper extends TestSliceTestContextBootstrapper<TortoiseTest> {

}
