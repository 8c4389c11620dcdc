package io.balie.shell.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.balie.dialog.action.ActionServer;
import io.balie.dialog.custom.CustomAction;
import io.balie.dialog.custom.Doing;
import io.balie.dialog.custom.JavaActions;
import io.balie.dialog.custom.SlotValidator;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.shell.action.example.CheckStock;
import io.balie.shell.action.example.KnownProduct;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java actions in a jar beside a bot are found and run. */
class ActionJarsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final Domain DOMAIN = Domain.of(
            List.of(), List.of(), Map.of(), Map.of(), Map.of(), Set.of(), new Domain.Session(Duration.ZERO, true));

    @Test
    void a_jar_is_found_by_its_services(@TempDir Path folder) throws IOException {
        jar(folder.resolve("shop.jar"));
        try (ActionJars jars = ActionJars.load(List.of(folder, folder.resolve("missing")))) {
            JavaActions actions = new JavaActions(jars.actions(), jars.validators(), ActionServer.NONE);
            assertTrue(actions.has("action_check_stock"));
            assertTrue(actions.has("validate_order_form"));
            assertFalse(actions.has("validate_other_form"));
            assertFalse(actions.has("action_validate_slot_mappings"));
            assertEquals(
                    new ActionServer.Answer.Done(
                            List.of(new Event.SlotSet(NOON, "in_stock", true)),
                            List.of(Map.of("response", "utter_stock", "count", 3), Map.of("text", "Anything else?"))),
                    actions.run(call("action_check_stock", new Event.SlotSet(NOON, "product", "lamp"))));
        }
    }

    @Test
    void a_validator_sees_what_was_just_filled() {
        JavaActions actions = new JavaActions(List.of(), List.of(new KnownProduct()), ActionServer.NONE);
        Event form = new Event.ActionExecuted(NOON, "order_form", Optional.empty(), 1, List.of());
        assertEquals(
                new ActionServer.Answer.Done(List.of(new Event.SlotSet(NOON, "product", null)), List.of()),
                actions.run(call("validate_order_form", form, new Event.SlotSet(NOON, "product", "unicorn"))));
        assertEquals(
                new ActionServer.Answer.Done(List.of(), List.of()),
                actions.run(call("validate_order_form", new Event.SlotSet(NOON, "product", "lamp"), form)));
    }

    @Test
    void a_rejection_is_no_failure() {
        JavaActions actions = new JavaActions(List.of(new CheckStock()), List.of(), ActionServer.NONE);
        assertInstanceOf(ActionServer.Answer.Rejected.class, actions.run(call("action_check_stock")));
    }

    @Test
    void what_an_action_throws_is_told_without_its_words() {
        CustomAction broken = new CustomAction() {
            @Override
            public String name() {
                return "action_broken";
            }

            @Override
            public void run(Tracker tracker, Domain domain, Doing doing) {
                throw new IllegalStateException("the customer said 'secret'");
            }
        };
        ActionServer.Answer.Failed failed = assertInstanceOf(
                ActionServer.Answer.Failed.class,
                new JavaActions(List.of(broken), List.of(), ActionServer.NONE).run(call("action_broken")));
        assertTrue(failed.reason()
                .startsWith("Action 'action_broken' failed: it threw java.lang.IllegalStateException at"));
        assertFalse(failed.reason().contains("secret"));
    }

    @Test
    void two_actions_of_one_name_are_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new JavaActions(List.of(new CheckStock(), new CheckStock()), List.of(), ActionServer.NONE));
    }

    @Test
    void other_actions_are_left_to_the_server() {
        JavaActions actions = new JavaActions(
                List.of(new CheckStock()),
                List.of(),
                call -> new ActionServer.Answer.Rejected("asked for " + call.action()));
        assertEquals(new ActionServer.Answer.Rejected("asked for action_other"), actions.run(call("action_other")));
    }

    private static ActionServer.Call call(String action, Event... events) {
        return new ActionServer.Call(action, Tracker.of("c", List.of(events)), DOMAIN, false, NOON);
    }

    private static void jar(Path file) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            service(jar, CustomAction.class, CheckStock.class);
            service(jar, SlotValidator.class, KnownProduct.class);
        }
    }

    private static void service(JarOutputStream jar, Class<?> service, Class<?> provider) throws IOException {
        jar.putNextEntry(new JarEntry("META-INF/services/" + service.getName()));
        jar.write(provider.getName().getBytes(StandardCharsets.UTF_8));
        String code = provider.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(code));
        try (InputStream in = provider.getClassLoader().getResourceAsStream(code)) {
            Objects.requireNonNull(in).transferTo(jar);
        }
    }
}
