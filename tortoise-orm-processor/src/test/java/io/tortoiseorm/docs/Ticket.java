package io.tortoiseorm.docs;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharField;

/**
 * A model of {@code docs/instances.md} that has two managers.
 */
@Table(name = "docs_tickets")
public class Ticket extends Model<Ticket> {

	/** All rows. */
	public static final Manager<Ticket> objects = Manager.of(Ticket.class);

	/** The rows that are not closed. */
	public static final Manager<Ticket> open = new OpenTickets();

	@CharField(maxLength = 20)
	public String title = "";

	@BooleanField
	public boolean closed;

	static class OpenTickets extends Manager<Ticket> {

		@Override
		public QuerySet<Ticket> all() {
			return super.all().filter(Ticket_.closed.isFalse());
		}

	}

}
