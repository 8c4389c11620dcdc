package io.balie.shell.command;

import io.balie.data.bot.Connections;
import io.balie.data.bot.ProjectPaths;
import io.balie.data.company.CompanyFiles;
import io.balie.data.keys.KeyRefused;
import io.balie.data.privacy.Retention;
import io.balie.data.transcript.StoreFailed;
import io.balie.data.transcript.Summary;
import io.balie.data.transcript.TranscriptStore;
import io.balie.data.yaml.Faults;
import io.balie.dialog.Incoming;
import io.balie.dialog.Turns;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Message;
import io.balie.shell.Surroundings;
import io.balie.shell.anchor.CheckpointClock;
import io.balie.shell.anchor.SignedStore;
import io.balie.shell.channel.Channels;
import io.balie.shell.conversation.Conversations;
import io.balie.shell.conversation.Crew;
import io.balie.shell.conversation.CustodyDesk;
import io.balie.shell.conversation.HouseRules;
import io.balie.shell.conversation.LocalCustodian;
import io.balie.shell.conversation.ReminderClock;
import io.balie.shell.conversation.RetentionSweep;
import io.balie.shell.conversation.StoredTranscripts;
import io.balie.shell.conversation.TranscriptFolders;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Choice;
import io.balie.shell.desk.Desk;
import io.balie.shell.desk.DeskInUse;
import io.balie.shell.desk.Desks;
import io.balie.shell.desk.UnfitModel;
import io.balie.shell.desk.Workshop;
import io.balie.shell.http.ReadingTimes;
import io.balie.shell.http.WebServer;
import io.balie.shell.http.WebSettings;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.line.Talk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** Opens the desk to the web. */
public final class ServeCommands {

    private static final String GROUP = "At the desk";

    private final Surroundings surroundings;
    private final Desks desks;
    private final Talk talk;
    private final Clock clock;

    /** Commands over these desks. */
    public ServeCommands(Surroundings surroundings, Desks desks, Talk talk, Clock clock) {
        this.surroundings = surroundings;
        this.desks = desks;
        this.talk = talk;
        this.clock = clock;
    }

    /** Open the desk to the web. */
    @Command(
            name = "serve",
            alias = "run",
            group = GROUP,
            description = "Open the desk: Rasa's HTTP API and a web chat page.",
            help = """
                    Trains on first use. Answers until it is stopped with Ctrl-C. 'run' is the same command by Rasa's name.
                    The API is always there, with --enable-api or without: it listens on 127.0.0.1 unless told otherwise. Set
                    --auth-token or --jwt-secret before it listens on a network; channels and the chat page stay open to all.
                    --jwt-private-key is taken for Rasa's sake: tokens are checked here, and none are made.""")
    public void serve(
            @Option(
                            shortName = 'p',
                            longName = "port",
                            description = "to listen on; 0 for a free one",
                            defaultValue = "5005")
                    int port,
            @Option(
                            longName = "address",
                            description = "to listen on; 0.0.0.0 for the whole network",
                            defaultValue = "127.0.0.1")
                    String address,
            @Option(shortName = 'i', longName = "interface", description = "the same as --address, by Rasa's name")
                    String network,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "seed", description = ModelCommands.SEED, defaultValue = "-1") long seed,
            @Option(shortName = 'm', longName = "model", description = "a kept model to begin with") String model,
            @Option(longName = "endpoints", description = "a file of other servers; without it the bot's own")
                    String endpoints,
            @Option(longName = "credentials", description = "a file of channels; without it the bot's own")
                    String credentials,
            @Option(longName = "enable-api", description = "the API is always there", defaultValue = "false")
                    boolean api,
            @Option(shortName = 't', longName = "auth-token", description = "opens the API to whoever brings it")
                    String token,
            @Option(longName = "jwt-secret", description = "what JSON Web Tokens are signed with; a public key in PEM")
                    String secret,
            @Option(longName = "jwt-method", description = "how they are signed", defaultValue = "HS256") String method,
            @Option(longName = "jwt-private-key", description = "taken, and without effect") String privateKey,
            @Option(longName = "cors", description = "whose pages may call; * for all") String[] cors,
            @Option(longName = "ssl-certificate", description = "a file in PEM; then HTTPS is spoken")
                    String certificate,
            @Option(longName = "ssl-keyfile", description = "its private key") String key,
            @Option(longName = "ssl-ca-file", description = "certificates to trust") String authorities,
            @Option(longName = "ssl-password", description = "of the private key") String password,
            @Option(
                            longName = "response-timeout",
                            description = "seconds that a training or test may be waited for",
                            defaultValue = "3600")
                    int timeout,
            @Option(longName = "remote-storage", description = "not supported") String storage)
            throws InterruptedException {
        if (!storage.isBlank()) {
            throw new CommandFailed(
                    Status.WRONG_USAGE,
                    "--remote-storage %s: models are not fetched from elsewhere. Put the file into %s and name it with --model."
                            .formatted(storage, surroundings.home().resolve("models")));
        }
        String listening = network.isBlank() ? address : network;
        WebSettings plain = new WebSettings(listening, ServeOptions.port(port), Channels.DEFAULT)
                .withAccess(Optional.of(token).filter(given -> !given.isEmpty()), ServeOptions.tokens(secret, method))
                .withLongestAnswer(ServeOptions.patience(timeout));
        WebSettings settings = ServeOptions.encryption(certificate, key, authorities, password)
                .map(plain::withEncryption)
                .orElse(plain);
        refuseTaken(listening, port); // before a training, not after it
        Choice project = desks.choice(bot, company, ModelCommands.seed(seed));
        Checked checked = desks.checked(
                new Choice(connected(project.bot(), endpoints, credentials), project.company(), project.seed()));
        Channels channels = ServeOptions.withOrigins(channels(checked.bot().connections()), ServeOptions.origins(cors));
        boolean reason = checked.bot().connections().requiresReason();
        open(checked, model, settings.withChannels(channels).withReason(reason));
    }

    private static ProjectPaths connected(ProjectPaths project, String endpoints, String credentials) {
        return project.withConnections(
                endpoints.isBlank() ? project.endpoints() : ServeOptions.file("--endpoints", endpoints),
                credentials.isBlank() ? project.credentials() : ServeOptions.file("--credentials", credentials));
    }

    private static Channels channels(Connections connections) {
        try {
            connections.orThrow();
            return OpenChannels.of(connections);
        } catch (Faults faults) {
            throw new CommandFailed(
                    Status.INVALID_DATA,
                    "the bot's channels cannot be opened.%n%s".formatted(faults.getMessage()),
                    faults);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailed(
                    Status.INVALID_DATA,
                    "the bot's channels cannot be opened: %s".formatted(wrong.getMessage()),
                    wrong);
        }
    }

    @SuppressWarnings("try") // what is open there does its work unasked
    private void open(Checked checked, String model, WebSettings settings) throws InterruptedException {
        ReadingTimes times = new ReadingTimes();
        Workshop workshop = desks.workshop(checked, times, clock);
        AtomicReference<LocalCustodian.Memory> memory = new AtomicReference<>(LocalCustodian.Memory.NONE);
        try (TranscriptStore store = store(String.valueOf(settings.port()));
                LocalCustodian custodian = new LocalCustodian(
                        store, clock, (name, work) -> memory.get().without(name, work), settings.requiresReason());
                // Before a training, which takes its time: others may look meanwhile.
                CustodyDesk custody = custody(store, custodian, settings.requiresReason());
                CheckpointClock checkpoints = SignedStore.clock(
                        store,
                        folders().keys().signing(),
                        checked.bot().connections().anchoring(),
                        clock)) {
            Desk first =
                    model.isBlank() ? desks.open(checked, desks.model(checked, false), times) : kept(workshop, model);
            DeskInUse desk = new DeskInUse(first);
            Conversations conversations = new Conversations(
                    () -> {
                        Desk now = desk.get();
                        return new Crew(now.turns(), new StoredTranscripts(store, StoredTranscripts.provenance(now)));
                    },
                    clock);
            Thread.ofPlatform().daemon().name("warm-up").start(() -> warmUp(first));
            WebServer.Served served = new WebServer.Served(
                    desk, conversations, Optional.of(workshop), times, clock, Optional.of(checkpoints));
            memory.set(conversations::forgetting);
            try (RetentionSweep sweep = sweep(checked, store, custodian);
                    WebServer server = WebServer.start(served, settings);
                    ReminderClock reminders = reminders(conversations, server)) {
                conversations.tell(reminders::watch);
                Thread.ofPlatform()
                        .daemon()
                        .name("reminders-kept")
                        .start(() -> watchKept(store, conversations, reminders));
                welcome(checked, settings, server.port());
                Thread stop = new Thread(server::close, "stop");
                Runtime.getRuntime().addShutdownHook(stop);
                server.await();
            }
        } catch (PortInUseException taken) {
            throw taken(settings.port());
        }
    }

    private Desk kept(Workshop workshop, String model) {
        try {
            return workshop.load(model)
                    .orElseThrow(() -> new CommandFailed(
                            Status.NOT_FOUND,
                            "There is no model %s in %s."
                                    .formatted(model, surroundings.home().resolve("models"))));
        } catch (UnfitModel unfit) {
            throw new CommandFailed(Status.INVALID_DATA, String.valueOf(unfit.getMessage()), unfit);
        }
    }

    private static CustodyDesk custody(TranscriptStore store, LocalCustodian custodian, boolean asksWhy) {
        try {
            HouseRules.keep(store.folder(), asksWhy);
            return CustodyDesk.open(store.folder(), custodian);
        } catch (IOException failed) {
            throw new CommandFailed(
                    Status.NOT_REACHABLE,
                    "No socket can be made in %s, and without it nobody may look at what is stored: %s"
                            .formatted(store.folder(), failed.getMessage()),
                    failed);
        }
    }

    private RetentionSweep sweep(Checked checked, TranscriptStore store, LocalCustodian custodian) {
        Retention retention =
                checked.companyFiles().map(CompanyFiles::retention).orElse(Retention.NONE);
        if (retention.isNone()) {
            talk.say("balie: conversations are kept until they are erased; 'retention' in company.yml sets a time");
        }
        return RetentionSweep.daily(
                new RetentionSweep.Swept(() -> store.list(Summary.Filter.latest(Integer.MAX_VALUE)), custodian),
                retention,
                checked.company().timeZone(),
                clock);
    }

    private ReminderClock reminders(Conversations conversations, WebServer server) {
        return new ReminderClock(
                (id, reminder) -> {
                    List<Event> happened = conversations.remind(id, reminder);
                    String channel = conversations
                            .tracker(id)
                            .latestMessage()
                            .map(Event.UserUttered::channel)
                            .orElse("");
                    server.say(id, channel, happened);
                },
                clock);
    }

    /** Reminders that were to come when the program last stopped. */
    private static void watchKept(TranscriptStore store, Conversations conversations, ReminderClock reminders) {
        for (String id : store.having("reminder")) {
            reminders.watch(conversations.tracker(id));
        }
    }

    private void welcome(Checked checked, WebSettings settings, int port) {
        String name = checked.company().isNone()
                ? checked.choice().bot().folder().toAbsolutePath().normalize().getFileName() + ""
                : checked.company().name();
        talk.say("balie: the desk of %s is open on %s://%s:%d  (chat page: /chat, stop: Ctrl-C)"
                .formatted(name, settings.encryption().isPresent() ? "https" : "http", settings.address(), port));
        if (!settings.isGuarded() && !isLocal(settings.address())) {
            talk.say("warning: whoever reaches %s can read and change every conversation and the model."
                            .formatted(settings.address())
                    + " Set --auth-token or --jwt-secret, or put a proxy before it.");
        }
    }

    private static boolean isLocal(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /**
     * Go once through what nobody sees while the web server starts, so that the first visitor does not wait for classes to load: a turn of the front
     * desk, which acts on nothing outside; of any other bot, whose actions may, the reading alone.
     */
    private void warmUp(Desk desk) {
        Turns.Scene scene = desk.turns().scene();
        String text = "Goedemorgen, ik heb een vraag.";
        if (scene.company().isNone()) {
            scene.interpreter()
                    .read(new Message(
                            text,
                            clock.instant(),
                            scene.company().timeZone(),
                            scene.company().country(),
                            Optional.empty()));
        } else {
            desk.turns().take(Tracker.empty("warm-up"), new Incoming(text, clock.instant(), "none", "m0", Map.of()));
        }
    }

    private static void refuseTaken(String address, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (UnknownHostException unknown) {
            throw new CommandFailed(Status.WRONG_USAGE, "--address %s is no address.".formatted(address), unknown);
        } catch (IOException refused) {
            throw taken(port);
        }
    }

    private static CommandFailed taken(int port) {
        return new CommandFailed(
                Status.NOT_REACHABLE, "Port %d is taken or not allowed. Choose another with --port N.".formatted(port));
    }

    private TranscriptFolders folders() {
        return new TranscriptFolders(surroundings.home(), System.getenv(), warning -> talk.say("warning: " + warning));
    }

    private TranscriptStore store(String desk) {
        try {
            return folders().open(desk, clock.instant());
        } catch (StoreFailed | KeyRefused failed) {
            throw new CommandFailed(Status.NOT_REACHABLE, String.valueOf(failed.getMessage()), failed);
        }
    }

    /** Rasa's server of custom actions is a program of its own. */
    @Command(
            name = "run actions",
            group = GROUP,
            description = "Say where custom actions run.",
            help = "Starts nothing.")
    @SuppressWarnings("DoNotCallSuggester") // the shell calls it, to hear what it throws
    public void runActions(
            @Option(shortName = 'p', longName = "port", description = "without effect", defaultValue = "5055") int port,
            @Option(longName = "actions", description = "without effect") String actions) {
        throw new CommandFailed(Status.WRONG_USAGE, """
                Balie starts no action server. Actions in Java run in the program itself: put their jar into the bot's actions/ folder.
                Actions in Python run on rasa-sdk's own server: python -m rasa_sdk --actions %s --port %d
                and endpoints.yml says where it is: action_endpoint: {url: "http://localhost:%d/webhook"}""".formatted(actions.isBlank() ? "actions" : actions, port, port));
    }
}
