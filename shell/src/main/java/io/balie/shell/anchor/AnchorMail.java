package io.balie.shell.anchor;

import io.balie.data.bot.Anchoring;
import io.balie.data.bot.Connections;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/** A mailbox: a mail for each checkpoint, the note as a file with it, so that no mail program can change its lines. */
final class AnchorMail implements AnchorPlace {

    private static final String TIMEOUT_MILLIS = "10000";

    private final Anchoring.Mail settings;
    private final Clock clock;

    AnchorMail(Anchoring.Mail settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public void take(Signed checkpoint) throws NotTaken {
        Anchoring.Smtp smtp = settings.smtp();
        try {
            Session session = Session.getInstance(properties(smtp));
            MimeMessage mail = message(session, checkpoint);
            try (Transport transport = session.getTransport("smtp")) {
                Optional<Connections.BasicAuth> login = smtp.login();
                transport.connect(
                        smtp.host(),
                        smtp.port(),
                        login.map(Connections.BasicAuth::username).orElse(null),
                        login.map(Connections.BasicAuth::password).orElse(null));
                transport.sendMessage(mail, mail.getAllRecipients());
            }
        } catch (MessagingException e) {
            // Its words may repeat what was sent; its kind says enough.
            throw new NotTaken(
                    "could not be sent by %s:%d (%s)."
                            .formatted(smtp.host(), smtp.port(), e.getClass().getSimpleName()),
                    e);
        }
    }

    private static Properties properties(Anchoring.Smtp smtp) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(smtp.login().isPresent()));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(smtp.encrypted()));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(smtp.encrypted()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        return properties;
    }

    private MimeMessage message(Session session, Signed checkpoint) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress(settings.from(), true));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(settings.to(), true));
        mail.setSubject("Checkpoint %d of %s".formatted(checkpoint.size(), checkpoint.origin()), "UTF-8");
        mail.setSentDate(Date.from(clock.instant()));
        MimeBodyPart words = new MimeBodyPart();
        words.setText(
                "The log %s had %d records. Keep the attached file as it is: with it, nobody can change any of them unnoticed.%n"
                        .formatted(checkpoint.origin(), checkpoint.size()),
                "UTF-8");
        MimeBodyPart note = new MimeBodyPart();
        note.setContent(checkpoint.note().getBytes(StandardCharsets.UTF_8), "application/octet-stream");
        note.setFileName("checkpoint-%d.txt".formatted(checkpoint.size()));
        note.setHeader("Content-Transfer-Encoding", "base64");
        mail.setContent(new MimeMultipart(words, note));
        mail.saveChanges();
        return mail;
    }
}
