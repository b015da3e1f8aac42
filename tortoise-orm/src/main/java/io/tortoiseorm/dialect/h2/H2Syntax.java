package io.tortoiseorm.dialect.h2;

import io.tortoiseorm.dialect.ansi.AnsiSyntax;

/**
 * H2 takes NULL for the least value.
 */
final class H2Syntax extends AnsiSyntax {

	@Override
	protected boolean putsNullsFirst(boolean descending) {
		return !descending;
	}

}
