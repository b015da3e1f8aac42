package io.tortoiseorm.demo.services;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/**
 * How passwords are hashed.
 */
@Configuration(proxyBeanMethods = false)
class PasswordEncoderConfiguration {

	/**
	 * PBKDF2, which unlike bcrypt takes passwords of any length.
	 */
	@Bean
	PasswordEncoder passwordEncoder() {
		return Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();
	}

}
