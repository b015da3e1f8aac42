package io.tortoiseorm.demo.services;

import io.tortoiseorm.demo.models.User;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Registers users.
 */
@Service
public class UserService {

	private final PasswordEncoder passwordEncoder;

	UserService(PasswordEncoder passwordEncoder) {
		this.passwordEncoder = passwordEncoder;
	}

	/**
	 * Registers a customer. The password is hashed off the event loop: that takes long,
	 * as it should.
	 * @param user a new user with a password
	 * @return the saved user; {@link io.tortoiseorm.exceptions.IntegrityError} when email
	 * or username are taken
	 */
	public Mono<User> register(User user) {
		return Mono.fromCallable(() -> this.passwordEncoder.encode(user.getPassword()))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((hash) -> {
				user.setPasswordHash(hash);
				return user.save();
			});
	}

}
