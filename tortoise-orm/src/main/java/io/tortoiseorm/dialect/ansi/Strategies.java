package io.tortoiseorm.dialect.ansi;

import io.tortoiseorm.dialect.Alterations;
import io.tortoiseorm.dialect.Catalog;
import io.tortoiseorm.dialect.Ddl;
import io.tortoiseorm.dialect.Errors;
import io.tortoiseorm.dialect.Functions;
import io.tortoiseorm.dialect.Operators;
import io.tortoiseorm.dialect.Syntax;
import io.tortoiseorm.dialect.Types;
import io.tortoiseorm.dialect.Writes;

/**
 * What a dialect is composed of.
 *
 * @param types column types and how values travel
 * @param syntax clauses
 * @param operators conditions
 * @param functions functions by their standard names
 * @param writes inserts and upserts
 * @param errors driver errors told apart
 * @param ddl statements that define the schema
 * @param alterations statements that change the schema
 * @param catalog what the database tells of its own tables
 */
public record Strategies(Types types, Syntax syntax, Operators operators, Functions functions, Writes writes,
		Errors errors, Ddl ddl, Alterations alterations, Catalog catalog) {

}
