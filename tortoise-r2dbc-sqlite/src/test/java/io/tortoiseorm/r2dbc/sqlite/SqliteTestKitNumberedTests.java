package io.tortoiseorm.r2dbc.sqlite;

class SqliteTestKitNumberedTests extends SqliteTestKit<String> {

	@Override
	public String getPlaceholder(int index) {
		return "?" + (index + 1);
	}

	@Override
	public String getIdentifier(int index) {
		return "?" + (index + 1);
	}

}
