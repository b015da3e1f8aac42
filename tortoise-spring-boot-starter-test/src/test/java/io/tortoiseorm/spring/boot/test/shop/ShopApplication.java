package io.tortoiseorm.spring.boot.test.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application to test.
 */
@SpringBootApplication
public class ShopApplication {

}
