package io.tortoiseorm.demo.web;

import io.tortoiseorm.demo.models.User;

/**
 * The customer of an order.
 *
 * @param id the user's id
 * @param email the address
 * @param username the name
 */
record CustomerView(int id, String email, String username) {

	static CustomerView of(User user) {
		return new CustomerView(user.getId(), user.getEmail(), user.getUsername());
	}

}
