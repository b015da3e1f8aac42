package io.tortoiseorm.spring.boot.autoconfigure.signals;

import java.lang.annotation.Annotation;

import io.tortoiseorm.SignalRegistry;
import io.tortoiseorm.spring.signals.PostBulk;
import io.tortoiseorm.spring.signals.PostDelete;
import io.tortoiseorm.spring.signals.PostSave;
import io.tortoiseorm.spring.signals.PreBulk;
import io.tortoiseorm.spring.signals.PreDelete;
import io.tortoiseorm.spring.signals.PreSave;

/**
 * The signals that methods can receive, each with its annotation.
 */
enum SignalKind {

	PRE_SAVE(PreSave.class), POST_SAVE(PostSave.class), PRE_DELETE(PreDelete.class), POST_DELETE(PostDelete.class),
	PRE_BULK(PreBulk.class), POST_BULK(PostBulk.class);

	private final Class<? extends Annotation> annotation;

	SignalKind(Class<? extends Annotation> annotation) {
		this.annotation = annotation;
	}

	Class<? extends Annotation> annotation() {
		return this.annotation;
	}

	boolean isBulk() {
		return this == PRE_BULK || this == POST_BULK;
	}

	<M> void register(SignalRegistry registry, Class<M> model, SignalMethod method) {
		switch (this) {
			case PRE_SAVE -> registry.preSave(model, method::receive);
			case POST_SAVE -> registry.postSave(model, method::receive);
			case PRE_DELETE -> registry.preDelete(model, method::receive);
			case POST_DELETE -> registry.postDelete(model, method::receive);
			case PRE_BULK -> registry.preBulk(model, method::receive);
			case POST_BULK -> registry.postBulk(model, method::receive);
		}
	}

}
