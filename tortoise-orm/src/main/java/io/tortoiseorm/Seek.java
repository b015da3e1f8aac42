package io.tortoiseorm;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.DynamicExpression;
import io.tortoiseorm.expressions.Ordering;
import io.tortoiseorm.expressions.Q;
import org.jspecify.annotations.Nullable;

/**
 * The condition of coming after given values in an ordering.
 */
final class Seek {

	private Seek() {
	}

	static Q after(@Nullable List<Ordering> ordering, Object[] last) {
		if (ordering == null || ordering.isEmpty()) {
			throw new ParamsError("seek(..) continues an ordering: call orderBy(..) before it.");
		}
		if (ordering.size() != last.length) {
			throw new ParamsError("seek(..) takes one value for each term of the ordering: it has " + ordering.size()
					+ " terms, found " + last.length + " values.");
		}
		List<Q> alternatives = new ArrayList<>();
		for (int i = 0; i < last.length; i++) {
			Q condition = Q.empty();
			for (int before = 0; before < i; before++) {
				condition = condition.and(ordering.get(before).expression().dynamic().eq(last[before]));
			}
			if (last[i] == null) {
				throw new ParamsError("seek(..) cannot continue after NULL: order by fields that are never NULL.");
			}
			Ordering term = ordering.get(i);
			DynamicExpression<Object> value = term.expression().dynamic();
			alternatives.add(condition.and(term.isDescending() ? value.lt(last[i]) : value.gt(last[i])));
		}
		return Q.anyOf(alternatives.toArray(Q[]::new));
	}

}
