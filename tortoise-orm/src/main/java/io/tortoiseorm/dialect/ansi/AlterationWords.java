package io.tortoiseorm.dialect.ansi;

/**
 * The words of a database for changes of columns, each with the blank behind it where
 * something follows.
 *
 * @param addColumn before a new column
 * @param alterColumn before the name of a column that changes
 * @param setDefault before a default
 * @param dropDefault takes the default away
 * @param setNotNull forbids NULL
 * @param dropNotNull allows NULL
 * @param noComment stands for a comment that goes
 */
public record AlterationWords(String addColumn, String alterColumn, String setDefault, String dropDefault,
		String setNotNull, String dropNotNull, String noComment) {

}
