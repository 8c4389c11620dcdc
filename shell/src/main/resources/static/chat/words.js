// What the page itself says, in the languages of the desk. The assistant's own words come from the server.
export const WORDS = {
  nl: {
    title: (s) => `Chat met ${s.company}`,
    who: (s) => `${s.assistant} · geautomatiseerde assistent`,
    notice: (s) => s.formal
      ? `U chat met ${s.assistant}, de geautomatiseerde assistent van ${s.company}. Dit is een computerprogramma, geen mens.`
      : `Je chat met ${s.assistant}, de geautomatiseerde assistent van ${s.company}. Dit is een computerprogramma, geen mens.`,
    placeholder: (s) => s.formal ? 'Typ uw bericht' : 'Typ je bericht',
    send: 'Versturen',
    log: 'Gesprek',
    typing: 'De assistent schrijft',
    person: 'Medewerker',
    personLabel: 'Vraag om een medewerker',
    personMessage: 'Ik wil graag een medewerker spreken.',
    received: (s) => s.formal ? 'Uw bericht is ontvangen.' : 'Je bericht is ontvangen.',
    away: (s) => s.formal
      ? 'Uw bericht is niet aangekomen: de chat is even niet bereikbaar.'
      : 'Je bericht is niet aangekomen: de chat is even niet bereikbaar.',
    tooLong: 'Het bericht is te lang. Stuur het in delen.',
    retry: 'Opnieuw proberen',
    note: (s) => s.formal ? 'Deel hier geen wachtwoorden of pincodes.' : 'Deel hier geen wachtwoorden of pincodes.',
    opens: '(opent in een nieuw venster)',
  },
  en: {
    title: (s) => `Chat with ${s.company}`,
    who: (s) => `${s.assistant} · automated assistant`,
    notice: (s) => `You are chatting with ${s.assistant}, the automated assistant of ${s.company}. This is a computer program, not a person.`,
    placeholder: () => 'Type your message',
    send: 'Send',
    log: 'Conversation',
    typing: 'The assistant is writing',
    person: 'A person',
    personLabel: 'Ask for a person',
    personMessage: 'I would like to speak to a person.',
    received: () => 'Your message has been received.',
    away: () => 'Your message did not arrive: the chat cannot be reached at the moment.',
    tooLong: 'The message is too long. Please send it in parts.',
    retry: 'Try again',
    note: () => 'Please share no passwords or PINs here.',
    opens: '(opens in a new window)',
  },
  de: {
    title: (s) => `Chat mit ${s.company}`,
    who: (s) => `${s.assistant} · automatischer Assistent`,
    notice: (s) => s.formal
      ? `Sie chatten mit ${s.assistant}, dem automatischen Assistenten von ${s.company}. Das ist ein Computerprogramm, kein Mensch.`
      : `Du chattest mit ${s.assistant}, dem automatischen Assistenten von ${s.company}. Das ist ein Computerprogramm, kein Mensch.`,
    placeholder: () => 'Nachricht eingeben',
    send: 'Senden',
    log: 'Gespräch',
    typing: 'Der Assistent schreibt',
    person: 'Mitarbeiter',
    personLabel: 'Nach einem Mitarbeiter fragen',
    personMessage: 'Ich möchte gern mit einem Mitarbeiter sprechen.',
    received: (s) => s.formal ? 'Ihre Nachricht ist angekommen.' : 'Deine Nachricht ist angekommen.',
    away: (s) => s.formal
      ? 'Ihre Nachricht ist nicht angekommen: Der Chat ist gerade nicht erreichbar.'
      : 'Deine Nachricht ist nicht angekommen: Der Chat ist gerade nicht erreichbar.',
    tooLong: 'Die Nachricht ist zu lang. Bitte in Teilen senden.',
    retry: 'Erneut versuchen',
    note: () => 'Bitte hier keine Passwörter oder PINs mitteilen.',
    opens: '(öffnet ein neues Fenster)',
  },
  fr: {
    title: (s) => `Discussion avec ${s.company}`,
    who: (s) => `${s.assistant} · assistant automatisé`,
    notice: (s) => s.formal
      ? `Vous discutez avec ${s.assistant}, l’assistant automatisé de ${s.company}. C’est un programme informatique, pas une personne.`
      : `Tu discutes avec ${s.assistant}, l’assistant automatisé de ${s.company}. C’est un programme informatique, pas une personne.`,
    placeholder: (s) => s.formal ? 'Écrivez votre message' : 'Écris ton message',
    send: 'Envoyer',
    log: 'Conversation',
    typing: 'L’assistant écrit',
    person: 'Un conseiller',
    personLabel: 'Demander un conseiller',
    personMessage: 'Je voudrais parler à un conseiller.',
    received: (s) => s.formal ? 'Votre message est arrivé.' : 'Ton message est arrivé.',
    away: (s) => s.formal
      ? 'Votre message n’est pas arrivé : la discussion est injoignable pour le moment.'
      : 'Ton message n’est pas arrivé : la discussion est injoignable pour le moment.',
    tooLong: 'Le message est trop long. Envoyez-le en plusieurs parties.',
    retry: 'Réessayer',
    note: () => 'Ne partagez ici ni mot de passe ni code secret.',
    opens: '(s’ouvre dans une nouvelle fenêtre)',
  },
};
