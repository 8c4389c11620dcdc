package io.balie.shell.command;

import io.balie.dialog.company.Company;
import io.balie.dialog.retelling.Address;
import io.balie.dialog.retelling.Reteller;
import io.balie.dialog.retelling.Retelling;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Says a customer's question back, as the front desk would, and how it came to that. */
public final class RetellCommand {

    private static final List<Language> LANGUAGES = List.of(Language.NL, Language.EN, Language.DE, Language.FR);

    private final Desks desks;
    private final Clock clock;

    /** The command over these desks. */
    public RetellCommand(Desks desks, Clock clock) {
        this.desks = desks;
        this.clock = clock;
    }

    /** Say one question back. */
    @Command(name = "retell", group = ModelCommands.GROUP, description = "Say a customer's question back.", help = """
                    The message goes between quotes; without one, standard input is read, a message a line: later ones add to the first or correct it. The form of
                    address is the company's. With --explain, every step from the message to the sentence, and how sure it is. No names are taken out here, as the
                    desk does.""")
    public void retell(
            @Argument(index = 0, description = "MESSAGE", defaultValue = "") String text,
            @Option(
                            longName = "language",
                            description = "nl, en, de or fr; without it, the one that the model finds",
                            defaultValue = "")
                    String language,
            @Option(longName = "explain", description = "also show each step", defaultValue = "false") boolean explain,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context)
            throws IOException {
        boolean given = !context.parsedInput().arguments().isEmpty();
        List<String> messages = given
                ? List.of(text)
                : new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList();
        if (messages.stream().allMatch(String::isBlank)) {
            throw new CommandFailed(Status.WRONG_USAGE, "there is nothing to say back; put a message between quotes.");
        }
        Checked checked = desks.checked(desks.choice(bot, company, ModelCommands.seed(seed)));
        Company desk = checked.company();
        Language spoken = language.isEmpty() ? found(messages, checked) : named(language);
        Address address = desk.addressForm() == Company.AddressForm.FORMAL ? Address.FORMAL : Address.INFORMAL;
        Reteller reteller = Reteller.create();
        Retelling told = reteller.retell(messages, spoken, address);
        String question = reteller.question(told, spoken);
        String note = reteller.thirdPerson(messages, spoken);
        PrintWriter out = context.outputWriter();
        if (json) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("question", question);
            document.put("note", note);
            document.put("language", spoken.code());
            document.put("confidence", told.confidence());
            document.put("fallback", told.fallback());
            if (explain) {
                document.put("steps", told.trace());
            }
            out.println(JsonMapper.shared().writeValueAsString(document));
            return;
        }
        if (explain) {
            told.trace().forEach(step -> out.println(" " + Shown.plain(step)));
            out.println(String.format(
                    Locale.ROOT,
                    " sure %.2f%s; for a colleague: %s",
                    told.confidence(),
                    told.fallback() ? ", so it is quoted" : "",
                    Shown.plain(note)));
        }
        out.println(Shown.plain(question));
    }

    private Language found(List<String> messages, Checked checked) throws IOException {
        Company desk = checked.company();
        Message message = new Message(
                String.join("\n", messages), clock.instant(), desk.timeZone(), desk.country(), Optional.empty());
        return desks.model(checked, false).model().read(message).language();
    }

    private static Language named(String code) {
        return LANGUAGES.stream()
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new CommandFailed(
                        Status.WRONG_USAGE,
                        "--language is '%s', expected nl, en, de or fr.".formatted(Shown.plain(code))));
    }
}
