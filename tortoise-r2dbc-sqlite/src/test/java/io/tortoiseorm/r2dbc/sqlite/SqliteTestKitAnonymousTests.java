package io.tortoiseorm.r2dbc.sqlite;

class SqliteTestKitAnonymousTests extends SqliteTestKit<Integer> {

	@Override
	public String getPlaceholder(int index) {
		return "?";
	}

	@Override
	public Integer getIdentifier(int index) {
		return index;
	}

}
