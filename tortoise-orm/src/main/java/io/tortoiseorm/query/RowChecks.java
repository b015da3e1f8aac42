package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.dialect.Types;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.ValidationError;
import io.tortoiseorm.exceptions.ValidationError.Violation;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import org.jspecify.annotations.Nullable;

/**
 * Turns instances into rows for a database, and finds all that is wrong with them before
 * anything is sent.
 */
final class RowChecks {

	private final ModelMeta model;

	private final Types types;

	private final InstanceValidation validation;

	private final List<Violation> violations = new ArrayList<>();

	RowChecks(ModelMeta model, Types types, InstanceValidation validation) {
		this.model = model;
		this.types = types;
		this.validation = validation;
	}

	/**
	 * The row of one instance.
	 * @throws ValidationError with all that is wrong
	 */
	static @Nullable Object[] row(ModelMeta model, ModelBase instance, List<FieldMeta> fields, Database database,
			InstanceValidation validation) {
		RowChecks checks = new RowChecks(model, database.dialect().types(), validation);
		@Nullable Object[] row = checks.row(instance, fields);
		checks.refuse();
		return row;
	}

	/**
	 * The row of one of many instances, whatever may be wrong with it.
	 */
	@Nullable Object[] row(ModelBase instance, List<FieldMeta> fields, int position) {
		int before = this.violations.size();
		@Nullable Object[] row = row(instance, fields);
		for (int i = before; i < this.violations.size(); i++) {
			Violation violation = this.violations.get(i);
			String separator = violation.field().isEmpty() ? "" : ".";
			this.violations.set(i,
					new Violation("[" + position + "]" + separator + violation.field(), violation.message()));
		}
		return row;
	}

	/**
	 * Ends the checks.
	 * @throws ValidationError with all that is wrong
	 */
	void refuse() {
		if (!this.violations.isEmpty()) {
			throw new ValidationError(this.model.name(), this.violations);
		}
	}

	private @Nullable Object[] row(ModelBase instance, List<FieldMeta> fields) {
		@Nullable Object[] row = new Object[fields.size()];
		for (int i = 0; i < row.length; i++) {
			FieldMeta field = fields.get(i);
			row[i] = checked(field, field.get(instance));
		}
		this.violations.addAll(this.validation.validate(instance, fields));
		return row;
	}

	/**
	 * One value for a statement that sets it, in its logical class.
	 * @throws ValidationError with all that is wrong
	 */
	static @Nullable Object value(FieldMeta field, @Nullable Object value, Types types, InstanceValidation validation) {
		RowChecks checks = new RowChecks(field.model(), types, validation);
		Object logical = checks.checked(field, value);
		checks.refuse();
		checks.violations.addAll(validation.validate(field, field.type().fromLogical(logical)));
		checks.refuse();
		return logical;
	}

	private @Nullable Object checked(FieldMeta field, @Nullable Object value) {
		if (value == null) {
			if (!field.nullable() && !field.generated() && field.dbDefault() == null) {
				violated(field, "must not be null");
			}
			return null;
		}
		try {
			Object logical = field.type().toLogical(value);
			if (logical != null) {
				checkLength(field, logical);
				this.types.check(field.sqlType(), logical);
				for (String message : field.violations(logical)) {
					violated(field, message);
				}
			}
			return logical;
		}
		catch (ParamsError ex) {
			violated(field, String.valueOf(ex.getMessage()));
			return null;
		}
	}

	private void checkLength(FieldMeta field, Object logical) {
		int most = field.maxLength();
		if (most > 0 && logical instanceof String text && text.length() > most) {
			int length = text.codePointCount(0, text.length());
			if (length > most) {
				throw new ParamsError("has " + length + " characters, at most " + most + " are allowed");
			}
		}
	}

	private void violated(FieldMeta field, String message) {
		this.violations.add(new Violation(field.name(), message));
	}

}
