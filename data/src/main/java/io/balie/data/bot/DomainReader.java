package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Spot;
import io.balie.data.yaml.Value;
import io.balie.dialog.domain.Domain;
import io.balie.dialog.domain.EntityType;
import io.balie.dialog.domain.Form;
import io.balie.dialog.domain.Intent;
import io.balie.dialog.domain.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the keys of a domain from as many files as they stand in, and joins them. */
final class DomainReader {

    static final List<String> KEYS =
            List.of("intents", "entities", "slots", "forms", "responses", "actions", "e2e_actions", "session_config");

    /** Rasa's own: a session ends after an hour. */
    private static final Domain.Session USUAL_SESSION = new Domain.Session(Duration.ofMinutes(60), true);

    private final Names names;
    private final Findings findings;
    private final Program program;
    private final SlotReader slots;
    private final ResponseReader responses;
    private final Map<String, Intent> intents = new LinkedHashMap<>();
    private final Map<String, EntityType> entities = new LinkedHashMap<>();
    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final Set<String> actions = new LinkedHashSet<>();
    private final Set<String> sentTheDomain = new LinkedHashSet<>();
    private final Set<String> endToEnd = new LinkedHashSet<>();
    private final Set<String> retrievalIntents = new LinkedHashSet<>();
    private final Set<String> saidToBeRetrieved = new LinkedHashSet<>();
    private Domain.@Nullable Session session;

    DomainReader(Names names, Findings findings, Program program) {
        this.names = names;
        this.findings = findings;
        this.program = program;
        this.slots = new SlotReader(names, findings);
        this.responses = new ResponseReader(names, findings);
    }

    /** Read the domain's keys of a file; other keys are left to others. */
    void read(Block file) {
        read(file, "intents", this::intents);
        read(file, "entities", this::entities);
        read(file, "slots", slots::read);
        read(file, "forms", this::forms);
        read(file, "responses", responses::read);
        read(file, "actions", this::actions);
        read(file, "e2e_actions", this::endToEndActions);
        read(file, "session_config", this::session);
    }

    private void read(Block file, String key, Consumer<Value> reader) {
        if (file.has(key) && file.get(key).isEmpty()) {
            findings.warn(file.entry(key).orElseThrow().spot(), "'%s' is empty.".formatted(key));
        }
        file.get(key).ifPresent(reader);
    }

    Domain domain() {
        return new Domain(
                intents,
                retrievalIntents,
                entities,
                slots.slots(),
                forms,
                responses.responses(),
                actions,
                sentTheDomain,
                List.copyOf(endToEnd),
                session == null ? USUAL_SESSION : session);
    }

    Map<String, Slot> slots() {
        return slots.slots();
    }

    SlotReader slotReader() {
        return slots;
    }

    /** Whether nothing of a domain was written at all. */
    boolean isEmpty() {
        return intents.isEmpty()
                && entities.isEmpty()
                && slots.slots().isEmpty()
                && forms.isEmpty()
                && responses.responses().isEmpty()
                && actions.isEmpty();
    }

    /** What the bot says word by word in stories. */
    void saidInStories(Collection<String> texts) {
        endToEnd.addAll(texts);
    }

    /** Intents whose examples have keys; each is answered by an action of its own, which nobody needs to list. */
    void retrieved(Collection<String> bases) {
        Set<String> all = new LinkedHashSet<>(saidToBeRetrieved);
        all.addAll(bases);
        for (String base : all) {
            if (intents.containsKey(base)) {
                retrievalIntents.add(base);
            }
            String action = "utter_" + base;
            if (!responses.responses().containsKey(action)) {
                actions.add(action);
            }
            names.give(Names.Kind.ACTION, Set.of(action));
        }
    }

    /** What can only be said when every file has been read. */
    void check() {
        Set<String> placeNames = new HashSet<>(names.declared(Names.Kind.SLOT).keySet());
        placeNames.addAll(program.facts());
        placeNames.add("requested_slot");
        responses.checkPlaces(placeNames);
        for (Form form : forms.values()) {
            Spot spot = names.declared(Names.Kind.FORM).getOrDefault(form.name(), new Spot("domain.yml", 1, 1));
            for (String slot : form.requiredSlots()) {
                askedBy(form.name(), slot, spot);
            }
        }
        for (String name : actions) {
            Spot spot = names.declared(Names.Kind.ACTION).get(name);
            if (spot != null && name.startsWith("utter_") && !retrieves(name)) {
                findings.warn(
                        spot,
                        "Action '%s' has no response; the bot will say nothing.".formatted(name),
                        "Write it below 'responses'.");
            }
        }
    }

    private boolean retrieves(String action) {
        return retrievalIntents.contains(action.substring("utter_".length()))
                || responses.responses().keySet().stream().anyMatch(name -> name.startsWith(action + "/"));
    }

    private void askedBy(String form, String slot, Spot spot) {
        List<String> asking = List.of(
                "action_ask_" + form + "_" + slot,
                "utter_ask_" + form + "_" + slot,
                "action_ask_" + slot,
                "utter_ask_" + slot);
        for (String name : asking) {
            if (responses.responses().containsKey(name)
                    || names.isDeclared(Names.Kind.ACTION, name)
                    || program.actions().orElse(Set.of()).contains(name)) {
                if (responses.responses().containsKey(name)) {
                    names.use(Names.Kind.RESPONSE, name, spot, "form '" + form + "'");
                }
                return;
            }
        }
        findings.warn(
                spot,
                "Form '%s' has nothing to ask for slot '%s' with.".formatted(form, slot),
                "Write a response utter_ask_%s.".formatted(slot));
    }

    private void intents(Value list) {
        for (Value item : list.items("'intents'")) {
            named(item, "intent", Set.of("use_entities", "ignore_entities", "is_retrieval_intent"))
                    .ifPresent(entry -> {
                        if (names.declare(Names.Kind.INTENT, entry.name(), entry.spot())) {
                            intents.put(entry.name(), intent(entry));
                        }
                        if (entry.settings()
                                .map(s -> s.flag("is_retrieval_intent", false))
                                .orElse(false)) {
                            saidToBeRetrieved.add(entry.name());
                        }
                    });
        }
    }

    private Intent intent(NamedItem item) {
        if (item.settings().isEmpty()) {
            return Intent.of(item.name());
        }
        Block settings = item.settings().get();
        String by = "intent '" + item.name() + "'";
        Optional<Set<String>> used = Optional.empty();
        if (settings.has("use_entities")) {
            Value value = settings.entry("use_entities").orElseThrow().value();
            boolean all = !value.isNull()
                    && !value.isList()
                    && !value.isText()
                    && value.flag("'use_entities'").orElse(true);
            used = all ? Optional.empty() : Optional.of(new LinkedHashSet<>(entityNames(value, by)));
        }
        Set<String> ignored = settings.get("ignore_entities")
                .<Set<String>>map(value -> new LinkedHashSet<>(entityNames(value, by)))
                .orElse(Set.of());
        return new Intent(item.name(), used, ignored);
    }

    /** Entities of an intent; true, false and nothing name none. */
    private List<String> entityNames(Value value, String by) {
        List<String> found = new ArrayList<>();
        if (value.isList() || value.isText()) {
            for (Value item : value.itemsOrOne("this list of entities")) {
                item.text("this entity of " + by).ifPresent(name -> {
                    int mark = name.indexOf('#');
                    names.use(Names.Kind.ENTITY, mark < 0 ? name : name.substring(0, mark), item.spot(), by);
                    found.add(name);
                });
            }
        }
        return found;
    }

    private void entities(Value list) {
        for (Value item : list.items("'entities'")) {
            named(item, "entity", Set.of("roles", "groups", "influence_conversation"))
                    .ifPresent(entry -> {
                        if (names.declare(Names.Kind.ENTITY, entry.name(), entry.spot())) {
                            entities.put(
                                    entry.name(),
                                    entry.settings()
                                            .map(settings -> new EntityType(
                                                    entry.name(),
                                                    texts(settings, "roles"),
                                                    texts(settings, "groups"),
                                                    settings.flag("influence_conversation", true)))
                                            .orElse(EntityType.of(entry.name())));
                        }
                    });
        }
    }

    private void actions(Value list) {
        for (Value item : list.items("'actions'")) {
            named(item, "action", Set.of("send_domain")).ifPresent(entry -> {
                String name = entry.name();
                if (names.declare(Names.Kind.ACTION, name, entry.spot())) {
                    actions.add(name);
                }
                if (entry.settings().map(s -> s.flag("send_domain", false)).orElse(false)) {
                    sentTheDomain.add(name);
                }
            });
        }
    }

    private void endToEndActions(Value list) {
        for (Value item : list.items("'e2e_actions'")) {
            item.text("this text").ifPresent(endToEnd::add);
        }
    }

    /** Responses and forms may be listed as actions too; they are not counted twice. */
    void settleActions() {
        for (String form : forms.keySet()) {
            if (actions.contains(form)) {
                findings.warn(
                        names.declared(Names.Kind.ACTION).getOrDefault(form, new Spot("domain.yml", 1, 1)),
                        "Form '%s' is listed among the actions too; it is run as a form.".formatted(form),
                        "Take it out of 'actions'.");
            }
        }
        actions.removeIf(name -> responses.responses().containsKey(name) || forms.containsKey(name));
    }

    private record NamedItem(String name, Spot spot, Optional<Block> settings) {}

    /** {@code - name} or {@code - name: {settings}}. */
    private Optional<NamedItem> named(Value item, String what, Set<String> keys) {
        if (!item.isBlock()) {
            return item.text("this " + what).map(name -> new NamedItem(name, item.spot(), Optional.empty()));
        }
        Block block = item.block("this " + what).orElseThrow();
        if (block.entries().isEmpty()) {
            item.fault("This %s has no name.".formatted(what));
            return Optional.empty();
        }
        Value.Entry entry = block.entries().getFirst();
        if (entry.value().isNull()) {
            boolean shallow = block.entries().size() > 1;
            findings.fault(
                    entry.spot(),
                    "%s '%s' has a colon and nothing after it.".formatted(capital(what), entry.key()),
                    shallow ? "Indent what belongs to it." : "Leave the colon out.");
            return Optional.empty();
        }
        if (block.entries().size() != 1) {
            item.fault("This %s has %d keys, expected one: its name."
                    .formatted(what, block.entries().size()));
            return Optional.empty();
        }
        Optional<Block> settings = entry.value().block("%s '%s'".formatted(what, entry.key()));
        settings.ifPresent(s -> s.warnOfOthers(keys, "it has no effect"));
        return settings.map(s -> new NamedItem(entry.key(), entry.spot(), settings));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    static List<String> texts(Block block, String key) {
        return block.get(key).map(value -> value.itemsOrOne("'" + key + "'")).orElse(List.of()).stream()
                .flatMap(item -> item.text("an item of '" + key + "'").stream())
                .toList();
    }

    private void forms(Value map) {
        for (Value.Entry entry : map.block("'forms'").map(Block::entries).orElse(List.of())) {
            String name = entry.key();
            if (!names.declare(Names.Kind.FORM, name, entry.spot())) {
                continue;
            }
            if (entry.value().isNull()) {
                findings.warn(entry.spot(), "Form '%s' is empty; it asks for nothing.".formatted(name));
                forms.put(name, new Form(name, List.of(), List.of()));
                continue;
            }
            entry.value().block("form '" + name + "'").ifPresent(block -> form(name, block));
        }
    }

    private void form(String name, Block block) {
        if (!block.has("required_slots")) {
            findings.fault(
                    block.spot(),
                    "Form '%s' has no 'required_slots'.".formatted(name),
                    "Write required_slots: [slot]. A form of Rasa 2 is brought up to date by: balie import.");
            return;
        }
        block.warnOfOthers(List.of("required_slots", "ignored_intents"), "it has no effect");
        String by = "form '" + name + "'";
        Optional<Value> written = block.get("required_slots");
        List<String> required = new ArrayList<>();
        if (written.filter(Value::isBlock).isPresent()) {
            written.get()
                    .fault(
                            "'required_slots' of form '%s' is a block, expected a list of slots.".formatted(name),
                            "A form of Rasa 2 is brought up to date by: balie import.");
        } else {
            for (Value item : written.map(v -> v.items("'required_slots'")).orElse(List.of())) {
                item.text("a required slot").ifPresent(slot -> {
                    names.use(Names.Kind.SLOT, slot, item.spot(), by);
                    required.add(slot);
                });
            }
        }
        List<String> ignored = texts(block, "ignored_intents");
        block.get("ignored_intents")
                .ifPresent(value -> ignored.forEach(intent -> names.use(Names.Kind.INTENT, intent, value.spot(), by)));
        forms.put(name, new Form(name, required, ignored));
    }

    private void session(Value value) {
        value.block("'session_config'").ifPresent(block -> {
            block.warnOfOthers(
                    List.of("session_expiration_time", "carry_over_slots_to_new_session"), "it has no effect");
            double minutes = block.get("session_expiration_time")
                    .map(v -> {
                        OptionalDouble number = v.number("'session_expiration_time'");
                        if (number.isPresent() && number.getAsDouble() < 0) {
                            v.fault("'session_expiration_time' is %s, expected minutes, 0 for never."
                                    .formatted(v.described()));
                            return OptionalDouble.empty();
                        }
                        return number;
                    })
                    .orElse(OptionalDouble.empty())
                    .orElse((double) USUAL_SESSION.expiry().toMinutes());
            Domain.Session found = new Domain.Session(
                    Duration.ofMillis(Math.round(minutes * 60_000)),
                    block.flag("carry_over_slots_to_new_session", true));
            // As in Rasa: what only repeats the default never takes the place of what was set.
            if (session == null || session.equals(USUAL_SESSION)) {
                session = found;
            } else if (!found.equals(session) && !found.equals(USUAL_SESSION)) {
                findings.warn(
                        block.spot(),
                        "'session_config' stands in more than one file; the first one counts.",
                        "Keep one.");
            }
        });
    }

    /** Note a warning for every role that its entity does not declare. */
    void checkRoles(List<Annotations.RoleUse> uses) {
        for (Annotations.RoleUse use : uses) {
            EntityType known = entities.get(use.entity());
            if (known != null && !known.roles().contains(use.role())) {
                findings.warn(
                        use.spot(),
                        "Entity '%s' has no role '%s'.".formatted(use.entity(), use.role()),
                        io.balie.data.yaml.DidYouMean.hint(use.role(), known.roles()));
            }
        }
    }
}
