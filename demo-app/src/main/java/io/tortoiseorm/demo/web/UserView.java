package io.tortoiseorm.demo.web;

import java.time.Instant;

import io.tortoiseorm.demo.models.User;

/**
 * What a client sees of a user: everything but the password.
 *
 * @param id the user's id
 * @param email the address
 * @param username the name
 * @param role what the user may do
 * @param createdAt when the user registered
 */
record UserView(int id, String email, String username, String role, Instant createdAt) {

	static UserView of(User user) {
		return new UserView(user.getId(), user.getEmail(), user.getUsername(), user.getRole().value(),
				user.getCreatedAt());
	}

}
