package io.balie.shell.action.example;

import io.balie.dialog.custom.Doing;
import io.balie.dialog.custom.SlotValidator;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.tracker.Tracker;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses products that nobody has. */
public final class KnownProduct implements SlotValidator {

    @Override
    public String slot() {
        return "product";
    }

    @Override
    public Optional<String> form() {
        return Optional.of("order_form");
    }

    @Override
    public @Nullable Object validated(Object value, Tracker tracker, Domain domain, Doing doing) {
        return value.equals("unicorn") ? null : value;
    }
}
