package io.tortoiseorm.r2dbc.sqlite;

class SqliteTestKitNamedTests extends SqliteTestKit<String> {

	@Override
	public String getPlaceholder(int index) {
		return ":v" + index;
	}

	@Override
	public String getIdentifier(int index) {
		return "v" + index;
	}

}
