package io.tortoiseorm.demo;

import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/**
 * PLACEHOLDER
 */
@DatabaseTest
class OpenApiTest {

}
