package io.tortoiseorm.demo.web;

import io.tortoiseorm.demo.models.Text;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A user to register.
 *
 * @param email the address
 * @param username the name
 * @param password the password, which is kept only as a hash
 */
record NewUser(@NotBlank @Email @Size(max = 255) String email, @NotBlank @Text @Size(max = 100) String username,
		@NotBlank @Size(max = 200) String password) {

	@Override
	public String toString() {
		return "NewUser[email=" + this.email + ", username=" + this.username + "]";
	}

}
