package io.tortoiseorm;

import org.jspecify.annotations.Nullable;

/**
 * Chooses the connection of an operation. Routers are asked in order; the first answer
 * that is not {@code null} wins, and without any the app's default connection is taken.
 */
public interface Router {

	/**
	 * Where rows of a model are read.
	 * @param model the model
	 * @return the name of a connection, or {@code null} for no opinion
	 */
	default @Nullable String dbForRead(Class<?> model) {
		return null;
	}

	/**
	 * Where rows of a model are written or locked.
	 * @param model the model
	 * @return the name of a connection, or {@code null} for no opinion
	 */
	default @Nullable String dbForWrite(Class<?> model) {
		return null;
	}

}
